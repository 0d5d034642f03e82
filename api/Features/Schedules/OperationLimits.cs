using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Schedules;

/// <param name="MaxOperations">How many operations run there at once, 1 to 1,000; null: as many as workers take.</param>
public sealed record SetLimitRequest(int? MaxOperations);

/// <param name="MaxOperations">Null: as many as workers take.</param>
public sealed record OperationLimit(int? MaxOperations);

internal sealed class SetLimitValidator : AbstractValidator<SetLimitRequest>
{
    public SetLimitValidator() => RuleFor(limit => limit.MaxOperations).InclusiveBetween(1, 1000);
}

internal static class OperationLimits
{
    private const string Servers = "servers", Pools = "storage_pools";

    /// <summary>Shows how many operations run on a server at once.</summary>
    internal static Task<Ok<OperationLimit>> GetOfServerAsync(Guid id, TenantDatabase database, Caller caller, CancellationToken cancellationToken) =>
        ReadAsync(Servers, "server", id, database, caller, cancellationToken);

    /// <summary>Shows how many operations use a storage pool at once.</summary>
    internal static Task<Ok<OperationLimit>> GetOfPoolAsync(Guid id, TenantDatabase database, Caller caller, CancellationToken cancellationToken) =>
        ReadAsync(Pools, "storage pool", id, database, caller, cancellationToken);

    /// <summary>Limits how many operations run on a server at once.</summary>
    /// <remarks>What is over it waits; what runs already goes on.</remarks>
    internal static Task<Ok<OperationLimit>> SetOfServerAsync(Guid id, SetLimitRequest request, TenantDatabase database, Caller caller, AuditTrail audit, CancellationToken cancellationToken) =>
        WriteAsync(Servers, "server", id, request, database, caller, audit, cancellationToken);

    /// <summary>Limits how many operations use a storage pool at once.</summary>
    /// <remarks>What is over it waits; what runs already goes on.</remarks>
    internal static Task<Ok<OperationLimit>> SetOfPoolAsync(Guid id, SetLimitRequest request, TenantDatabase database, Caller caller, AuditTrail audit, CancellationToken cancellationToken) =>
        WriteAsync(Pools, "storage pool", id, request, database, caller, audit, cancellationToken);

    private static async Task<Ok<OperationLimit>> ReadAsync(string table, string noun, Guid id, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<LimitRow>($"select id, max_operations from {table} where workspace_id = @WorkspaceId and id = @Id", new { caller.WorkspaceId, Id = id });
        return TypedResults.Ok(new OperationLimit((row ?? throw ProblemException.NotFound(noun)).MaxOperations));
    }

    private static async Task<Ok<OperationLimit>> WriteAsync(
        string table, string noun, Guid id, SetLimitRequest request, TenantDatabase database, Caller caller, AuditTrail audit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var name = await connection.QuerySingleOrDefaultAsync<string>(
            $"update {table} set max_operations = @MaxOperations where workspace_id = @WorkspaceId and id = @Id returning name", new { caller.WorkspaceId, Id = id, request.MaxOperations }, transaction);
        if (name is null) throw ProblemException.NotFound(noun);
        var subject = noun.Replace(' ', '_');
        await audit.RecordAsync(connection, transaction, $"{subject}.limited", subject, id, name, new { request.MaxOperations }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(new OperationLimit(request.MaxOperations));
    }

    private sealed record LimitRow
    {
        public Guid Id { get; init; }
        public int? MaxOperations { get; init; }
    }
}
