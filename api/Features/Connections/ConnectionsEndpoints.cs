using BackupApi.Security;

namespace BackupApi.Features.Connections;

internal static class ConnectionsEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var connections = api.MapGroup("/connections").WithTags("Connections");
        connections.MapGet("", ListConnections.HandleAsync).WithName("listConnections").Requires(Permission.ConnectionsRead).ProducesProblem(400);
        connections.MapPost("", CreateConnection.HandleAsync).WithName("createConnection").Requires(Permission.ConnectionsWrite).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        connections.MapPost("/test", TestConnectionSettings.HandleAsync).WithName("testConnectionSettings").Requires(Permission.ConnectionsWrite).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        connections.MapPost("/detect", DetectConnections.HandleAsync).WithName("detectConnections").Requires(Permission.ServersInspect)
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(502);
        connections.MapGet("/{id:guid}", GetConnection.HandleAsync).WithName("getConnection").Requires(Permission.ConnectionsRead).ProducesProblem(404);
        connections.MapPut("/{id:guid}", UpdateConnection.HandleAsync).WithName("updateConnection").Requires(Permission.ConnectionsWrite)
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422).ProducesProblem(428);
        connections.MapDelete("/{id:guid}", DeleteConnection.HandleAsync).WithName("deleteConnection").Requires(Permission.ConnectionsWrite).ProducesProblem(404).ProducesProblem(409);
        connections.MapPost("/{id:guid}/test", TestConnection.HandleAsync).WithName("testConnection").Requires(Permission.ServersInspect).ProducesProblem(404).ProducesProblem(409);
        connections.MapGet("/{id:guid}/databases", ListConnectionDatabases.HandleAsync).WithName("listConnectionDatabases").Requires(Permission.ServersInspect)
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(502);
    }
}
