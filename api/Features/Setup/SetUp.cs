using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace BackupApi.Features.Setup;

/// <summary>Makes the owner of the installation and the first workspace.</summary>
/// <param name="Token">The one-time token that the service printed on its console at start.</param>
/// <param name="Password">12 to 200 characters.</param>
public sealed record SetUpRequest(string Token, string Email, string DisplayName, string Password, string WorkspaceName);

internal sealed class SetUpRequestValidator : AbstractValidator<SetUpRequest>
{
    public SetUpRequestValidator()
    {
        RuleFor(request => request.Token).NotEmpty().MaximumLength(200);
        RuleFor(request => request.Email).NotEmpty().MaximumLength(254).EmailAddress();
        RuleFor(request => request.DisplayName).NotEmpty().MaximumLength(100);
        RuleFor(request => request.Password).NotEmpty().MinimumLength(12).MaximumLength(200);
        RuleFor(request => request.WorkspaceName).NotEmpty().MaximumLength(100);
    }
}

internal static class SetUp
{
    private const string LockSql = "select set_up_at, setup_token_hash from installation for update";

    private const string InsertUserSql = "insert into users (id, email, display_name, password_hash) values (@UserId, @Email, @DisplayName, @PasswordHash)";

    // The first backup may have made a workspace before anybody came; it becomes the owner's.
    private const string WorkspaceSql = """
        with adopted as (
          update workspaces set name = @WorkspaceName
          where id = (select w.id from workspaces w where not exists (select from workspace_members m where m.workspace_id = w.id) order by w.created_at, w.id limit 1)
          returning id),
        made as (insert into workspaces (id, name) select @WorkspaceId, @WorkspaceName where not exists (select from adopted) returning id)
        select id from adopted union all select id from made
        """;

    private const string FinishSql = """
        insert into workspace_members (workspace_id, user_id, role) values (@WorkspaceId, @UserId, 'owner');
        update installation set set_up_at = @Now, setup_token_hash = null
        """;

    /// <summary>Makes the owner and the first workspace.</summary>
    /// <remarks>Takes the one-time token that the service prints at start; it works exactly once. The answer signs the new owner in.</remarks>
    internal static async Task<Created<MeResponse>> HandleAsync(
        SetUpRequest request, SystemDatabase database, Sessions sessions, Passwords passwords, AuditChain audit, TimeProvider clock, HttpContext http, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await CheckTokenAsync(connection, transaction, request.Token);
        var userId = Guid.CreateVersion7();
        await connection.ExecuteAsync(InsertUserSql, new { UserId = userId, Email = request.Email.Trim(), DisplayName = request.DisplayName.Trim(), PasswordHash = passwords.Hash(request.Password) }, transaction);
        var workspaceId = await connection.QuerySingleAsync<Guid>(WorkspaceSql, new { WorkspaceId = Guid.CreateVersion7(), WorkspaceName = request.WorkspaceName.Trim() }, transaction);
        await connection.ExecuteAsync(FinishSql, new { WorkspaceId = workspaceId, UserId = userId, Now = clock.GetUtcNow() }, transaction);
        var (token, expiresAt) = await sessions.CreateAsync(connection, transaction, userId, http);
        await audit.AppendAsync(connection, transaction, new AuditAuthor(workspaceId, userId, request.Email.Trim(), http.Connection.RemoteIpAddress?.ToString()),
            new AuditAct("installation.set_up", "workspace", workspaceId, request.WorkspaceName.Trim(), null), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        SessionCookie.Write(http, token, expiresAt);
        return TypedResults.Created("/api/v1/me", await Profiles.ReadAsync(connection, userId, workspaceId, token));
    }

    private static async Task CheckTokenAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string token)
    {
        var row = await connection.QuerySingleAsync<InstallationRow>(LockSql, transaction: transaction);
        if (row.SetUpAt is not null) throw new ProblemException(409, ProblemCodes.SetUpAlready, "This installation is set up already.", "Sign in.");
        if (!OpaqueToken.Matches(token.Trim(), row.SetupTokenHash))
            throw new ProblemException(403, ProblemCodes.SetupTokenWrong, "This is not the set-up token of this installation.",
                "Open the link that the service printed on its console at its last start; every start makes a new one until it is used.");
    }

    private sealed record InstallationRow
    {
        public DateTimeOffset? SetUpAt { get; init; }
        public byte[]? SetupTokenHash { get; init; }
    }
}
