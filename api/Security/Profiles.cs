using System.Reflection;
using Dapper;
using Npgsql;

namespace BackupApi.Security;

/// <summary>Who is signed in, and what they may do in the workspace of the request.</summary>
/// <param name="CsrfToken">To be sent as X-CSRF-Token with every request that changes something; null for an API token, which needs none.</param>
/// <param name="Workspaces">Every workspace the user is a member of; only its own for an API token.</param>
/// <param name="WorkspaceId">The workspace this answer's permissions are about.</param>
/// <param name="Permissions">What the caller may do there.</param>
/// <param name="Version">Version of the service.</param>
public sealed record MeResponse(
    UserResponse User, string? CsrfToken, IReadOnlyList<WorkspaceMembership> Workspaces, Guid WorkspaceId, IReadOnlyList<Permission> Permissions, string Version);

public sealed record UserResponse(Guid Id, string Email, string DisplayName);

public enum WorkspacePlan { Free, Standard, Dedicated }

/// <summary>A workspace and the user's role in it.</summary>
public sealed record WorkspaceMembership
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public WorkspacePlan Plan { get; init; }
    public Role Role { get; init; }
}

internal static class Profiles
{
    internal static readonly string Version =
        typeof(Profiles).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    private const string UserSql = "select id, email, display_name from users where id = @UserId";

    private const string WorkspacesSql = """
        select w.id, w.name, w.plan, m.role from workspace_members m join workspaces w on w.id = m.workspace_id
        where m.user_id = @UserId order by m.created_at, w.id
        """;

    /// <summary>Reads past row-level security, since the list spans workspaces; it is the user's own.</summary>
    internal static async Task<MeResponse> ReadAsync(NpgsqlConnection connection, Guid userId, Guid? workspaceId, string? sessionToken)
    {
        var user = await connection.QuerySingleAsync<UserRow>(UserSql, new { UserId = userId });
        var workspaces = (await connection.QueryAsync<WorkspaceMembership>(WorkspacesSql, new { UserId = userId })).AsList();
        var current = workspaces.First(workspace => workspaceId is null || workspace.Id == workspaceId);
        return new MeResponse(
            new UserResponse(user.Id, user.Email, user.DisplayName), sessionToken is null ? null : Csrf.TokenFor(sessionToken), workspaces, current.Id,
            [.. RolePermissions.Of(current.Role).Order()], Version);
    }

    private sealed record UserRow
    {
        public Guid Id { get; init; }
        public string Email { get; init; } = "";
        public string DisplayName { get; init; } = "";
    }
}
