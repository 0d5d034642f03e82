using BackupApi.Engines;
using BackupApi.Inventory;
using BackupApi.Problems;
using Dapper;

namespace BackupApi.Orchestration.Kinds;

/// <summary>Compares a repository with the database: lists what is new to us, raises an alarm for what vanished, measures.</summary>
internal sealed class RefreshOperation(RepositoryInventory repositories) : IOperationKind
{
    // A backup whose worker died between storing and listing it is found here and finds its job and source again.
    private const string Insert = """
        insert into backups (id, workspace_id, operation_id, repository_id, job_id, source_id, server_id, name, archive, engine_id, status, started_at, completed_at,
                             original_bytes, compressed_bytes, deduplicated_bytes, file_count)
        select @Id, @WorkspaceId, maker.id, @RepositoryId, maker.job_id, maker.source_id, maker.server_id, coalesce(maker.name, @Archive), @Archive, @EngineId, 'completed', @StartedAt, @CompletedAt,
               @OriginalBytes, @CompressedBytes, @DeduplicatedBytes, @FileCount
        from (values (1)) one
        left join lateral (
          select o.id, o.job_id, o.source_id, o.server_id, s.name from operations o left join sources s on s.id = o.source_id
          where o.repository_id = @RepositoryId and o.kind = 'backup' and o.state ->> 'archive' = @Archive
            and not exists (select from backups b where b.operation_id = o.id) limit 1) maker on true
        on conflict do nothing
        """;

    private const string SaveRepository = """
        update repositories set original_bytes = @OriginalBytes, compressed_bytes = @CompressedBytes, deduplicated_bytes = @DeduplicatedBytes where id = @RepositoryId
        """;

    public OperationKind Kind => OperationKind.Refresh;
    public string Title => "Refresh";
    public bool CanPause => false;

    public IReadOnlyList<PhaseDescription> Phases => [new("prepare", "Prepare"), new("list", "List"), new("finish", "Finish")];

    public async Task<OperationOutcome> RunAsync(OperationContext context, CancellationToken cancellationToken)
    {
        await context.EnterPhaseAsync("prepare");
        await using var connection = await context.Database.OpenAsync(cancellationToken);
        var repository = await repositories.OpenAsync(connection, context.Operation.RepositoryId!.Value, cancellationToken);
        await context.EnterPhaseAsync("list");
        var listing = await RepositoryListing.CompareAsync(repository.Engine, repository.Access, connection, cancellationToken);
        foreach (var unknown in listing.Unknown) await AdoptAsync(context, repository, unknown, cancellationToken);
        await context.EnterPhaseAsync("finish");
        var sizes = (await repository.Engine.InspectAsync(repository.Access, cancellationToken)).Sizes;
        await context.Record.TransactAsync(async (writer, transaction) =>
        {
            await listing.MarkAsync(writer, transaction);
            await writer.ExecuteAsync(SaveRepository, new { sizes.OriginalBytes, sizes.CompressedBytes, sizes.DeduplicatedBytes, RepositoryId = repository.Access.Id }, transaction);
        }, cancellationToken);
        await context.Log.InfoAsync($"{Figures.Count(listing.Stored.Count, "backup", "backups")} in the repository, {listing.Unknown.Count} new to BackupApi, {listing.Vanished.Count} vanished");
        foreach (var backup in listing.Vanished.Take(100)) await context.Log.ErrorAsync($"{backup.Archive} is gone from the repository, and BackupApi did not delete it");
        return listing.Vanished.Count == 0
            ? new OperationOutcome(OperationStatus.Completed, new OperationResult())
            : new OperationOutcome(OperationStatus.Warning, new OperationResult(Findings: [.. listing.Vanished.Take(100).Select(backup => backup.Archive)]), ProblemCodes.BackupVanished,
                $"{Figures.Count(listing.Vanished.Count, "backup has", "backups have")} vanished from the repository without BackupApi deleting them.",
                "Somebody or something with write access removed them. In an append-only repository they can be brought back until the next compact.");
    }

    private static async Task AdoptAsync(OperationContext context, OpenedRepository repository, StoredBackup listed, CancellationToken cancellationToken)
    {
        // The list alone carries no sizes.
        var backup = await repository.Engine.MeasureAsync(repository.Access, listed.Archive, cancellationToken) ?? listed;
        var parameters = new
        {
            Id = Guid.CreateVersion7(), context.Operation.WorkspaceId, RepositoryId = repository.Access.Id, backup.Archive, backup.EngineId, backup.StartedAt, backup.CompletedAt,
            backup.Sizes?.OriginalBytes, backup.Sizes?.CompressedBytes, backup.Sizes?.DeduplicatedBytes, backup.FileCount,
        };
        await context.Record.TransactAsync((connection, transaction) => connection.ExecuteAsync(Insert, parameters, transaction), cancellationToken);
        await context.Log.InfoAsync($"Listed {backup.Archive}");
    }
}
