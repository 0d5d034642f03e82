using BackupApi.Security;

namespace BackupApi.Features.Sources;

internal static class SourcesEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var sources = api.MapGroup("/sources").WithTags("Sources");
        sources.MapGet("", ListSources.HandleAsync).WithName("listSources").Requires(Permission.SourcesRead).ProducesProblem(400);
        sources.MapPost("", CreateSource.HandleAsync).WithName("createSource").Requires(Permission.SourcesWrite).ProducesProblem(400).ProducesProblem(409);
        sources.MapPost("/preview", PreviewSource.HandleAsync).WithName("previewSource")
            .Requires(Permission.SourcesWrite).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(502);
        sources.MapGet("/{id:guid}", GetSource.HandleAsync).WithName("getSource").Requires(Permission.SourcesRead).ProducesProblem(404);
        sources.MapPut("/{id:guid}", UpdateSource.HandleAsync).WithName("updateSource").Requires(Permission.SourcesWrite)
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
        sources.MapDelete("/{id:guid}", DeleteSource.HandleAsync).WithName("deleteSource").Requires(Permission.SourcesWrite).ProducesProblem(404).ProducesProblem(409);
        sources.MapPost("/{id:guid}/test", TestSource.HandleAsync).WithName("testSource").Requires(Permission.SourcesWrite).ProducesProblem(404).ProducesProblem(409);
    }
}
