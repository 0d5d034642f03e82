using BackupApi.Security;

namespace BackupApi.Features.Restores;

internal static class RestoresEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var restores = api.MapGroup("/restores").WithTags("Restores");
        restores.MapGet("", ListRestores.HandleAsync).WithName("listRestores").Requires(Permission.BackupsRead).ProducesProblem(400);
        restores.MapGet("/{id:guid}", GetRestore.HandleAsync).WithName("getRestore").Requires(Permission.BackupsRead).ProducesProblem(404);
    }
}
