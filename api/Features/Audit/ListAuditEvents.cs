using System.Text.Json;
using BackupApi.Data;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Audit;

/// <summary>Something that somebody did.</summary>
/// <param name="Actor">E-mail address, "token name (e-mail address)", or the part of the service that acted by itself.</param>
/// <param name="Action">Stable name, such as "server.created".</param>
/// <param name="Details">What else there is to say, by kind of action.</param>
public sealed record AuditEventResponse(
    Guid Id, DateTimeOffset OccurredAt, string Actor, string Action, string SubjectType, Guid? SubjectId, string SubjectName, JsonElement Details, string? IpAddress);

internal static class ListAuditEvents
{
    private const string Sql = """
        select id, occurred_at, actor, action, subject_type, subject_id, subject_name, details::text as details, ip_address from audit_events
        where workspace_id = @WorkspaceId
          and (@SubjectType::text is null or subject_type = @SubjectType)
          and (@SubjectId::uuid is null or subject_id = @SubjectId)
          and (@Action::text is null or action = @Action)
          and (@At::timestamptz is null or (occurred_at, id) < (@At, @Id))
        order by occurred_at desc, id desc limit @Rows
        """;

    /// <summary>Lists what was done and by whom, newest first.</summary>
    /// <param name="subjectType">Only events about this type of thing, such as "server".</param>
    /// <param name="subjectId">Only events about this thing.</param>
    /// <param name="action">Only this action, such as "server.created".</param>
    internal static async Task<Ok<Page<AuditEventResponse>>> HandleAsync(
        [AsParameters] PageRequest page, string? subjectType, Guid? subjectId, string? action, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = (await connection.QueryAsync<AuditEntry>(Sql, new
        {
            caller.WorkspaceId, SubjectType = subjectType, SubjectId = subjectId, Action = action, page.Position?.At, page.Position?.Id, Rows = page.Size + 1,
        })).AsList();
        return TypedResults.Ok(page.Cut(rows, Show, row => new Cursor(row.OccurredAt, row.Id)));
    }

    private static AuditEventResponse Show(AuditEntry row) => new(
        row.Id, row.OccurredAt, row.Actor, row.Action, row.SubjectType, row.SubjectId, row.SubjectName, JsonSerializer.Deserialize<JsonElement>(row.Details), row.IpAddress);
}
