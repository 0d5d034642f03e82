using BackupApi.Data;
using Dapper;
using Npgsql;

namespace BackupApi.Orchestration;

/// <summary>Writes down what an operation makes outside the database before it is made, and strikes it out when it is gone.</summary>
internal sealed class ResourceLedger(SystemDatabase database, ClaimedOperation operation)
{
    private const string Insert = """
        insert into operation_resources (id, workspace_id, operation_id, server_id, kind, reference)
        select @Id, workspace_id, id, @ServerId, @Kind, @Reference from operations where id = @OperationId and lease_token = @LeaseToken
        on conflict (id) do nothing
        returning id
        """;

    private const string IsHeld = "select exists (select from operations where id = @OperationId and lease_token = @LeaseToken)";

    private const string InsertAgain = """
        insert into operation_resources (id, workspace_id, operation_id, server_id, kind, reference)
        select @Id, workspace_id, id, (select id from servers where id = @ServerId), @Kind, @Reference from operations where id = @OperationId
        on conflict (id) do nothing
        """;

    // What this operation completed makes superfluous goes when it ends, as if it were its own.
    private const string TakeOverKept = """
        update operation_resources r set operation_id = @Id, kept_until = null from operations o
        where o.id = r.operation_id and r.kind = 'lock' and r.kept_until is not null and o.source_id = @SourceId and o.repository_id = @RepositoryId
        """;

    private const string Delete = "delete from operation_resources where id = @resourceId";

    private readonly List<Entry> held = [];

    /// <summary>Returns the entry's id. Throws <see cref="LeaseLostException"/>: then nothing may be made.</summary>
    public async Task<Guid> HoldAsync(ResourceKind kind, Guid? serverId, string reference, CancellationToken cancellationToken)
    {
        var entry = new Entry(Guid.CreateVersion7(), operation.Id, operation.LeaseToken, serverId, EnumText.Of(kind), reference);
        var written = await database.InsistAsync(
            async connection => await connection.ExecuteScalarAsync<Guid?>(new CommandDefinition(Insert, entry, cancellationToken: cancellationToken)) is not null
                || await connection.ExecuteScalarAsync<bool>(new CommandDefinition(IsHeld, entry, cancellationToken: cancellationToken)),
            cancellationToken);
        if (!written) throw new LeaseLostException();
        lock (held) held.Add(entry);
        return entry.Id;
    }

    /// <summary>Strikes an entry out together with what else the transaction does; <see cref="Forget"/> it when that is done.</summary>
    public static Task StrikeAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid resourceId) => connection.ExecuteAsync(Delete, new { resourceId }, transaction);

    /// <summary>For a backup that is proven: what failed ones of its source left in its repository serves nobody any more.</summary>
    public static Task TakeOverKeptAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, ClaimedOperation operation) =>
        connection.ExecuteAsync(TakeOverKept, new { operation.Id, operation.SourceId, operation.RepositoryId }, transaction);

    public void Forget(Guid resourceId)
    {
        lock (held) held.RemoveAll(entry => entry.Id == resourceId);
    }

    public Task StrikeAsync(Guid resourceId)
    {
        Forget(resourceId);
        return database.InsistAsync(connection => connection.ExecuteAsync(Delete, new { resourceId }), CancellationToken.None);
    }

    /// <summary>For a worker that finds its lease lost: whoever took the operation may have cleaned up before this one stopped, so it is done once more.</summary>
    public async Task LeaveBehindAsync()
    {
        List<Entry> entries;
        lock (held) entries = [.. held];
        foreach (var entry in entries) await database.InsistAsync(connection => connection.ExecuteAsync(InsertAgain, entry), CancellationToken.None);
    }

    private sealed record Entry(Guid Id, Guid OperationId, Guid LeaseToken, Guid? ServerId, string Kind, string Reference);
}

/// <summary>The operation belongs to another worker by now.</summary>
internal sealed class LeaseLostException() : OperationCanceledException("The lease of this operation is lost.");

/// <summary>Process: everything marked with the operation on that server. Lock: what the engine left in a repository. Folder: a path.</summary>
internal enum ResourceKind { Process, Lock, Folder }
