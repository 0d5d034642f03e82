using System.Text.Json;
using BackupApi.PoolTypes;
using BackupApi.Problems;
using Dapper;
using Npgsql;

namespace BackupApi.Features.Repositories;

/// <summary>Reads repositories with what is known of their backups and jobs: two statements however many there are.</summary>
internal static class RepositoryReader
{
    internal const string Select = """
        select r.id, r.name, r.pool_id, p.name as pool_name, p.settings::text as pool_settings, r.engine, r.location, r.encryption, r.compression, r.append_only, r.status, r.status_reason,
               r.original_bytes, r.compressed_bytes, r.deduplicated_bytes, r.backup_count, r.last_backup_at, r.last_checked_at, r.last_check_result,
               r.last_kit_exported_at, r.retention::text as retention, r.maintenance::text as maintenance, r.next_prune_at, r.next_check_at, r.last_pruned_at, r.last_data_check_at, r.data_shares::text as data_shares, r.tags, r.version, r.created_at, r.updated_at
        from repositories r
        join storage_pools p on p.id = r.pool_id
        """;

    private const string OneSql = Select + " where r.workspace_id = @WorkspaceId and r.id = @Id";

    private const string JobsSql = """
        select i.id as repository_id, j.id, j.name from unnest(@Ids) as i(id)
        cross join lateral (select job_id from job_targets where workspace_id = @WorkspaceId and repository_id = i.id limit @Most) t
        join jobs j on j.id = t.job_id
        order by lower(j.name)
        """;

    /// <summary>Throws <see cref="ProblemException"/> (not_found).</summary>
    internal static async Task<RepositoryResponse> ReadAsync(NpgsqlConnection connection, Guid workspaceId, Guid id, CancellationToken cancellationToken)
    {
        var row = await connection.QuerySingleOrDefaultAsync<RepositoryResponse>(new CommandDefinition(OneSql, new { WorkspaceId = workspaceId, Id = id }, cancellationToken: cancellationToken))
            ?? throw ProblemException.NotFound("repository");
        return (await CompleteAsync(connection, workspaceId, [row], int.MaxValue, cancellationToken))[0];
    }

    /// <param name="most">So many jobs of each are named.</param>
    internal static async Task<IReadOnlyList<RepositoryResponse>> CompleteAsync(
        NpgsqlConnection connection, Guid workspaceId, IReadOnlyList<RepositoryResponse> rows, int most, CancellationToken cancellationToken)
    {
        var parameters = new { WorkspaceId = workspaceId, Ids = rows.Select(row => row.Id).ToArray(), Most = most };
        var jobs = (await connection.QueryAsync<JobRow>(new CommandDefinition(JobsSql, parameters, cancellationToken: cancellationToken)))
            .ToLookup(row => row.RepositoryId, row => new RepositoryJob(row.Id, row.Name));
        return [.. rows.Select(row => row with { UsedByJobs = [.. jobs[row.Id]], Address = AddressOf(row) })];
    }

    private static string AddressOf(RepositoryResponse row)
    {
        using var settings = JsonDocument.Parse(row.PoolSettings);
        return PoolSettings.Read(settings.RootElement).AddressOf(row.Location);
    }

    private sealed record JobRow
    {
        public Guid RepositoryId { get; init; }
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
    }
}
