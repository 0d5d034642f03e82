using BackupApi.Security;

namespace BackupApi.Features.TypeCatalog;

internal static class CatalogEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/catalog", GetCatalog.Handle).WithName("getCatalog").WithTags("Catalog").Requires(Permission.SignedIn);
}
