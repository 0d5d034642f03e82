using BackupApi.Data;
using BackupApi.Engines;
using BackupApi.Hosts;
using BackupApi.Inventory;
using BackupApi.Processes;
using Dapper;

namespace BackupApi.Orchestration;

/// <summary>Removes what an operation left outside the database. Any worker can do it, after any crash, and again.</summary>
internal sealed class ResourceCleaner(SystemDatabase database, ServerInventory servers, RepositoryInventory repositories, IHostFactory hosts, BackupApiOptions options, ILogger<ResourceCleaner> logger)
{
    // Processes go first: one that still writes holds the repository's lock, and could store what was just looked for.
    private const string Select = """
        select id, server_id, kind, reference, kept_until is not null as was_kept from operation_resources
        where operation_id = @operationId and (kept_until is null or kept_until <= now()) order by kind = 'process' desc, created_at desc, id desc
        """;

    private const string HasRepository = "select exists (select from repositories where id = @RepositoryId)";

    private const string Keep = "update operation_resources set kept_until = now() + @Checkpoint where id = @Id";

    private const string Delete = "delete from operation_resources where id = @Id";

    private static readonly Remainder Nothing = new(null, HasParts: false);
    private static readonly LocalAddress BackupHost = new("the backup host", UseSudo: false);

    /// <summary>What could not be removed stays written down and is tried again later.</summary>
    public async Task<CleanUp> CleanAsync(Guid operationId, Remains remains, CancellationToken cancellationToken)
    {
        OperationMark.Current = null; // or it would end what does the ending
        var failures = new List<string>();
        var (listed, kept) = (default(string), false);
        foreach (var entry in await ReadAsync(operationId, cancellationToken))
        {
            if (remains == Remains.Kept && entry.Kind == ResourceKind.Lock) continue;
            try
            {
                var left = await RemoveAsync(operationId, entry, remains, cancellationToken);
                (listed, kept) = (left.Whole?.Archive ?? listed, kept || left.HasParts);
                await database.InsistAsync(connection => connection.ExecuteAsync(left.HasParts ? Keep : Delete, new { entry.Id, options.Limits.Checkpoint }), cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogWarning(exception, "Cleaning up {Kind} of operation {Operation} failed", entry.Kind, operationId);
                failures.Add($"{Title(entry.Kind)} could not be cleaned up yet: {exception.Message}");
            }
        }

        return new CleanUp(failures, listed, kept);
    }

    private Task<List<Entry>> ReadAsync(Guid operationId, CancellationToken cancellationToken) => database.InsistAsync(
        async connection => (await connection.QueryAsync<Entry>(new CommandDefinition(Select, new { operationId }, cancellationToken: cancellationToken))).AsList(), cancellationToken);

    private async Task<Remainder> RemoveAsync(Guid operationId, Entry entry, Remains remains, CancellationToken cancellationToken)
    {
        switch (entry.Kind)
        {
            case ResourceKind.Process:
                await EndProcessesAsync(operationId, entry.ServerId, cancellationToken);
                break;
            case ResourceKind.Lock:
                return await SettleAsync(RepositoryReference.Parse(entry.Reference), remains, entry.WasKept, cancellationToken);
            case ResourceKind.Folder:
                if (Directory.Exists(entry.Reference)) Directory.Delete(entry.Reference, recursive: true);
                break;
        }

        return Nothing;
    }

    // Here too: the repository's side of a tunnel outlives a worker that is frozen, and holds the lock.
    private async Task EndProcessesAsync(Guid operationId, Guid? serverId, CancellationToken cancellationToken)
    {
        await using (var here = await hosts.OpenAsync(BackupHost, cancellationToken)) await here.CleanUpAsync(operationId, cancellationToken);
        if (serverId is not { } server) return;
        var address = await database.InsistAsync(connection => servers.GetAddressAsync(connection, server, cancellationToken), cancellationToken);
        if (address == BackupHost with { Name = address.Name }) return;
        await using var there = await hosts.OpenAsync(address, cancellationToken);
        await there.CleanUpAsync(operationId, cancellationToken);
    }

    /// <summary>Returns the backup when it was whole and is listed now, and whether parts of one are kept.</summary>
    private async Task<Remainder> SettleAsync(RepositoryReference reference, Remains remains, bool wasKept, CancellationToken cancellationToken)
    {
        if (!await database.InsistAsync(connection => connection.ExecuteScalarAsync<bool>(HasRepository, reference), cancellationToken)) return Nothing;
        var (opened, known) = await database.InsistAsync(
            async connection => (await repositories.OpenAsync(connection, reference.RepositoryId, cancellationToken), await UnlistedBackup.IsKnownAsync(connection, reference.RepositoryId, reference.Archive)),
            cancellationToken);
        var (engine, access) = (opened.Engine, opened.Access);
        var left = remains == Remains.Listed && !wasKept && options.Limits.Checkpoint > TimeSpan.Zero
            ? await engine.SettleAsync(access, reference.Archive, cancellationToken)
            : Nothing with { Whole = await engine.CleanUpAsync(access, reference.Archive, remains == Remains.Removed && !known, cancellationToken) };
        if (left.Whole is not { } whole || known || remains == Remains.Removed) return left with { Whole = null };
        await UnlistedBackup.ListAsync(database, opened, whole, sourceType: null, cancellationToken);
        return left;
    }

    private static string Title(ResourceKind kind) => kind switch
    {
        ResourceKind.Process => "Processes of this run",
        ResourceKind.Lock => "The repository's checkpoint or lock",
        _ => "A temporary folder",
    };

    private sealed record Entry
    {
        public Guid Id { get; init; }
        public Guid? ServerId { get; init; }
        public ResourceKind Kind { get; init; }
        public string Reference { get; init; } = "";

        /// <summary>Its time is up.</summary>
        public bool WasKept { get; init; }
    }
}

/// <summary>Names an archive in a repository within the ledger.</summary>
internal sealed record RepositoryReference(Guid RepositoryId, string Archive)
{
    public override string ToString() => $"{RepositoryId} {Archive}";

    public static RepositoryReference Parse(string text) => new(Guid.Parse(text[..36]), text[37..]);
}
