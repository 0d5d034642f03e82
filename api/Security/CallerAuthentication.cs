using System.Security.Claims;
using System.Text.Encodings.Web;
using BackupApi.Data;
using BackupApi.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace BackupApi.Security;

/// <summary>Finds the caller of a request: an API token in the Authorization header, or a session cookie with its CSRF token.</summary>
internal sealed class CallerAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Sessions sessions, ApiTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    internal const string SchemeName = "backupapi";
    internal const string WorkspaceHeader = "X-Workspace-Id";
    private const string Bearer = "Bearer ";

    private bool IsHub => Request.Path.StartsWithSegments("/hubs");

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        try
        {
            if (ReadToken() is { } token) return Succeed(await FromTokenAsync(token));
            return SessionCookie.Read(Request) is { Length: > 0 } cookie ? Succeed(await FromSessionAsync(cookie)) : AuthenticateResult.NoResult();
        }
        catch (ProblemException problem)
        {
            return AuthenticateResult.Fail(problem);
        }
    }

    /// <summary>Refuses with the reason, for which the exception handler writes the answer.</summary>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if ((await HandleAuthenticateOnceSafeAsync()).Failure is ProblemException problem) throw problem;
        Response.Headers.WWWAuthenticate = "Bearer";
        throw new ProblemException(401, ProblemCodes.NotSignedIn, "You are not signed in, or your session has ended.", "Sign in, or send an API token as “Authorization: Bearer bkp_…”.");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var permission = Context.GetEndpoint()?.Metadata.GetMetadata<RequiredPermission>() is { } required ? EnumText.Of(required.Permission) : "";
        throw new ProblemException(403, ProblemCodes.Forbidden, $"Your role ({Caller.From(Context.User)?.Role.ToString().ToLowerInvariant()}) does not hold the permission {permission} that this needs.",
            "Ask an owner or admin of the workspace to do it, or to give you a higher role.");
    }

    private string? ReadToken()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return header[Bearer.Length..].Trim();
        // A browser cannot add headers to a WebSocket; only there is a token accepted in the address.
        return IsHub && Request.Query["access_token"].ToString() is { Length: > 0 } query ? query : null;
    }

    private async Task<Caller> FromTokenAsync(string token)
    {
        var row = token.StartsWith(OpaqueToken.ApiPrefix, StringComparison.Ordinal) ? await tokens.FindAsync(token, Context.RequestAborted) : null;
        if (row is null)
            throw new ProblemException(401, ProblemCodes.NotSignedIn, "This API token does not exist, has expired or was revoked.", "Make a new one under API tokens.");
        if (ReadWorkspace() is { } asked && asked != row.WorkspaceId) throw NoMember();
        return new Caller
        {
            UserId = row.UserId, WorkspaceId = row.WorkspaceId, Actor = $"{row.Name} ({row.Email})", Role = row.EffectiveRole, Trigger = "api", IpAddress = Address,
        };
    }

    private async Task<Caller> FromSessionAsync(string cookie)
    {
        var row = await sessions.FindAsync(cookie, ReadWorkspace(), Context.RequestAborted)
            ?? throw new ProblemException(401, ProblemCodes.NotSignedIn, "Your session has ended.", "Sign in again.");
        if (IsHub ? !Csrf.IsSameOrigin(Request) : !Csrf.Passes(Request, cookie))
            throw new ProblemException(403, ProblemCodes.CsrfMissing, $"The request changes something but its {Csrf.Header} header is missing or wrong.", "Read csrfToken from GET /api/v1/me and send it in that header.");
        if (row.WorkspaceId is not { } workspace || row.Role is not { } role) throw NoMember();
        if (await sessions.ProlongAsync(row, Context.RequestAborted) is { } expiresAt && !Response.HasStarted) SessionCookie.Write(Context, cookie, expiresAt);
        return new Caller { UserId = row.UserId, WorkspaceId = workspace, Actor = row.Email, Role = role, Trigger = "manual", IpAddress = Address, SessionId = row.Id };
    }

    private Guid? ReadWorkspace()
    {
        var text = IsHub ? Request.Query["workspace"].ToString() : Request.Headers[WorkspaceHeader].ToString();
        if (text.Length == 0) return null;
        return Guid.TryParse(text, out var id) ? id : throw new ProblemException(400, ProblemCodes.Invalid, $"{WorkspaceHeader} is no workspace id.", "Send one of the ids that GET /api/v1/me lists, or leave the header out.");
    }

    private string? Address => Context.Connection.RemoteIpAddress?.ToString();

    private static ProblemException NoMember() =>
        new(403, ProblemCodes.Forbidden, "You are not a member of this workspace, or it does not exist.", "Choose one of the workspaces that GET /api/v1/me lists.");

    private static AuthenticateResult Succeed(Caller caller) =>
        AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new CallerIdentity(caller)), SchemeName));
}
