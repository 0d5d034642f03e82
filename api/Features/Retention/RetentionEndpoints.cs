using BackupApi.Security;

namespace BackupApi.Features.Retention;

internal static class RetentionEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var retention = api.MapGroup("").WithTags("Retention");
        retention.MapPost("/retention/preview", PreviewRetention.HandleAsync).WithName("previewRetention").Requires(Permission.BackupsRead).ProducesProblem(400).ProducesProblem(404);
        retention.MapPut("/repositories/{id:guid}/retention", SetRetention.OfRepositoryAsync).WithName("setRepositoryRetention").Requires(Permission.BackupsDelete)
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
        retention.MapPut("/jobs/{id:guid}/retention", SetRetention.OfJobAsync).WithName("setJobRetention").Requires(Permission.BackupsDelete)
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
        retention.MapPut("/repositories/{id:guid}/maintenance", SetMaintenance.HandleAsync).WithName("setRepositoryMaintenance").Requires(Permission.RepositoriesWrite)
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(412).ProducesProblem(428);
        retention.MapPost("/repositories/{id:guid}/prune", PruneRepository.HandleAsync).WithName("pruneRepository").Requires(Permission.BackupsDelete).ProducesProblem(404).ProducesProblem(409);
    }
}
