using System.Security.Claims;
using BackupApi.Data;

namespace BackupApi.Security;

/// <summary>Who sends a request, and for which workspace. Scoped; asking for it in an anonymous request throws.</summary>
internal sealed record Caller : ICurrentWorkspace
{
    /// <summary>Null when the service acts by itself: the first backup of an empty installation.</summary>
    internal required Guid? UserId { get; init; }
    public required Guid WorkspaceId { get; init; }
    /// <summary>E-mail address, or "token name (e-mail address)".</summary>
    internal required string Actor { get; init; }
    internal required Role Role { get; init; }
    /// <summary>"manual" for a person in a session, "api" for a token, "setup" for the service itself.</summary>
    internal required string Trigger { get; init; }
    internal string? IpAddress { get; init; }
    /// <summary>Null for an API token.</summary>
    internal Guid? SessionId { get; init; }

    internal IReadOnlySet<Permission> Permissions => RolePermissions.Of(Role);

    /// <summary>The caller that authentication put into a principal, or null when nobody signed in. The way for a hub, whose scope has no request.</summary>
    internal static Caller? From(ClaimsPrincipal? principal) => principal?.Identities.OfType<CallerIdentity>().FirstOrDefault()?.Caller;

    internal static Caller Of(HttpContext? context) =>
        From(context?.User) ?? throw new InvalidOperationException("There is no caller: the endpoint is anonymous or no request is being served.");
}

/// <summary>Carries the caller through ASP.NET's principal without turning it into claims and back.</summary>
internal sealed class CallerIdentity(Caller caller) : ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, caller.UserId?.ToString() ?? caller.Actor)], "backupapi")
{
    internal Caller Caller { get; } = caller;
}
