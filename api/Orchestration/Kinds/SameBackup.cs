using BackupApi.Inventory;
using BackupApi.Problems;

namespace BackupApi.Orchestration.Kinds;

/// <summary>Makes sure that what a repository holds under a backup's name is the backup that was made. Who may only add to a repository can still give something of their own
/// the name of another backup.</summary>
internal static class SameBackup
{
    /// <summary>Throws archive_missing, or backup_vanished when another one has its name.</summary>
    public static async Task RequireAsync(OpenedRepository repository, string archive, string engineId, CancellationToken cancellationToken)
    {
        var stored = await repository.Engine.FindAsync(repository.Access, archive, cancellationToken)
            ?? throw new OperationFailedException(ProblemCodes.ArchiveMissing, $"The repository {repository.Access.Name} no longer holds {archive}.", "Refresh the repository to see which backups it still holds.");
        if (stored.EngineId != engineId)
            throw new OperationFailedException(ProblemCodes.BackupVanished, $"What the repository {repository.Access.Name} holds as {archive} is not the backup that BackupApi made.",
                "Somebody with write access put another one in its place. Refresh the repository, find out who did it, and choose another backup.");
    }
}
