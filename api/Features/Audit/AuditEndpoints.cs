using BackupApi.Security;

namespace BackupApi.Features.Audit;

internal static class AuditEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var events = api.MapGroup("/audit-events").WithTags("Audit").Requires(Permission.AuditRead);
        events.MapGet("", ListAuditEvents.HandleAsync).WithName("listAuditEvents").ProducesProblem(400);
        events.MapGet("/verification", VerifyAuditTrail.HandleAsync).WithName("verifyAuditTrail");
    }
}
