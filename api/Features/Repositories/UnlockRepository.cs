using BackupApi.Data;
using BackupApi.Inventory;
using BackupApi.Orchestration;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Repositories;

/// <param name="Removed">How many locks were removed; 0 when none was stale.</param>
public sealed record UnlockedRepository(int Removed);

internal static class UnlockRepository
{
    private const string BusySql = "select exists (select from operations where repository_id = @id and status = 'running')";

    /// <summary>Removes the tool's locks whose owner is provably gone, and no others.</summary>
    internal static async Task<Ok<UnlockedRepository>> HandleAsync(
        Guid id, TenantDatabase database, RepositoryInventory repositories, Caller caller, AuditTrail audit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var repository = await RepositoryReader.ReadAsync(connection, caller.WorkspaceId, id, cancellationToken);
        if (await connection.QuerySingleAsync<bool>(BusySql, new { id }))
            throw new ProblemException(409, ProblemCodes.RepositoryLocked, $"An operation uses {repository.Name} right now; its lock is in order.", "Wait until it has ended, or cancel it.");
        var opened = await repositories.OpenAsync(connection, id, cancellationToken);
        var removed = await opened.Engine.UnlockAsync(opened.Access, cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await audit.RecordAsync(connection, transaction, "repository.unlocked", "repository", id, repository.Name, new { removed }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(new UnlockedRepository(removed));
    }
}
