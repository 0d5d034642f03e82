using BackupApi.Data;
using BackupApi.Engines;
using BackupApi.Inventory;
using BackupApi.Problems;
using Dapper;
using Npgsql;

namespace BackupApi.Orchestration.Kinds;

/// <param name="BackupIds">What to delete.</param>
internal sealed record DeleteSpecification(IReadOnlyList<Guid> BackupIds);

/// <summary>Deletes backups and frees their room, after making sure that nobody else deleted any.</summary>
internal sealed class DeleteOperation(RepositoryInventory repositories) : IOperationKind
{
    private const string SelectArchives = "select archive from backups where id = any (@Ids) and repository_id = @RepositoryId and status in ('completed', 'warning')";

    private const string SelectHeld = "select archive from backups where id = any (@Ids) and repository_id = @RepositoryId and status in ('completed', 'warning') and hold_until > now() order by id for update";

    private const string BeginRemoval = "update backups set removal_began_at = now() where id = any (@Ids) and repository_id = @RepositoryId and status in ('completed', 'warning')";

    private const string MarkDeleted = """
        update backups set status = 'deleted', deleted_at = now(), removal_ended_at = now() where id = any (@Ids) and repository_id = @RepositoryId and status in ('completed', 'warning', 'vanished')
        """;

    private const string SaveSizes = """
        update repositories set original_bytes = @OriginalBytes, compressed_bytes = @CompressedBytes, deduplicated_bytes = @DeduplicatedBytes where id = @RepositoryId
        """;

    private const string ForgetTree = "delete from backup_indexes where backup_id = any (@Ids)";

    public OperationKind Kind => OperationKind.Delete;
    public string Title => "Delete";
    public bool CanPause => false;

    public IReadOnlyList<PhaseDescription> Phases => [new("prepare", "Prepare"), new("delete", "Delete"), new("finish", "Finish")];

    public async Task<OperationOutcome> RunAsync(OperationContext context, CancellationToken cancellationToken)
    {
        await context.EnterPhaseAsync("prepare");
        var operation = context.Operation;
        var ids = JsonText.Read<DeleteSpecification>(operation.Specification).BackupIds.ToArray();
        var repository = await context.ReadAsync(connection => repositories.OpenAsync(connection, operation.RepositoryId!.Value, cancellationToken), cancellationToken);
        var listing = await RepositoryListing.CompareAsync(repository.Engine, repository.Access, context.Database, cancellationToken);
        await listing.RefuseVanishedAsync(context, ids);
        await context.Record.TransactAsync((connection, transaction) => BeginAsync(connection, transaction, new { Ids = ids, operation.RepositoryId }), cancellationToken);
        var archives = await context.ReadAsync(async connection => (await connection.QueryAsync<string>(SelectArchives, new { Ids = ids, operation.RepositoryId })).AsList(), cancellationToken);
        var present = archives.Where(archive => listing.Stored.Any(stored => stored.Archive == archive)).ToList();

        await context.EnterPhaseAsync("delete");
        await context.Resources.HoldAsync(ResourceKind.Process, null, repository.Access.Name, cancellationToken);
        if (present.Count > 0) await repository.Engine.DeleteAsync(repository.Access, present, context, cancellationToken);
        await context.EnterPhaseAsync("finish");
        return await ConcludeAsync(context, repository, ids, present);
    }

    // Somebody may have pinned one while the deletion waited.
    private static async Task BeginAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, object parameters)
    {
        await connection.ExecuteAsync(BeginRemoval, parameters, transaction);
        if ((await connection.QueryAsync<string>(SelectHeld, parameters, transaction)).FirstOrDefault() is { } held)
            throw new OperationFailedException(ProblemCodes.WrongState, $"The backup {held} is pinned, so nothing was deleted.", "Let go of it first, or leave it out.");
    }

    private static async Task<OperationOutcome> ConcludeAsync(OperationContext context, OpenedRepository repository, Guid[] ids, List<string> deleted)
    {
        var left = await repository.Engine.ListAsync(repository.Access, CancellationToken.None);
        if (left.FirstOrDefault(backup => deleted.Contains(backup.Archive)) is { } still)
            throw new OperationFailedException(ProblemCodes.ToolFailed, $"The tool reported success, but the repository still lists {still.Archive}.", "Check the repository, then delete it again.");
        var sizes = (await repository.Engine.InspectAsync(repository.Access, CancellationToken.None)).Sizes;
        await context.Record.TransactAsync(async (connection, transaction) =>
        {
            await connection.ExecuteAsync(MarkDeleted, new { Ids = ids, RepositoryId = repository.Access.Id }, transaction);
            await connection.ExecuteAsync(ForgetTree, new { Ids = ids }, transaction);
            await connection.ExecuteAsync(SaveSizes, new { sizes.OriginalBytes, sizes.CompressedBytes, sizes.DeduplicatedBytes, RepositoryId = repository.Access.Id }, transaction);
        }, CancellationToken.None);
        await context.Log.InfoAsync($"{Figures.Count(deleted.Count, "backup", "backups")} deleted; the repository now takes {Figures.Bytes(sizes.DeduplicatedBytes)}");
        return new OperationOutcome(OperationStatus.Completed, new OperationResult());
    }
}
