using System.Diagnostics;
using BackupApi.Connections;
using BackupApi.Data;
using BackupApi.Engines;
using BackupApi.Hosts;
using BackupApi.Inventory;
using BackupApi.Orchestration;
using BackupApi.Orchestration.Kinds;
using BackupApi.Security;
using BackupApi.SourceTypes;

namespace BackupApi.Features.Backups;

/// <summary>Whether databases of a backup can be loaded where a request wants them: goes as far as loading can go without writing.</summary>
internal sealed class CheckDatabaseRestore(ServerInventory servers, RepositoryInventory repositories, SourceInventory sources, BackupApi.Catalog catalog, IHostFactory hosts)
{
    internal async Task<RestoreCheck> RunAsync(
        Guid id, RestoreBackupRequest request, RestoreDatabasesRequest wanted, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        BackupResponse backup;
        DatabaseTargetAccess target;
        DatabaseRestoreSpecification specification;
        OpenedRepository repository;
        HostAddress address;
        await using (var connection = await database.OpenAsync(cancellationToken))
        {
            backup = await GetBackup.ReadPresentAsync(connection, caller.WorkspaceId, id, cancellationToken);
            var into = await ChosenConnection.ReadAsync(connection, caller, backup, wanted);
            specification = into.Specify(wanted, dryRun: true, acceptDamage: false);
            address = await servers.GetAddressAsync(connection, into.ServerId, cancellationToken);
            repository = await repositories.OpenAsync(connection, backup.RepositoryId, cancellationToken);
            target = await new DatabaseRestore(sources, catalog).PrepareAsync(connection, caller.WorkspaceId, id, into.Id, null, cancellationToken);
        }

        var watch = Stopwatch.StartNew();
        List<TestStep> steps = [];
        try
        {
            await using var host = await hosts.OpenAsync(address, cancellationToken);
            steps.Add(new TestStep("reach", $"Sign in to {address.Name}", TestStepStatus.Passed, "Signed in.", null, null, watch.ElapsedMilliseconds));
            watch.Restart();
            var load = await DatabaseRestore.ReadAsync(repository, backup.Archive, target.Type, specification, cancellationToken);
            steps.Add(new TestStep("read", "Read the backup", TestStepStatus.Passed, $"{Figures.Count(load.Streams.Count, "item", "items")}, {Figures.Bytes(load.Streams.Sum(stream => stream.Bytes))}", null, null, watch.ElapsedMilliseconds));
            watch.Restart();
            var outcome = await target.Type.LoadAsync(host, target.Access, load, new Silence(), cancellationToken);
            var detail = string.Join(", ", outcome.Databases.Take(20).Select(loaded => $"{loaded.Database} → {loaded.Target}"));
            steps.Add(new TestStep("target", $"Look at {target.Type.Title}", TestStepStatus.Passed, detail, null, null, watch.ElapsedMilliseconds));
            return new RestoreCheck(true, load.Streams.Sum(stream => stream.Bytes), null, steps);
        }
        catch (Exception exception) when (exception is HostException or ConnectionException or SourceException or EngineException or OperationFailedException)
        {
            var failure = Failure.Of(exception);
            var (name, title) = steps.Count switch { 0 => ("reach", $"Sign in to {address.Name}"), 1 => ("read", "Read the backup"), _ => ("target", $"Look at {target.Type.Title}") };
            return new RestoreCheck(false, null, null, [.. steps, new TestStep(name, title, TestStepStatus.Failed, failure.Message, failure.Code, failure.Hint, watch.ElapsedMilliseconds)]);
        }
    }

    /// <summary>A dry run has nothing to show.</summary>
    private sealed class Silence : ISourceObserver
    {
        public ValueTask InfoAsync(string message) => ValueTask.CompletedTask;

        public ValueTask WarnAsync(string message) => ValueTask.CompletedTask;

        public void Report(long bytes, long? totalBytes, string? current)
        {
            // Nothing is transferred.
        }
    }
}
