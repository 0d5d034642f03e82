using BackupApi.Data;
using BackupApi.Orchestration;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Operations;

/// <summary>What a list of operations can be narrowed to.</summary>
/// <param name="Status">One or more, comma separated: pending, running, paused, completed, warning, failed, cancelled.</param>
/// <param name="Kind">One or more, comma separated: backup, restore, check, delete, refresh.</param>
internal sealed record OperationFilter(string? Status, string? Kind, Guid? JobId, Guid? ServerId, Guid? RepositoryId, Guid? SourceId, Guid? RunId);

internal static class ListOperations
{
    private const string Where = """
         where o.workspace_id = @WorkspaceId and (@At::timestamptz is null or (o.created_at, o.id) < (@At, @Id))
        """;

    /// <summary>The workspace's operations, newest first.</summary>
    internal static async Task<Ok<Page<OperationSummary>>> HandleAsync(
        [AsParameters] OperationFilter filter, [AsParameters] PageRequest page, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        var statuses = EnumText.List(filter.Status);
        var kinds = EnumText.List(filter.Kind);
        var sql = OperationSummary.Select + Where
            + (statuses.Length > 0 ? " and o.status = any (@Statuses)" : "")
            + (kinds.Length > 0 ? " and o.kind = any (@Kinds)" : "")
            + (filter.JobId is not null ? " and o.job_id = @JobId" : "")
            + (filter.ServerId is not null ? " and o.server_id = @ServerId" : "")
            + (filter.RepositoryId is not null ? " and o.repository_id = @RepositoryId" : "")
            + (filter.SourceId is not null ? " and o.source_id = @SourceId" : "")
            + (filter.RunId is not null ? " and o.run_id = @RunId" : "")
            + " order by o.created_at desc, o.id desc limit @Rows";
        var parameters = new
        {
            caller.WorkspaceId, page.Position?.At, page.Position?.Id, Rows = page.Size + 1, Statuses = statuses, Kinds = kinds,
            filter.JobId, filter.ServerId, filter.RepositoryId, filter.SourceId, filter.RunId,
        };
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = (await connection.QueryAsync<OperationSummary>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken))).AsList();
        return TypedResults.Ok(page.Cut(rows, row => row, row => new Cursor(row.CreatedAt, row.Id)));
    }
}
