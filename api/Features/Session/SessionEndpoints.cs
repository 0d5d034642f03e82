using BackupApi.Security;

namespace BackupApi.Features.Session;

internal static class SessionEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/session", SignIn.HandleAsync).WithName("signIn").WithTags("Session").AllowAnonymous()
            .RequireRateLimiting(RateLimits.SignIn).ProducesProblem(400).ProducesProblem(401).ProducesProblem(429);
        api.MapDelete("/session", SignOut.HandleAsync).WithName("signOut").WithTags("Session").Requires(Permission.SignedIn).ProducesProblem(409);
        api.MapGet("/me", GetMe.HandleAsync).WithName("getMe").WithTags("Session").Requires(Permission.SignedIn);
    }
}
