using BackupApi.Security;

namespace BackupApi.Features.Dashboard;

internal static class DashboardEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/dashboard", GetDashboard.HandleAsync).WithName("getDashboard").WithTags("Dashboard").Requires(Permission.DashboardRead);
}
