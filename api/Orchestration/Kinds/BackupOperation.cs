using System.Collections.Immutable;
using System.Text.Json.Nodes;
using BackupApi.Data;
using BackupApi.Engines;
using BackupApi.Hosts;
using BackupApi.Inventory;
using BackupApi.PoolTypes;
using BackupApi.Problems;
using BackupApi.Processes;
using BackupApi.SourceTypes;
using BackupApi.Storage;
using Npgsql;

namespace BackupApi.Orchestration.Kinds;

/// <summary>Backs one source up into one repository. Completed only when the repository lists the backup.</summary>
internal sealed class BackupOperation(ServerInventory servers, RepositoryInventory repositories, SourceInventory sources, IHostFactory hosts, Catalog catalog, TimeProvider time) : IOperationKind
{
    private const long LeastRoom = 64L << 20;

    public OperationKind Kind => OperationKind.Backup;
    public string Title => "Backup";
    public bool CanPause => true;

    public IReadOnlyList<PhaseDescription> Phases =>
        [new("prepare", "Prepare"), new("transfer", "Transfer"), new("verify", "Verify"), new("finish", "Finish")];

    public async Task<OperationOutcome> RunAsync(OperationContext context, CancellationToken cancellationToken)
    {
        await context.EnterPhaseAsync("prepare");
        var operation = context.Operation;
        var (plan, access, repository, address) = await context.ReadAsync(connection => PrepareAsync(connection, operation, cancellationToken), cancellationToken);
        using var limit = context.LimitRuntime(TimeSpan.FromMinutes(plan.MaxRuntimeMinutes));
        var processes = await context.Resources.HoldAsync(ResourceKind.Process, plan.ServerId, plan.SourceName, cancellationToken);
        await using var host = await OpenAsync(address, CheckRoomAsync(context, plan, repository, cancellationToken), cancellationToken);
        await context.Log.InfoAsync($"Signed in to {host.Name}{(address is SshAddress ssh ? $" as {ssh.Username}, host key as confirmed" : " (this machine)")}");
        var archive = await NameArchiveAsync(context, plan, repository, cancellationToken);
        var scripts = new BackupScripts(plan, host, context);
        BackupOutcome outcome;
        Guid checkpoints;
        try
        {
            await scripts.BeforeAsync(cancellationToken);
            (outcome, checkpoints) = await TransferAsync(context, plan, access, repository, host, archive, cancellationToken);
        }
        catch
        {
            await scripts.AfterAsync("failed");
            throw;
        }

        // From here on the backup exists; a cancel comes too late and must not make it look as if it did not.
        var scriptProblem = await scripts.AfterAsync(outcome.UnreadableCount > 0 ? "warning" : "completed");
        var tidying = TidyAsync(context, host, processes);
        try
        {
            return await ConcludeAsync(context, plan, repository, archive, outcome, scriptProblem, outcome.Listed is { HasCheckpoints: false } ? checkpoints : null);
        }
        finally
        {
            await tidying;
        }
    }

    // Signing in takes the longest; the pool is looked at meanwhile. What is wrong with the pool is told first.
    private async Task<IHost> OpenAsync(HostAddress address, Task checking, CancellationToken cancellationToken)
    {
        var opening = hosts.OpenAsync(address, cancellationToken);
        await Task.WhenAny(Task.WhenAll(checking, opening));
        if (!checking.IsCompletedSuccessfully && opening.IsCompletedSuccessfully) await (await opening).DisposeAsync();
        await checking;
        return await opening;
    }

    /// <summary>Leaves nothing to the cleaning after the operation, which would have to sign in again. What fails here is done there.</summary>
    private static async Task TidyAsync(OperationContext context, IHost host, Guid processes)
    {
        OperationMark.Current = null; // or it would end what does the ending
        try
        {
            await host.CleanUpAsync(context.Operation.Id, CancellationToken.None);
            await context.Resources.StrikeAsync(processes);
        }
        catch (Exception exception) when (exception is HostException || DatabaseFaults.IsPassing(exception))
        {
            return;
        }
    }

    private async Task<(BackupPlan Plan, SourceAccess Access, OpenedRepository Repository, HostAddress Address)> PrepareAsync(NpgsqlConnection connection, ClaimedOperation operation, CancellationToken cancellationToken)
    {
        var plan = await BackupPlan.ReadAsync(connection, operation, cancellationToken);
        plan = plan with { ContentKind = catalog.SourceType(plan.SourceType).ConnectionType is null ? "files" : "databases" };
        var access = await sources.GetAccessAsync(connection, operation.WorkspaceId, plan.SourceType, plan.Settings, operation.Id, cancellationToken);
        return (plan, access, await OpenRepositoryAsync(connection, operation, cancellationToken), await servers.GetAddressAsync(connection, plan.ServerId, cancellationToken));
    }

    private async Task<OpenedRepository> OpenRepositoryAsync(NpgsqlConnection connection, ClaimedOperation operation, CancellationToken cancellationToken) =>
        operation.RepositoryId is { } id ? await repositories.OpenAsync(connection, id, cancellationToken)
            : throw new OperationFailedException(ProblemCodes.NotFound, "The repository of this backup was deleted while the operation waited.", "Choose another repository in the job.");

