using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Session;

internal static class SignOut
{
    /// <summary>Signs out.</summary>
    /// <remarks>The session's cookie is worthless from now on, wherever it was copied to.</remarks>
    internal static async Task<NoContent> HandleAsync(Caller caller, Sessions sessions, TenantDatabase database, AuditTrail audit, HttpContext http, CancellationToken cancellationToken)
    {
        if (caller.SessionId is not { } session)
            throw new ProblemException(409, ProblemCodes.WrongState, "An API token has no session to end.", "Revoke the token under API tokens instead.");
        await sessions.EndAsync(session, cancellationToken);
        await using var connection = await database.OpenAsync(cancellationToken);
        await audit.RecordAsync(connection, null, "session.ended", "user", caller.UserId, caller.Actor, null, cancellationToken);
        SessionCookie.Clear(http);
        return TypedResults.NoContent();
    }
}
