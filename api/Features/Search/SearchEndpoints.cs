using BackupApi.Security;

namespace BackupApi.Features.Search;

internal static class SearchEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/search", FindByName.HandleAsync).WithName("search").WithTags("Search").Requires(Permission.DashboardRead);
}