    private static async Task CheckRoomAsync(OperationContext context, BackupPlan plan, OpenedRepository repository, CancellationToken cancellationToken)
    {
        var health = await repository.Pool.CheckAsync(cancellationToken);
        if (health.Health == PoolHealthStatus.Critical && health.Usage is not { FreeBytes: < LeastRoom })
        {
            var failed = health.Steps.FirstOrDefault(step => step.Status == TestStepStatus.Failed);
            var (code, message, hint) = (failed?.Code ?? ProblemCodes.PoolUnhealthy, $"The storage pool {repository.Pool.Name} cannot be used: {failed?.Detail ?? health.Reason}", failed?.Hint ?? "Open the pool and run its test.");
            // A storage that is away for a moment is tried again as one that goes away later.
            throw code is ProblemCodes.StorageUnreachable or ProblemCodes.StorageBusy ? new StorageException(code, message, hint) { IsTransient = true } : new OperationFailedException(code, message, hint);
        }

        if (health.Usage is not { } usage) return;
        var needed = Math.Max(LeastRoom, plan.ExpectedNewBytes ?? 0);
        if (usage.FreeBytes is not { } free) return;
        if (free < needed)
            throw new OperationFailedException(ProblemCodes.StorageFull,
                $"{repository.Pool.Name} has {Figures.Bytes(free)} free; this backup needs about {Figures.Bytes(needed)}.", "Free some room on it, delete backups that are no longer needed, or choose another pool.");
        await context.Log.InfoAsync($"Room on {repository.Pool.Name}: {Figures.Bytes(free)} free{(plan.ExpectedNewBytes is { } expected ? $", about {Figures.Bytes(expected)} needed (average of the last runs)" : "")}");
    }

    // A run that was interrupted goes on under the same name, which lets the engine reuse what it stored. Was it interrupted just as the backup had become
    // whole, then its report is lost: it is made once more (nearly everything is there already), and the first one is removed in the end.
    private async Task<string> NameArchiveAsync(OperationContext context, BackupPlan plan, OpenedRepository repository, CancellationToken cancellationToken)
    {
        var state = JsonNode.Parse(context.State)!.AsObject();
        if (state["archive"]?.GetValue<string>() is { } known && await repository.Engine.FindAsync(repository.Access, known, cancellationToken) is null) return known;
        var archive = $"{Slug.Of(plan.SourceName)}-{time.GetUtcNow():yyyy-MM-ddTHHmmss}-{context.Operation.Id.ToString("N")[^4..]}";
        state["archive"] = archive;
        await context.SaveStateAsync(state.ToJsonString());
        return archive;
    }

    private async Task<(BackupOutcome Outcome, Guid Checkpoints)> TransferAsync(
        OperationContext context, BackupPlan plan, SourceAccess access, OpenedRepository repository, IHost host, string archive, CancellationToken cancellationToken)
    {
        await context.EnterPhaseAsync("transfer");
        if (plan is { LastOriginalBytes: { } bytes, LastFileCount: { } files }) context.Progress.Estimate = (bytes, files);
        var content = await catalog.SourceType(plan.SourceType).ResolveAsync(host, access, cancellationToken);
        foreach (var warning in content.Warnings) await context.Log.WarningAsync(warning);
        var request = BackupContent.Request(context.Operation.Id, plan, archive, content);
        await context.Log.InfoAsync($"Backing up {BackupContent.Name(content)} into {repository.Access.Name} as {archive}");
        var checkpoints = await context.Resources.HoldAsync(ResourceKind.Lock, null, new RepositoryReference(repository.Access.Id, archive).ToString(), cancellationToken);
        var startedAt = time.GetUtcNow();
        var outcome = await repository.Engine.BackUpAsync(host, repository.Access, request, context, cancellationToken);
        // The tool's own times are whole seconds of the server's clock, and leave out reading the cache and the way there.
        return (outcome with { StartedAt = startedAt, CompletedAt = time.GetUtcNow() }, checkpoints);
    }

    private static async Task<OperationOutcome> ConcludeAsync(
        OperationContext context, BackupPlan plan, OpenedRepository repository, string archive, BackupOutcome outcome, string? scriptProblem, Guid? settled)
    {
        if (!outcome.IsProven)
            throw new OperationFailedException(ProblemCodes.BackupUnproven, $"The tool reported success, but the repository does not list the backup {archive}.", "Check the repository, then retry.");
        await context.Log.InfoAsync($"The repository lists {archive} ({outcome.EngineId[..Math.Min(12, outcome.EngineId.Length)]})");

        await context.EnterPhaseAsync("finish");
        if (!await BackupRecord.SaveAsync(context, plan, repository.Access.Id, archive, outcome, settled))
            throw new LeaseLostException();
        var result = new OperationResult(
            outcome.Sizes.OriginalBytes, outcome.Sizes.CompressedBytes, outcome.Sizes.DeduplicatedBytes, outcome.FileCount, outcome.UnreadableCount, outcome.ChangedCount, ToolVersion: outcome.ToolVersion);
        await context.Log.InfoAsync($"{Figures.Count(outcome.FileCount, "file", "files")}, {Figures.Bytes(outcome.Sizes.OriginalBytes)} read, {Figures.Bytes(outcome.Sizes.DeduplicatedBytes)} new in the repository");
        if (outcome.UnreadableCount > 0)
            return new OperationOutcome(OperationStatus.Warning, result, ProblemCodes.PermissionDenied, $"{Figures.Count(outcome.UnreadableCount, "file", "files")} could not be read; everything else is backed up.",
                "Allow sudo for this server, give its user permission to read them, or exclude them.");
        return scriptProblem is not null
            ? new OperationOutcome(OperationStatus.Warning, result, ProblemCodes.ScriptFailed, $"The backup is complete, but: {scriptProblem}", "Correct the script; the backup itself is whole.")
            : new OperationOutcome(OperationStatus.Completed, result);
    }
}
