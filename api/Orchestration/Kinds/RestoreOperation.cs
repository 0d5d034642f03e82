using System.Buffers.Text;
using BackupApi.Data;
using BackupApi.Engines;
using BackupApi.Hosts;
using BackupApi.Inventory;
using BackupApi.Problems;
using Dapper;
using Npgsql;

namespace BackupApi.Orchestration.Kinds;

/// <summary>What a restore operation is asked to do; kept in the operation's specification.</summary>
/// <param name="Keys">base64url of raw paths; empty means everything.</param>
/// <param name="TargetPath">Absolute folder; null restores to the original place.</param>
internal sealed record RestoreSpecification(IReadOnlyList<string> Keys, string? TargetPath, OverwritePolicy Overwrite, bool DryRun, bool Verify, DatabaseRestoreSpecification? Databases = null, bool AcceptDamage = false);

/// <summary>Writes a backup, or chosen paths of it, onto a server, and reads back what it wrote.</summary>
internal sealed class RestoreOperation(ServerInventory servers, RepositoryInventory repositories, SourceInventory sources, IHostFactory hosts, Catalog catalog) : IOperationKind
{
    private const string SelectBackup = "select b.archive, b.engine_id, b.status, b.repository_id from backups b where b.id = @BackupId and b.workspace_id = @WorkspaceId";

    private const string UpdateRestore = """
        update restores set restored_files = @Files, restored_bytes = @Bytes, verified_files = @VerifiedFiles, mismatched_files = @Mismatched where operation_id = @Id
        """;

    internal const string MarkProven = "update backups set verified_at = now(), verify_result = 'restored' where id = @BackupId and damage = '[]'";

    public OperationKind Kind => OperationKind.Restore;
    public string Title => "Restore";
    public bool CanPause => true;

    public IReadOnlyList<PhaseDescription> Phases =>
        [new("prepare", "Prepare"), new("transfer", "Transfer"), new("verify", "Verify"), new("finish", "Finish")];

    public async Task<OperationOutcome> RunAsync(OperationContext context, CancellationToken cancellationToken)
    {
        await context.EnterPhaseAsync("prepare");
        var operation = context.Operation;
        var specification = JsonText.Read<RestoreSpecification>(operation.Specification);
        var (backup, repository, address) = await context.ReadAsync(connection => PrepareAsync(connection, operation, cancellationToken), cancellationToken);
        await context.Resources.HoldAsync(ResourceKind.Process, operation.ServerId, address.Name, cancellationToken);
        await repository.RequireAsync(backup.Archive, backup.EngineId, cancellationToken);
        await using var host = await hosts.OpenAsync(address, cancellationToken);
        try
        {
            return specification.Databases is { } databases
                ? await LoadAsync(context, databases, backup, repository, host, cancellationToken)
                : await WriteAsync(context, specification, backup, repository, host, cancellationToken);
        }
        catch (EngineException damaged) when (damaged.Code == ProblemCodes.BackupDamaged)
        {
            await BackupDamage.SaveAsync(context, "damaged", [damaged.Message]);
            throw;
        }
    }

    private async Task<OperationOutcome> LoadAsync(
        OperationContext context, DatabaseRestoreSpecification databases, BackupRow backup, OpenedRepository repository, IHost host, CancellationToken cancellationToken)
    {
        var operation = context.Operation;
        var target = await context.ReadAsync(
            connection => new DatabaseRestore(sources, catalog).PrepareAsync(connection, operation.WorkspaceId, operation.BackupId!.Value, databases.ConnectionId, operation.Id, cancellationToken), cancellationToken);
        return await DatabaseRestore.RunAsync(context, repository, backup.Archive, target, databases, host, cancellationToken);
    }

    private static async Task<OperationOutcome> WriteAsync(
        OperationContext context, RestoreSpecification specification, BackupRow backup, OpenedRepository repository, IHost host, CancellationToken cancellationToken)
    {
        var operation = context.Operation;
        await context.Log.InfoAsync($"Restoring {(specification.Keys.Count == 0 ? "everything" : Figures.Count(specification.Keys.Count, "chosen path", "chosen paths"))} of {backup.Archive} to {host.Name}, {specification.TargetPath ?? "the original place"}");
        await context.EnterPhaseAsync("transfer");
        var request = new RestoreRequest(
            operation.Id, backup.Archive, [.. specification.Keys.Select(key => Base64Url.DecodeFromChars(key))], specification.TargetPath ?? "/", specification.Overwrite, specification.DryRun, specification.Verify, 0) { AcceptDamage = specification.AcceptDamage };
        request = await RestoreAttempts.RecallAsync(context, host, request, cancellationToken);
        var outcome = await repository.Engine.RestoreAsync(host, repository.Access, request, context, cancellationToken);
        await context.EnterPhaseAsync("finish");
        await SaveAsync(context, specification, outcome);
        if (outcome.Lost.Count > 0) await BackupDamage.SaveAsync(context, "damaged", outcome.Lost);
        await context.Log.InfoAsync(Summarize(specification, outcome));
        return Judge(specification, outcome);
    }

