using BackupApi.Data;
using BackupApi.Orchestration;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Telemetry;

/// <summary>Whether the service lives, or can do its work.</summary>
/// <param name="Checks">What was looked at, with "ok" or what is wrong.</param>
public sealed record HealthResponse(HealthStatus Status, IReadOnlyDictionary<string, string> Checks);

public enum HealthStatus { Healthy, Unhealthy }

internal static class HealthEndpoints
{
    private const string MigrationsSql = "select count(*)::int from schema_migrations";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    internal static void Map(IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").WithTags("Health").AllowAnonymous();
        health.MapGet("/live", Live).WithName("getLiveness");
        health.MapGet("/ready", ReadyAsync).WithName("getReadiness").Produces<HealthResponse>(503);
    }

    /// <summary>Tells that the process answers.</summary>
    internal static Ok<HealthResponse> Live() => TypedResults.Ok(new HealthResponse(HealthStatus.Healthy, new Dictionary<string, string>()));

    /// <summary>Tells whether requests should be sent here: the process is not about to stop, the database answers and has the schema of this version.</summary>
    internal static async Task<Results<Ok<HealthResponse>, JsonHttpResult<HealthResponse>>> ReadyAsync(SystemDatabase database, Drain drain, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        var checks = new Dictionary<string, string> { ["database"] = "ok", ["migrations"] = "ok", ["process"] = drain.HasBegun ? "is being stopped" : "ok" };
        try
        {
            await using var connection = await database.OpenAsync(limit.Token);
            var applied = await connection.QuerySingleAsync<int>(new CommandDefinition(MigrationsSql, cancellationToken: limit.Token));
            var known = Migration.Embedded().Count;
            if (applied != known) checks["migrations"] = $"{applied} applied, {known} known";
        }
        catch (Exception exception) when (exception is Npgsql.NpgsqlException or OperationCanceledException or TimeoutException)
        {
            checks["database"] = "does not answer";
            checks["migrations"] = "unknown";
        }

        return checks.Values.All(value => value == "ok")
            ? TypedResults.Ok(new HealthResponse(HealthStatus.Healthy, checks))
            : TypedResults.Json(new HealthResponse(HealthStatus.Unhealthy, checks), statusCode: 503);
    }
}
