using BackupApi.Security;

namespace BackupApi.Features.Repositories;

internal static class RepositoriesEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var repositories = api.MapGroup("/repositories").WithTags("Repositories");
        repositories.MapGet("", ListRepositories.HandleAsync).WithName("listRepositories").Requires(Permission.RepositoriesRead).ProducesProblem(400);
        repositories.MapPost("", CreateRepository.HandleAsync).WithName("createRepository").Requires(Permission.RepositoriesWrite)
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(502).ProducesProblem(507);
        repositories.MapGet("/name-suggestion", SuggestRepositoryName.HandleAsync).WithName("suggestRepositoryName").Requires(Permission.RepositoriesRead).ProducesProblem(404);
        repositories.MapPost("/import", ImportRepository.HandleAsync).WithName("importRepository").Requires(Permission.RepositoriesWrite)
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).ProducesProblem(502);
        repositories.MapGet("/{id:guid}", GetRepository.HandleAsync).WithName("getRepository").Requires(Permission.RepositoriesRead).ProducesProblem(404);
        repositories.MapPut("/{id:guid}", UpdateRepository.HandleAsync).WithName("updateRepository").Requires(Permission.RepositoriesWrite)
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
        repositories.MapDelete("/{id:guid}", DeleteRepository.HandleAsync).WithName("deleteRepository").Requires(Permission.RepositoriesDelete)
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(502);
        repositories.MapPost("/{id:guid}/check", CheckRepository.HandleAsync).WithName("checkRepository").Requires(Permission.RepositoriesCheck).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        repositories.MapPost("/{id:guid}/unlock", UnlockRepository.HandleAsync).WithName("unlockRepository").Requires(Permission.RepositoriesCheck)
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(502);
        repositories.MapPost("/{id:guid}/refresh", RefreshRepository.HandleAsync).WithName("refreshRepository").Requires(Permission.RepositoriesCheck).ProducesProblem(404).ProducesProblem(409);
        repositories.MapPost("/{id:guid}/recovery-kit", ExportRecoveryKit.HandleAsync).WithName("exportRecoveryKit").Requires(Permission.RepositoriesKit)
            .Produces<Stream>(200, "application/zip").ProducesProblem(404).ProducesProblem(422).ProducesProblem(502);
        api.MapGet("/storage-pools/{id:guid}/importable", ListImportableRepositories.HandleAsync).WithName("listImportableRepositories").WithTags("Repositories")
            .Requires(Permission.RepositoriesRead).ProducesProblem(404);
    }
}