    private async Task<(BackupRow Backup, OpenedRepository Repository, HostAddress Address)> PrepareAsync(NpgsqlConnection connection, ClaimedOperation operation, CancellationToken cancellationToken)
    {
        var backup = await connection.QuerySingleOrDefaultAsync<BackupRow>(SelectBackup, operation)
            ?? throw new OperationFailedException(ProblemCodes.ArchiveMissing, "The backup was deleted while the restore waited.", "Choose another backup.");
        return (backup, await repositories.OpenAsync(connection, backup.RepositoryId, cancellationToken), await servers.GetAddressAsync(connection, operation.ServerId!.Value, cancellationToken));
    }

    private static Task SaveAsync(OperationContext context, RestoreSpecification specification, RestoreOutcome outcome) => context.Record.TransactAsync(async (connection, transaction) =>
    {
        var figures = new { context.Operation.Id, outcome.Files, outcome.Bytes, outcome.VerifiedFiles, Mismatched = outcome.VerifiedFiles is null ? (long?)null : outcome.Mismatched.Count };
        await connection.ExecuteAsync(UpdateRestore, figures, transaction);
        if (IsProof(specification, outcome)) await connection.ExecuteAsync(MarkProven, context.Operation, transaction);
    }, CancellationToken.None);

    private static string Summarize(RestoreSpecification specification, RestoreOutcome outcome) =>
        $"{Figures.Count(outcome.Files, "file", "files")} ({Figures.Bytes(outcome.Bytes)}) {(specification.DryRun ? "would be written" : "written")}, {outcome.SkippedFiles:N0} left as they were"
        + (outcome.VerifiedFiles is { } verified ? $"; {verified:N0} read back and compared, {outcome.Mismatched.Count:N0} differ" : "");

    // Proof of the whole backup: everything was written, read back, and nothing differed.
    private static bool IsProof(RestoreSpecification specification, RestoreOutcome outcome) =>
        specification is { DryRun: false, Keys.Count: 0 } && outcome is { VerifiedFiles: > 0, Mismatched.Count: 0, FailedFiles: 0, SkippedFiles: 0, Lost.Count: 0 };

    private static OperationOutcome Judge(RestoreSpecification specification, RestoreOutcome outcome)
    {
        var result = new OperationResult(
            OriginalBytes: outcome.Bytes, Files: outcome.Files, Unreadable: outcome.FailedFiles, VerifiedFiles: outcome.VerifiedFiles, SkippedFiles: outcome.SkippedFiles,
            Findings: [.. outcome.Lost.Concat(outcome.Mismatched.Concat(outcome.Problems).Select(problem => $"{problem.Path}: {problem.Reason}")).Take(200)]);
        if (outcome.Mismatched.Count > 0)
            throw new OperationFailedException(ProblemCodes.RestoreMismatch,
                $"{Figures.Count(outcome.Mismatched.Count, "restored file differs", "restored files differ")} from the backup, the first being {outcome.Mismatched[0].Path}: {outcome.Mismatched[0].Reason}",
                "Something else may be writing there, or the disk is failing. Restore to another place and compare.");
        if (outcome.Lost.Count > 0)
            return new OperationOutcome(OperationStatus.Warning, result, ProblemCodes.BackupDamaged, $"What could still be read was restored. {string.Join(' ', outcome.Lost.Take(3))}",
                "Take what is missing from another backup of this source, and check the storage before the next one.");
        if (outcome.FailedFiles > 0)
            return new OperationOutcome(OperationStatus.Warning, result, ProblemCodes.PermissionDenied, $"{Figures.Count(outcome.FailedFiles, "file", "files")} could not be restored; everything else was.",
                "The log names each with its reason. Allow sudo for this server, or restore to a place that its user may write to.");
        return new OperationOutcome(OperationStatus.Completed, result);
    }

    private sealed record BackupRow
    {
        public string Archive { get; init; } = "";
        public string EngineId { get; init; } = "";
        public string Status { get; init; } = "";
        public Guid RepositoryId { get; init; }
    }
}
