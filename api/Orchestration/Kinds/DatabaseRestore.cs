using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BackupApi.Data;
using BackupApi.Engines;
using BackupApi.Hosts;
using BackupApi.Inventory;
using BackupApi.Problems;
using BackupApi.SourceTypes;
using Dapper;
using Npgsql;

namespace BackupApi.Orchestration.Kinds;

/// <summary>What is loaded into a service instead of written as files; kept in the operation's specification.</summary>
/// <param name="ConnectionId">Of the service that it goes into.</param>
/// <param name="Databases">Which, and where to; empty means all of the backup, each as NAME_restored.</param>
internal sealed record DatabaseRestoreSpecification(Guid ConnectionId, IReadOnlyList<DatabaseTarget> Databases, bool Replace, int Parallel, string? Owner, bool Accounts, bool DryRun)
{
    /// <summary>Leave out what is damaged instead of loading nothing.</summary>
    public bool AcceptDamage { get; init; }
}

/// <summary>Loads the streams of a backup back into a service.</summary>
internal sealed class DatabaseRestore(SourceInventory sources, Catalog catalog)
{
    private const string SelectSource = """
        select coalesce(b.source_type, s.type) as type, s.settings::text as settings from backups b left join sources s on s.id = b.source_id where b.id = @BackupId and b.workspace_id = @WorkspaceId
        """;

    private const string SaveLoaded = "update restores set loaded = @Loaded::jsonb, restored_files = @Files, restored_bytes = @Bytes where operation_id = @OperationId";

    /// <summary>The source type with access to the service that the restore goes into. Throws <see cref="ProblemException"/> for what was deleted meanwhile.</summary>
    public async Task<DatabaseTargetAccess> PrepareAsync(
        NpgsqlConnection connection, Guid workspaceId, Guid backupId, Guid connectionId, Guid? operation, CancellationToken cancellationToken)
    {
        var row = await connection.QuerySingleOrDefaultAsync<SourceRow>(new CommandDefinition(SelectSource, new { BackupId = backupId, WorkspaceId = workspaceId }, cancellationToken: cancellationToken));
        if (row?.Type is null || catalog.FindSourceType(row.Type) is not { ConnectionType: not null } type)
            throw new ProblemException(409, ProblemCodes.WrongState, "This backup holds no databases that could be loaded.", "Restore it as files.");
        var settings = JsonNode.Parse(row.Settings ?? "{}")!.AsObject();
        settings["type"] = type.Type;
        settings["connectionId"] = connectionId;
        using var document = JsonDocument.Parse(settings.ToJsonString());
        return new DatabaseTargetAccess(type, await sources.GetAccessAsync(connection, workspaceId, type.Type, document.RootElement.Clone(), operation, cancellationToken));
    }

    /// <summary>The streams of the backup that are wanted. Throws <see cref="OperationFailedException"/> when a named database is not in it.</summary>
    public static async Task<LoadRequest> ReadAsync(
        OpenedRepository repository, string archive, ISourceType type, DatabaseRestoreSpecification wanted, CancellationToken cancellationToken)
    {
        var streams = new List<StoredStream>();
        var found = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var entry in repository.Engine.ReadTreeAsync(repository.Access, archive, cancellationToken))
        {
            if (entry.Type != BackupEntryType.File) continue;
            var (name, path) = (Encoding.UTF8.GetString(entry.Path), entry.Path);
            var database = type.DatabaseOf(name);
            if (database is null ? !wanted.Accounts : wanted.Databases.Count > 0 && wanted.Databases.All(target => target.Database != database)) continue;
            if (database is not null) found.Add(database);
            streams.Add(new StoredStream(name, entry.Size, (destination, stop) => repository.Engine.ReadFileAsync(repository.Access, archive, path, destination, stop)));
        }

