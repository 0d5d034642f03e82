using System.Runtime.CompilerServices;
using BackupApi.Data;
using BackupApi.Orchestration;
using BackupApi.Orchestration.Log;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.SignalR;

namespace BackupApi.Features.Operations;

/// <summary>An operation changed.</summary>
public sealed record OperationEvent(OperationSummary Operation);

/// <summary>Live views. Everything sent was stored before, so that a viewer who comes late or back misses nothing and sees nothing twice.
/// A hub has no request scope, so each statement names the caller's workspace itself.</summary>
internal sealed class OperationsHub(SystemDatabase database, OperationSignals signals, ViewerMemory memory) : Hub
{
    private const int BatchSize = 1000;
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    private const string SelectEnd = """
        select status in ('completed', 'warning', 'failed', 'cancelled') and log_sequence <= @Sequence from operations where id = @Id and workspace_id = @WorkspaceId
        """;

    private const string One = " where o.id = @Id and o.workspace_id = @WorkspaceId";

    private const string Missed = """
         where o.workspace_id = @WorkspaceId and (o.status in ('pending', 'running', 'paused') or o.completed_at > now() - interval '1 hour') order by o.created_at desc limit 200
        """;

    /// <summary>Log lines after a sequence, in batches, until the operation has ended and every line was sent.</summary>
    public async IAsyncEnumerable<IReadOnlyList<LogLine>> Log(Guid operationId, long afterSequence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var workspace = WorkspaceId;
        using var subscription = signals.Subscribe();
        var sequence = Math.Max(0, afterSequence);
        while (true)
        {
            var lines = await ReadAsync(workspace, operationId, sequence, cancellationToken);
            if (lines.Count > 0)
            {
                sequence = lines[^1].Sequence;
                yield return lines;
            }

            if (lines.Count == BatchSize) continue;
            if (await HasEndedAsync(workspace, operationId, sequence, cancellationToken)) yield break;
            await WaitAsync(subscription, operationId, cancellationToken);
        }
    }

    /// <summary>Every change of the workspace's operations from now on. After a time without the database: how everything stands that may have changed.</summary>
    public async IAsyncEnumerable<OperationEvent> Events([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var workspace = WorkspaceId;
        using var subscription = signals.Subscribe();
        await foreach (var signal in subscription.Reader.ReadAllAsync(cancellationToken))
        {
            var missed = signal.Kind == OperationSignalKind.Reconnected;
            if (!missed && (signal.Kind != OperationSignalKind.Changed || signal.WorkspaceId != workspace)) continue;
            var parameters = new { Id = signal.OperationId, WorkspaceId = workspace };
            var changed = await database.InsistAsync(
                connection => connection.QueryAsync<OperationSummary>(new CommandDefinition(OperationSummary.Select + (missed ? Missed : One), parameters, cancellationToken: cancellationToken)), cancellationToken);
            foreach (var summary in changed) yield return new OperationEvent(summary);
        }
    }

    public override Task OnConnectedAsync()
    {
        memory.Came();
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        memory.Left();
        return base.OnDisconnectedAsync(exception);
    }

    private Guid WorkspaceId => Caller.From(Context.User)?.WorkspaceId ?? throw new HubException("Nobody is signed in.");

    // A viewer waits for a database that is away, and then sees what was stored meanwhile.
    private Task<IReadOnlyList<LogLine>> ReadAsync(Guid workspace, Guid operationId, long after, CancellationToken cancellationToken) =>
        database.InsistAsync(connection => LogReader.ReadAfterAsync(connection, workspace, operationId, after, BatchSize, cancellationToken), cancellationToken);

    private async Task<bool> HasEndedAsync(Guid workspace, Guid operationId, long sequence, CancellationToken cancellationToken) =>
        await database.InsistAsync(
            connection => connection.QuerySingleOrDefaultAsync<bool?>(new CommandDefinition(
                SelectEnd, new { Id = operationId, WorkspaceId = workspace, Sequence = sequence }, cancellationToken: cancellationToken)), cancellationToken)
        ?? throw new HubException("There is no such operation in this workspace.");

    private static async Task WaitAsync(OperationSignals.Subscription subscription, Guid operationId, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LookAgain);
        try
        {
            while (true)
            {
                var signal = await subscription.Reader.ReadAsync(limit.Token);
                if (signal.Kind == OperationSignalKind.Reconnected || signal.OperationId == operationId) return;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return;
        }
    }
}
