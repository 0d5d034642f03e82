using BackupApi.Data;
using BackupApi.Orchestration;
using BackupApi.Security;
using Dapper;

namespace BackupApi.Hosting;

/// <summary>On an empty installation: backs this machine's configuration up, restores it to a scratch place, compares the two, and says so.
/// What it makes belongs to the first workspace, which whoever sets the installation up takes over.</summary>
internal sealed class FirstBackup(
    FirstBackupPlan plan, SystemDatabase database, BackupApiOptions options, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<FirstBackup> logger) : BackgroundService
{
    private const string Folder = "/etc";

    private const string TakeEmptyInstallation = """
        insert into workspaces (id, name) select @Id, 'My workspace' where not exists (select from workspaces)
        """;

    private const string OneAtATime = "select pg_advisory_xact_lock(hashtextextended('first backup', 0))";
    private const string SelectStatus = "select status, coalesce(error_message, '') as message, backup_id from operations where id = @id";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The address is printed first, so that a person need not wait for this.
        var started = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken);
        try
        {
            if (await TakeWorkspaceAsync(stoppingToken) is { } workspace) await ProveAsync(workspace, stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            Console.WriteLine($"The first backup could not be proven: {Failure.Of(exception).Message} {Failure.Of(exception).Hint}");
            logger.LogError(exception, "The first backup failed");
        }
    }

    private async Task<Guid?> TakeWorkspaceAsync(CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(OneAtATime, transaction: transaction);
        if (await connection.ExecuteAsync(TakeEmptyInstallation, new { Id = id }, transaction) == 0) return null;
        await transaction.CommitAsync(cancellationToken);
        return id;
    }

    private async Task ProveAsync(Guid workspace, CancellationToken cancellationToken)
    {
        Console.WriteLine($"This installation is empty: backing up {Folder} of this machine to prove that it works …");
        var begun = time.GetTimestamp();
        var unreadable = Unreadable.Below(Folder);
        var backup = await plan.RunAsync(workspace, Folder, unreadable, cancellationToken);
        var (backupId, _) = await WaitAsync(backup, "The first backup", cancellationToken);
        var scratch = Path.Combine(options.DataFolder, "first-restore");
        try
        {
            var restore = await plan.RestoreAsync(workspace, backupId!.Value, scratch, cancellationToken);
            await WaitAsync(restore, "Restoring the first backup", cancellationToken);
            var (files, differences) = TreeComparison.Compare(Folder, scratch + Folder, unreadable);
            if (differences.Count > 0) Console.WriteLine($"The restored files DIFFER from the original: {string.Join("; ", differences.Take(5))}");
            else Console.WriteLine($"Proven in {time.GetElapsedTime(begun).TotalSeconds:0} s: {Figures.Count(files, "file", "files")} of {Folder} backed up, restored and compared; they are the same{(unreadable.Count > 0 ? $" ({unreadable.Count} that this user may not read were left out)" : "")}.");
        }
        finally
        {
            if (Directory.Exists(scratch)) Directory.Delete(scratch, recursive: true);
        }
    }

    private async Task<(Guid? BackupId, string Status)> WaitAsync(Guid operation, string what, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using (var connection = await database.OpenAsync(cancellationToken))
            {
                var (status, message, backupId) = await connection.QuerySingleAsync<(OperationStatus Status, string Message, Guid? BackupId)>(SelectStatus, new { id = operation });
                if (status is OperationStatus.Completed or OperationStatus.Warning) return (backupId, EnumText.Of(status));
                if (status.HasEnded()) throw new OperationFailedException("first_backup_failed", $"{what} ended as {EnumText.Of(status)}: {message}", "Its log is in the SPA under Operations.");
            }

            await Task.Delay(250, cancellationToken);
        }
    }
}
