using BackupApi.Data;
using BackupApi.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Session;

internal static class GetMe
{
    /// <summary>Tells who is signed in.</summary>
    /// <remarks>The user, their workspaces and permissions, and the CSRF token of the session.</remarks>
    internal static async Task<Ok<MeResponse>> HandleAsync(Caller caller, SystemDatabase database, HttpContext http, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var me = await Profiles.ReadAsync(connection, caller.UserId!.Value, caller.WorkspaceId, caller.SessionId is null ? null : SessionCookie.Read(http.Request));
        if (caller.SessionId is not null) return TypedResults.Ok(me);
        return TypedResults.Ok(me with
        {
            Workspaces = [.. me.Workspaces.Where(workspace => workspace.Id == caller.WorkspaceId).Select(workspace => workspace with { Role = caller.Role })],
            Permissions = [.. caller.Permissions.Order()],
        });
    }
}
