using BackupApi.Security;

namespace BackupApi.Features.ApiTokens;

internal static class ApiTokensEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var tokens = api.MapGroup("/api-tokens").WithTags("ApiTokens");
        tokens.MapGet("", ListApiTokens.HandleAsync).WithName("listApiTokens").Requires(Permission.TokensManage).ProducesProblem(400);
        tokens.MapPost("", CreateApiToken.HandleAsync).WithName("createApiToken")
            .Requires(Permission.TokensManage).ProducesProblem(400).ProducesProblem(409);
        tokens.MapDelete("/{id:guid}", RevokeApiToken.HandleAsync).WithName("revokeApiToken").Requires(Permission.TokensManage).ProducesProblem(404);
    }
}
