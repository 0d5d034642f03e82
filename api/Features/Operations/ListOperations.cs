using BackupApi.Data;
using BackupApi.Orchestration;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Operations;

/// <summary>What a list of operations can be narrowed to.</summary>
/// <param name="Status">One or more, comma separated: pending, running, paused, completed, warning, failed, cancelled.</param>
/// <param name="Kind">One or more, comma separated: backup, restore, check, delete, refresh, verify, prune.</param>
internal sealed record OperationFilter(string? Status, string? Kind, Guid? JobId, Guid? ServerId, Guid? RepositoryId, Guid? SourceId, Guid? RunId);

internal static class ListOperations
{
    private const string Before = "(@At::timestamptz is null or (o.created_at, o.id) < (@At, @Id))";

    private const string Newest = " order by o.created_at desc, o.id desc limit @Rows";

    private const string OfOneThing = $"select o.id from operations o where o.workspace_id = @WorkspaceId and {Before}";

    // Each combination of kind and status is read newest first from its index, and the newest of them all are shown: what is rare is found as fast as what is not.
    private const string OfKindAndStatus = $"""
        select o.id from unnest(@Kinds) as k(kind) cross join unnest(@Statuses) as s(status) cross join lateral (
          select o.id, o.created_at from operations o
          where o.workspace_id = @WorkspaceId and o.kind = k.kind and o.status = s.status and {Before}{Newest}) o
        """;

    /// <summary>The workspace's operations, newest first.</summary>
    internal static async Task<Ok<Page<OperationSummary>>> HandleAsync(
        [AsParameters] OperationFilter filter, [AsParameters] PageRequest page, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        var statuses = EnumText.List<OperationStatus>(filter.Status, "status");
        var kinds = EnumText.List<OperationKind>(filter.Kind, "kind");
        var ofOneThing = (filter.JobId ?? filter.ServerId ?? filter.RepositoryId ?? filter.SourceId ?? filter.RunId) is not null;
        var found = ofOneThing || (statuses.Length == 0 && kinds.Length == 0) ? OfOneThing + Conditions(filter, statuses, kinds) : OfKindAndStatus;
        if (!ofOneThing) (statuses, kinds) = (OrAll<OperationStatus>(statuses), OrAll<OperationKind>(kinds));
        // Names are joined to what is shown, and to nothing else.
        var sql = $"{OperationSummary.Select} where o.workspace_id = @WorkspaceId and o.id = any(array({found}{Newest})){Newest}";
        var parameters = new
        {
            caller.WorkspaceId, page.Position?.At, page.Position?.Id, Rows = page.Size + 1, Statuses = statuses, Kinds = kinds,
            filter.JobId, filter.ServerId, filter.RepositoryId, filter.SourceId, filter.RunId,
        };
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = (await connection.QueryAsync<OperationSummary>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken))).AsList();
        return TypedResults.Ok(page.Cut(rows, row => row, row => new Cursor(row.CreatedAt, row.Id)));
    }

    private static string Conditions(OperationFilter filter, string[] statuses, string[] kinds) =>
        (statuses.Length > 0 ? " and o.status = any (@Statuses)" : "")
        + (kinds.Length > 0 ? " and o.kind = any (@Kinds)" : "")
        + (filter.JobId is not null ? " and o.job_id = @JobId" : "")
        + (filter.ServerId is not null ? " and o.server_id = @ServerId" : "")
        + (filter.RepositoryId is not null ? " and o.repository_id = @RepositoryId" : "")
        + (filter.SourceId is not null ? " and o.source_id = @SourceId" : "")
        + (filter.RunId is not null ? " and o.run_id = @RunId" : "");

    private static string[] OrAll<T>(string[] chosen) where T : struct, Enum => chosen.Length > 0 ? [.. chosen.Distinct()] : [.. Enum.GetValues<T>().Select(EnumText.Of)];
}
