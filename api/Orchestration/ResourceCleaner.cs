using BackupApi.Data;
using BackupApi.Hosts;
using BackupApi.Inventory;
using Dapper;

namespace BackupApi.Orchestration;

/// <summary>Removes what an operation left outside the database. Any worker can do it, after any crash, and again.</summary>
internal sealed class ResourceCleaner(SystemDatabase database, ServerInventory servers, RepositoryInventory repositories, IHostFactory hosts, ILogger<ResourceCleaner> logger)
{
    private const string Select = "select id, server_id, kind, reference from operation_resources where operation_id = @operationId order by created_at desc, id desc";
    private const string Delete = "delete from operation_resources where id = @Id";

    /// <summary>Returns what could not be removed, as sentences; it stays written down and is tried again later.</summary>
    /// <param name="keepCheckpoints">What an interrupted backup stored is kept, because the operation goes on.</param>
    public async Task<IReadOnlyList<string>> CleanAsync(Guid operationId, bool keepCheckpoints, CancellationToken cancellationToken)
    {
        var failures = new List<string>();
        foreach (var entry in await ReadAsync(operationId, cancellationToken))
        {
            if (keepCheckpoints && entry.Kind == ResourceKind.Lock) continue;
            try
            {
                await RemoveAsync(operationId, entry, cancellationToken);
                await using var connection = await database.OpenAsync(cancellationToken);
                await connection.ExecuteAsync(Delete, entry);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogWarning(exception, "Cleaning up {Kind} of operation {Operation} failed", entry.Kind, operationId);
                failures.Add($"{entry.Kind switch { ResourceKind.Process => "Processes on the server", ResourceKind.Lock => "The repository's checkpoint or lock", _ => "A temporary folder" }} could not be cleaned up yet: {exception.Message}");
            }
        }

        return failures;
    }

    private async Task<List<Entry>> ReadAsync(Guid operationId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<Entry>(new CommandDefinition(Select, new { operationId }, cancellationToken: cancellationToken))).AsList();
    }

    private async Task RemoveAsync(Guid operationId, Entry entry, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        switch (entry.Kind)
        {
            case ResourceKind.Process:
                HostAddress address = entry.ServerId is { } server ? await servers.GetAddressAsync(connection, server, cancellationToken) : new LocalAddress("this machine", false);
                await using (var host = await hosts.OpenAsync(address, cancellationToken)) await host.CleanUpAsync(operationId, cancellationToken);
                break;
            case ResourceKind.Lock:
                var reference = RepositoryReference.Parse(entry.Reference);
                var opened = await repositories.OpenAsync(connection, reference.RepositoryId, cancellationToken);
                await opened.Engine.CleanUpAsync(opened.Access, reference.Archive, cancellationToken);
                break;
            case ResourceKind.Folder:
                if (Directory.Exists(entry.Reference)) Directory.Delete(entry.Reference, recursive: true);
                break;
        }
    }

    private sealed record Entry
    {
        public Guid Id { get; init; }
        public Guid? ServerId { get; init; }
        public ResourceKind Kind { get; init; }
        public string Reference { get; init; } = "";
    }
}

/// <summary>Names an archive in a repository within the ledger.</summary>
internal sealed record RepositoryReference(Guid RepositoryId, string Archive)
{
    public override string ToString() => $"{RepositoryId} {Archive}";

    public static RepositoryReference Parse(string text) => new(Guid.Parse(text[..36]), text[37..]);
}
