using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Session;

public sealed record SignInRequest(string Email, string Password);

internal sealed class SignInRequestValidator : AbstractValidator<SignInRequest>
{
    public SignInRequestValidator()
    {
        RuleFor(request => request.Email).NotEmpty().MaximumLength(254);
        RuleFor(request => request.Password).NotEmpty().MaximumLength(200);
    }
}

internal static class SignIn
{
    // Every refusal takes this long at least, so that its duration tells nothing about whether the user exists.
    private static readonly TimeSpan RefusalTakes = TimeSpan.FromMilliseconds(300);

    private const string UserSql = """
        select u.id, u.email, u.password_hash, m.workspace_id from users u
        join lateral (select workspace_id from workspace_members where user_id = u.id order by created_at, workspace_id limit 1) m on true
        where lower(u.email) = lower(@Email)
        """;

    /// <summary>Signs in.</summary>
    /// <remarks>Sets the session's cookie; the answer holds its CSRF token. A wrong password and an unknown address get the same answer.</remarks>
    internal static async Task<Ok<MeResponse>> HandleAsync(
        SignInRequest request, SystemDatabase database, Sessions sessions, Passwords passwords, SignInLock guard, AuditChain audit, HttpContext http, CancellationToken cancellationToken)
    {
        var least = Task.Delay(RefusalTakes, cancellationToken);
        var email = request.Email.Trim();
        await guard.RefuseLockedAsync(email, cancellationToken);
        await using var connection = await database.OpenAsync(cancellationToken);
        var user = await connection.QuerySingleOrDefaultAsync<UserRow>(UserSql, new { Email = email });
        var accepted = passwords.Matches(user?.PasswordHash, request.Password);
        if (user is not null)
            await audit.AppendAsync(connection, null, new AuditAuthor(user.WorkspaceId, user.Id, user.Email, http.Connection.RemoteIpAddress?.ToString()),
                new AuditAct(accepted ? "session.started" : "session.refused", "user", user.Id, user.Email, null), cancellationToken);
        if (!accepted || user is null)
        {
            await guard.CountFailureAsync(email, cancellationToken);
            await least;
            throw new ProblemException(401, ProblemCodes.SignInRefused, "The e-mail address or the password is wrong.", "Check both. After five failures in a row the address is locked for a while.");
        }

        await guard.ClearAsync(email, cancellationToken);
        var (token, expiresAt) = await sessions.CreateAsync(connection, null, user.Id, http);
        SessionCookie.Write(http, token, expiresAt);
        return TypedResults.Ok(await Profiles.ReadAsync(connection, user.Id, null, token));
    }

    private sealed record UserRow
    {
        public Guid Id { get; init; }
        public string Email { get; init; } = "";
        public string PasswordHash { get; init; } = "";
        public Guid WorkspaceId { get; init; }
    }
}
