using System.Text.Json.Nodes;
using BackupApi.Engines;
using BackupApi.Hosts;
using BackupApi.Processes;
using Dapper;

namespace BackupApi.Orchestration.Kinds;

/// <summary>Tells a restore what earlier attempts of its run did, after a fault, a pause or a crash.</summary>
internal static class RestoreAttempts
{
    private const string SelectAttempts = """
        select extract(epoch from now() - a.started_at)::float8 as began_ago, extract(epoch from now() - coalesce(a.completed_at, now()))::float8 as ended_ago,
               coalesce((a.state ->> 'wasEmpty')::boolean, false) as was_empty
        from operations o join operations a on a.run_id = o.run_id and a.kind = 'restore' and a.started_at is not null
        where o.id = @Id order by a.created_at, a.id
        """;

    private const string IsEmpty = """[ ! -e "$1" ] || [ -z "$(ls -A -- "$1" | head -n 1)" ]""";

    public static async Task<RestoreRequest> RecallAsync(OperationContext context, IHost host, RestoreRequest request, CancellationToken cancellationToken)
    {
        if (request.DryRun || request.Overwrite == OverwritePolicy.Always) return request;
        var attempts = await context.ReadAsync(async connection => (await connection.QueryAsync<Attempt>(SelectAttempts, context.Operation)).AsList(), cancellationToken);
        var state = JsonNode.Parse(context.State)!.AsObject();
        if (attempts is [_] && state["wasEmpty"] is null) return request with { WasEmpty = await LookAsync(context, host, state, request.Destination, cancellationToken) };
        return request with
        {
            Worked = [.. attempts.Select(attempt => new WorkedSpan(TimeSpan.FromSeconds(attempt.BeganAgo), TimeSpan.FromSeconds(attempt.EndedAgo)))],
            WasEmpty = attempts[0].WasEmpty || state["wasEmpty"]?.GetValue<bool>() == true,
        };
    }

    private static async Task<bool> LookAsync(OperationContext context, IHost host, JsonObject state, string destination, CancellationToken cancellationToken)
    {
        var command = new CommandLine("sh", "-c", IsEmpty, "sh", destination) { AsRoot = true, Operation = context.Operation.Id };
        var isEmpty = (await host.RunAsync(command, cancellationToken)).Succeeded;
        state["wasEmpty"] = isEmpty;
        await context.SaveStateAsync(state.ToJsonString());
        return isEmpty;
    }

    private sealed record Attempt
    {
        public double BeganAgo { get; init; }
        public double EndedAgo { get; init; }
        public bool WasEmpty { get; init; }
    }
}
