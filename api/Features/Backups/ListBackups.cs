using BackupApi.Data;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Backups;

/// <summary>What a list of backups can be narrowed to.</summary>
/// <param name="Status">One or more, comma separated: completed, warning, vanished, deleted; without it all but deleted ones.</param>
/// <param name="From">Started at or after.</param>
/// <param name="To">Started before.</param>
/// <param name="Search">Part of the name or archive, in any case; of one or two letters only among the newest 5,000.</param>
internal sealed record BackupFilter(Guid? JobId, Guid? SourceId, Guid? ServerId, Guid? RepositoryId, string? Status, DateTimeOffset? From, DateTimeOffset? To, string? Search);

internal static class ListBackups
{
    private const string Newest = " order by b.started_at desc, b.id desc limit @Rows";

    private const string Found = "select backups_named(@Search, @At, @Id, @Rows, @Statuses, @JobId, @SourceId, @ServerId, @RepositoryId, @From, @To)";

    /// <summary>The workspace's backups, newest first.</summary>
    internal static async Task<Ok<Page<BackupResponse>>> HandleAsync(
        [AsParameters] BackupFilter filter, [AsParameters] PageRequest page, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        var statuses = EnumText.List<BackupStatus>(filter.Status, "status");
        var found = string.IsNullOrWhiteSpace(filter.Search) ? "select b.id from backups b where b.workspace_id = @WorkspaceId" + Conditions(filter, statuses) + Newest : Found;
        // Names are joined to what is shown, and to nothing else.
        var sql = $"{BackupResponse.Select} where b.workspace_id = @WorkspaceId and b.id = any(array({found})){Newest}";
        var parameters = new
        {
            caller.WorkspaceId, page.Position?.At, page.Position?.Id, Rows = page.Size + 1, Statuses = statuses.Length == 0 ? null : statuses, filter.JobId, filter.SourceId, filter.ServerId, filter.RepositoryId,
            From = filter.From?.ToUniversalTime(), To = filter.To?.ToUniversalTime(), Search = filter.Search?.Trim(),
        };
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = (await connection.QueryAsync<BackupResponse>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken))).AsList();
        return TypedResults.Ok(page.Cut(rows, row => row, row => new Cursor(row.StartedAt, row.Id)));
    }

    private static string Conditions(BackupFilter filter, string[] statuses) =>
        " and (@At::timestamptz is null or (b.started_at, b.id) < (@At, @Id))"
        + (statuses.Length == 0 ? " and b.status <> 'deleted'" : " and b.status = any (@Statuses)")
        + (filter.JobId is null ? "" : " and b.job_id = @JobId")
        + (filter.SourceId is null ? "" : " and b.source_id = @SourceId")
        + (filter.ServerId is null ? "" : " and b.server_id = @ServerId")
        + (filter.RepositoryId is null ? "" : " and b.repository_id = @RepositoryId")
        + (filter.From is null ? "" : " and b.started_at >= @From")
        + (filter.To is null ? "" : " and b.started_at < @To");
}
