using BackupApi.Security;

namespace BackupApi.Features.Operations;

internal static class OperationsEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var operations = api.MapGroup("/operations").WithTags("Operations");
        operations.MapGet("", ListOperations.HandleAsync).WithName("listOperations").Requires(Permission.OperationsRead).ProducesProblem(400);
        operations.MapGet("/{id:guid}", GetOperation.HandleAsync).WithName("getOperation").Requires(Permission.OperationsRead).ProducesProblem(404);
        operations.MapGet("/{id:guid}/logs", ListOperationLogs.HandleAsync).WithName("listOperationLogs").Requires(Permission.OperationsRead).ProducesProblem(404);
        operations.MapGet("/{id:guid}/logs/download", DownloadOperationLog.HandleAsync).WithName("downloadOperationLog")
            .Requires(Permission.OperationsRead).Produces(200, contentType: "text/plain").ProducesProblem(404);
        MapControl(operations.MapPost("/{id:guid}/pause", ControlOperation.PauseAsync), "pauseOperation");
        MapControl(operations.MapPost("/{id:guid}/resume", ControlOperation.ResumeAsync), "resumeOperation");
        MapControl(operations.MapPost("/{id:guid}/cancel", ControlOperation.CancelAsync), "cancelOperation");
        MapControl(operations.MapPost("/{id:guid}/retry", RetryOperation.HandleAsync), "retryOperation");
    }

    private static void MapControl(RouteHandlerBuilder endpoint, string name) =>
        endpoint.WithName(name).Requires(Permission.OperationsControl).ProducesProblem(404).ProducesProblem(409);
}
