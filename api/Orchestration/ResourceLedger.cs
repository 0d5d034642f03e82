using BackupApi.Data;
using Dapper;

namespace BackupApi.Orchestration;

/// <summary>Writes down what an operation makes outside the database before it is made, and strikes it out when it is gone.</summary>
internal sealed class ResourceLedger(SystemDatabase database, ClaimedOperation operation)
{
    private const string Insert = """
        insert into operation_resources (id, workspace_id, operation_id, server_id, kind, reference)
        select @ResourceId, workspace_id, id, @ServerId, @Kind, @Reference from operations where id = @Id and lease_token = @LeaseToken
        """;

    private const string Delete = "delete from operation_resources where id = @ResourceId";

    /// <summary>Returns the entry's id. Throws when the lease is lost: then nothing may be made.</summary>
    public async Task<Guid> HoldAsync(ResourceKind kind, Guid? serverId, string reference, CancellationToken cancellationToken)
    {
        var resourceId = Guid.CreateVersion7();
        await using var connection = await database.OpenAsync(cancellationToken);
        var parameters = new { ResourceId = resourceId, operation.Id, operation.LeaseToken, ServerId = serverId, Kind = EnumText.Of(kind), Reference = reference };
        var written = await connection.ExecuteAsync(new CommandDefinition(Insert, parameters, cancellationToken: cancellationToken));
        return written == 1 ? resourceId : throw new OperationCanceledException("The lease of this operation is lost.");
    }

    public async Task StrikeAsync(Guid resourceId)
    {
        await using var connection = await database.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(Delete, new { ResourceId = resourceId });
    }
}

/// <summary>Process: everything marked with the operation on that server. Lock: what the engine left in a repository. Folder: a path.</summary>
internal enum ResourceKind { Process, Lock, Folder }
