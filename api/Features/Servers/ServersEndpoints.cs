using BackupApi.Security;

namespace BackupApi.Features.Servers;

internal static class ServersEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var servers = api.MapGroup("/servers").WithTags("Servers");
        servers.MapGet("", ListServers.HandleAsync).WithName("listServers").Requires(Permission.ServersRead).ProducesProblem(400);
        servers.MapPost("", CreateServer.HandleAsync).WithName("createServer").Requires(Permission.ServersWrite).ProducesProblem(400).ProducesProblem(409).ProducesProblem(502);
        servers.MapPost("/scan-host-key", ScanHostKey.HandleAsync).WithName("scanHostKey").Requires(Permission.ServersInspect).ProducesProblem(400).ProducesProblem(404).ProducesProblem(502);
        servers.MapGet("/{id:guid}", GetServer.HandleAsync).WithName("getServer").Requires(Permission.ServersRead).ProducesProblem(404);
        servers.MapPut("/{id:guid}", UpdateServer.HandleAsync).WithName("updateServer").Requires(Permission.ServersWrite)
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
        servers.MapDelete("/{id:guid}", DeleteServer.HandleAsync).WithName("deleteServer").Requires(Permission.ServersWrite).ProducesProblem(404).ProducesProblem(409);
        servers.MapPost("/{id:guid}/host-key", AcceptHostKey.HandleAsync).WithName("acceptHostKey").Requires(Permission.ServersWrite).ProducesProblem(404).ProducesProblem(409).ProducesProblem(502);
        servers.MapPost("/{id:guid}/install-key", InstallServerKey.HandleAsync).WithName("installServerKey").Requires(Permission.ServersWrite).ProducesProblem(404).ProducesProblem(409).ProducesProblem(502);
        servers.MapPost("/{id:guid}/test", TestServer.HandleAsync).WithName("testServer").Requires(Permission.ServersInspect).ProducesProblem(404).ProducesProblem(409);
        servers.MapPost("/{id:guid}/detect", DetectServer.HandleAsync).WithName("detectServer").Requires(Permission.ServersInspect).ProducesProblem(404).ProducesProblem(409).ProducesProblem(502);
        servers.MapGet("/{id:guid}/folders", BrowseServerFolders.HandleAsync).WithName("browseServerFolders").Requires(Permission.ServersInspect)
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).ProducesProblem(502);
    }
}
