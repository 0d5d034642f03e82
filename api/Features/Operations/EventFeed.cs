using System.Collections.Concurrent;
using System.Threading.Channels;
using BackupApi.Data;
using BackupApi.Orchestration;
using Dapper;

namespace BackupApi.Features.Operations;

/// <summary>Every change of a workspace's operations, read once for all its viewers here. After a time without the database: how everything stands that may have changed.</summary>
internal sealed class EventFeed : IDisposable
{
    // A viewer that is this far behind loses the oldest.
    private const int Waiting = 1024;

    private const string One = " where o.id = @Id and o.workspace_id = @WorkspaceId";

    private const string Missed = """
         where o.workspace_id = @WorkspaceId and (o.status in ('pending', 'running', 'paused') or o.completed_at > now() - interval '1 hour') order by o.created_at desc limit 200
        """;

    private readonly SystemDatabase database;
    private readonly OperationSignals.Subscription subscription;
    private readonly Guid workspace;
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentDictionary<Guid, Channel<OperationEvent>> viewers = new();
    private volatile Exception? failure;

    public EventFeed(SystemDatabase database, OperationSignals signals, Guid workspace)
    {
        (this.database, this.workspace) = (database, workspace);
        subscription = signals.Subscribe();
        var token = end.Token;
        _ = Task.Run(() => FollowAsync(token), CancellationToken.None);
    }

    /// <summary>Events from now on.</summary>
    public async IAsyncEnumerable<OperationEvent> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid();
        var channel = Channel.CreateBounded<OperationEvent>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest });
        viewers[id] = channel;
        if (failure is { } before) channel.Writer.TryComplete(before);
        try
        {
            await foreach (var one in channel.Reader.ReadAllAsync(cancellationToken)) yield return one;
        }
        finally
        {
            viewers.TryRemove(id, out _);
        }
    }

    public void Dispose()
    {
        end.Cancel();
        end.Dispose();
        subscription.Dispose();
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var signal in subscription.Reader.ReadAllAsync(cancellationToken))
            {
                var missed = signal.Kind == OperationSignalKind.Reconnected;
                if (!missed && (signal.Kind != OperationSignalKind.Changed || signal.WorkspaceId != workspace)) continue;
                var parameters = new { Id = signal.OperationId, WorkspaceId = workspace };
                var changed = await database.InsistAsync(
                    connection => connection.QueryAsync<OperationSummary>(new CommandDefinition(OperationSummary.Select + (missed ? Missed : One), parameters, cancellationToken: cancellationToken)), cancellationToken);
                foreach (var summary in changed) Tell(new OperationEvent(summary));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception)
        {
            failure = exception;
            foreach (var viewer in viewers.Values) viewer.Writer.TryComplete(exception);
        }
    }

    private void Tell(OperationEvent happened)
    {
        foreach (var viewer in viewers.Values) viewer.Writer.TryWrite(happened);
    }
}
