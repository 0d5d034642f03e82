using BackupApi.Data;
using BackupApi.Inventory;
using BackupApi.Problems;
using Dapper;

namespace BackupApi.Orchestration.Kinds;

/// <summary>Reads one backup back, every byte, and compares it with its checksums. What is damaged is kept with the backup.</summary>
internal sealed class VerifyOperation(RepositoryInventory repositories) : IOperationKind
{
    private const string SelectArchive = "select archive, engine_id from backups where id = @BackupId and workspace_id = @WorkspaceId and status in ('completed', 'warning')";

    public OperationKind Kind => OperationKind.Verify;
    public string Title => "Verify";
    public bool CanPause => true;

    public IReadOnlyList<PhaseDescription> Phases => [new("prepare", "Prepare"), new("verify", "Verify"), new("finish", "Finish")];

    public async Task<OperationOutcome> RunAsync(OperationContext context, CancellationToken cancellationToken)
    {
        await context.EnterPhaseAsync("prepare");
        var operation = context.Operation;
        var ((archive, engineId), repository) = await context.ReadAsync(
            async connection => (await connection.QuerySingleOrDefaultAsync<(string? Archive, string EngineId)>(SelectArchive, operation), await repositories.OpenAsync(connection, operation.RepositoryId!.Value, cancellationToken)), cancellationToken);
        if (archive is null) throw new OperationFailedException(ProblemCodes.ArchiveMissing, "The backup was deleted while the verification waited.", "Verify another backup.");
        await context.Resources.HoldAsync(ResourceKind.Process, null, repository.Access.Name, cancellationToken);
        await repository.RequireAsync(archive, engineId, cancellationToken);
        await context.EnterPhaseAsync("verify");
        await context.Log.InfoAsync($"Reading all of {archive} back");
        var outcome = await repository.Engine.VerifyAsync(repository.Access, archive, context, cancellationToken);
        await context.EnterPhaseAsync("finish");
        await BackupDamage.SaveAsync(context, outcome.Passed ? "passed" : "damaged", outcome.Findings);
        if (!outcome.Passed)
            throw new OperationFailedException(ProblemCodes.BackupDamaged,
                $"The backup {archive} is damaged: {outcome.Findings.FirstOrDefault() ?? "the tool found errors"}",
                "Make a new backup into another repository now, and check the disk or bucket below this one. The log names everything that is damaged; the rest of the backup can still be restored.");
        await context.Log.InfoAsync($"All of {archive} was read and is as it was stored");
        return new OperationOutcome(OperationStatus.Completed, new OperationResult());
    }
}
