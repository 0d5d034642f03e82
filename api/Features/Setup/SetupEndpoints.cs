using BackupApi.Security;

namespace BackupApi.Features.Setup;

internal static class SetupEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var setup = api.MapGroup("/setup").WithTags("Setup").AllowAnonymous();
        setup.MapGet("", GetSetup.HandleAsync).WithName("getSetup");
        setup.MapPost("", SetUp.HandleAsync).WithName("setUp")
            .RequireRateLimiting(RateLimits.SignIn).ProducesProblem(400).ProducesProblem(403).ProducesProblem(409).ProducesProblem(429);
    }
}