        if (wanted.Databases.FirstOrDefault(target => !found.Contains(target.Database)) is { } missing)
            throw new OperationFailedException(ProblemCodes.DatabaseMissing, $"The backup holds no database “{missing.Database}”.", "Browse the backup to see which databases it holds.");
        return new LoadRequest(streams, wanted.Databases, wanted.Replace, wanted.Parallel, wanted.Owner, wanted.Accounts, wanted.DryRun);
    }

    public static async Task<OperationOutcome> RunAsync(
        OperationContext context, OpenedRepository repository, string archive, DatabaseTargetAccess target, DatabaseRestoreSpecification wanted, IHost host, CancellationToken cancellationToken)
    {
        var request = await ReadAsync(repository, archive, target.Type, wanted, cancellationToken);
        await context.Log.InfoAsync($"Loading {Figures.Count(request.Streams.Count, "item", "items")} of {archive} into {target.Type.Title} on {host.Name}");
        var lost = new List<string>();
        if (wanted.AcceptDamage) request = await WholeAsync(context, request, target.Type, lost, cancellationToken);
        await context.EnterPhaseAsync("transfer");
        var outcome = await target.Type.LoadAsync(host, target.Access, request, context, cancellationToken);
        await context.EnterPhaseAsync("finish");
        foreach (var warning in outcome.Warnings) await context.Log.WarningAsync(warning);
        foreach (var loaded in outcome.Databases)
            await context.Log.InfoAsync($"{loaded.Database} {(wanted.DryRun ? "would be loaded" : "was loaded")} as {loaded.Target}: {Figures.Count(loaded.Tables, "table", "tables")}, {Figures.Bytes(loaded.Bytes)}");
        await SaveAsync(context, wanted, outcome);
        var result = new OperationResult(OriginalBytes: outcome.Bytes, Files: outcome.Databases.Count, Databases: outcome.Databases.Count, Findings: [.. lost.Concat(outcome.Warnings).Take(200)]);
        if (lost.Count > 0)
            return new OperationOutcome(OperationStatus.Warning, result, ProblemCodes.BackupDamaged, $"What is not damaged was loaded. {string.Join(' ', lost.Take(3))}",
                "Take what is missing from another backup. Restored as files, the beginning of a damaged dump can still be had where the engine can read it.");
        return outcome.Warnings.Count == 0
            ? new OperationOutcome(OperationStatus.Completed, result)
            : new OperationOutcome(OperationStatus.Warning, result, ProblemCodes.LoadFailed, $"The databases were loaded, with {Figures.Count(outcome.Warnings.Count, "warning", "warnings")}: {outcome.Warnings[0]}", "Read the log, and look whether what it names is needed.");
    }

    /// <summary>Reads every stream once, and asks for no database that is not whole. Throws what is wrong when none is.</summary>
    private static async Task<LoadRequest> WholeAsync(OperationContext context, LoadRequest request, ISourceType type, List<string> lost, CancellationToken cancellationToken)
    {
        var whole = new List<StoredStream>();
        EngineException? last = null;
        foreach (var stream in request.Streams)
        {
            try
            {
                await stream.CopyAsync(Stream.Null, cancellationToken);
                whole.Add(stream);
            }
            catch (EngineException damaged) when (damaged.Code == ProblemCodes.BackupDamaged)
            {
                last = damaged;
                lost.Add($"{stream.Name} is missing: {damaged.Message}");
                await context.Log.WarningAsync(lost[^1]);
            }
        }

        if (whole.Count == 0 && last is not null) throw last;
        var databases = whole.Select(stream => type.DatabaseOf(stream.Name)).ToHashSet();
        return request with { Streams = whole, Databases = [.. request.Databases.Where(named => databases.Contains(named.Database))] };
    }

    private static Task SaveAsync(OperationContext context, DatabaseRestoreSpecification wanted, LoadOutcome outcome) => context.Record.TransactAsync(async (connection, transaction) =>
    {
        var row = new { Loaded = JsonText.Of(outcome.Databases), Files = (long)outcome.Databases.Count, outcome.Bytes, OperationId = context.Operation.Id };
        await connection.ExecuteAsync(SaveLoaded, row, transaction);
        if (wanted is { DryRun: false, Databases.Count: 0, AcceptDamage: false } && outcome.Warnings.Count == 0) await connection.ExecuteAsync(RestoreOperation.MarkProven, context.Operation, transaction);
    }, CancellationToken.None);

    private sealed record SourceRow
    {
        public string? Type { get; init; }
        public string? Settings { get; init; }
    }
}

/// <summary>The service that a restore goes into.</summary>
internal sealed record DatabaseTargetAccess(ISourceType Type, SourceAccess Access);
