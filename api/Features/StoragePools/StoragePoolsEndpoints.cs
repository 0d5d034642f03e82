using BackupApi.Security;

namespace BackupApi.Features.StoragePools;

internal static class StoragePoolsEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        Map(api.MapGroup("/storage-pools").WithTags("StoragePools"), "");
        // The same resource for scripts that know it by that name; the contract describes it once.
        Map(api.MapGroup("/backup-destinations").ExcludeFromDescription(), "Alias");
    }

    private static void Map(RouteGroupBuilder pools, string suffix)
    {
        pools.MapGet("", ListStoragePools.HandleAsync).WithName("listStoragePools" + suffix).Requires(Permission.PoolsRead).ProducesProblem(400);
        pools.MapPost("", CreateStoragePool.HandleAsync).WithName("createStoragePool" + suffix).Requires(Permission.PoolsWrite).ProducesProblem(400).ProducesProblem(409).ProducesProblem(422);
        pools.MapPost("/test", TestStoragePoolSettings.HandleAsync).WithName("testStoragePoolSettings" + suffix).Requires(Permission.PoolsWrite).ProducesProblem(400);
        pools.MapGet("/{id:guid}", GetStoragePool.HandleAsync).WithName("getStoragePool" + suffix).Requires(Permission.PoolsRead).ProducesProblem(404);
        pools.MapPut("/{id:guid}", UpdateStoragePool.HandleAsync).WithName("updateStoragePool" + suffix).Requires(Permission.PoolsWrite)
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422).ProducesProblem(428);
        pools.MapDelete("/{id:guid}", DeleteStoragePool.HandleAsync).WithName("deleteStoragePool" + suffix).Requires(Permission.PoolsWrite).ProducesProblem(404).ProducesProblem(409);
        pools.MapPost("/{id:guid}/test", TestStoragePool.HandleAsync).WithName("testStoragePool" + suffix).Requires(Permission.PoolsWrite).ProducesProblem(404);
        pools.MapGet("/{id:guid}/usage", GetStoragePoolUsage.HandleAsync).WithName("getStoragePoolUsage" + suffix).Requires(Permission.PoolsRead).ProducesProblem(400).ProducesProblem(404);
    }
}
