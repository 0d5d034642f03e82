using BackupApi.Engines;
using BackupApi.Inventory;
using BackupApi.Problems;
using Dapper;

namespace BackupApi.Orchestration.Kinds;

/// <summary>Compares a repository with the database: lists what is new to us, raises an alarm for what vanished, measures.</summary>
internal sealed class RefreshOperation(RepositoryInventory repositories, Catalog catalog) : IOperationKind
{
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
        var repository = await context.ReadAsync(connection => repositories.OpenAsync(connection, context.Operation.RepositoryId!.Value, cancellationToken), cancellationToken);
        await context.EnterPhaseAsync("list");
        var listing = await RepositoryListing.CompareAsync(repository.Engine, repository.Access, context.Database, cancellationToken);
        foreach (var unknown in listing.Unknown)
        {
            var databases = await DatabaseContent.FindTypeAsync(catalog, repository, unknown.Archive, cancellationToken);
            await UnlistedBackup.ListAsync(context.Database, repository, unknown, databases, cancellationToken);
            await context.Log.InfoAsync($"Listed {unknown.Archive}{(databases is null ? "" : $", which holds databases ({databases})")}");
        }

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
}
