using BackupApi.Data;
using BackupApi.Orchestration;
using BackupApi.Orchestration.Log;
using Dapper;
using Microsoft.AspNetCore.SignalR;

namespace BackupApi.Features.Operations;

/// <summary>One operation's log as it grows, read once for all its viewers here. Who needs older lines than the <see cref="LogTail"/> holds reads them for himself.
/// Statements name the workspace, because viewers have no request scope.</summary>
internal sealed class LogFeed : IDisposable
{
    private const int BatchSize = 1000;
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    private const string SelectState = """
        select log_sequence as last, status in ('completed', 'warning', 'failed', 'cancelled') as ended from operations where id = @OperationId and workspace_id = @WorkspaceId
        """;

    private readonly SystemDatabase database;
    private readonly OperationSignals.Subscription subscription;
    private readonly LogKey key;
    private readonly Lock gate = new();
    private readonly CancellationTokenSource end = new();
    private readonly LogTail tail = new();
    private TaskCompletionSource grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool begun;
    private bool complete;
    private Exception? failure;

    public LogFeed(SystemDatabase database, OperationSignals signals, LogKey key)
    {
        (this.database, this.key) = (database, key);
        subscription = signals.Subscribe();
        var token = end.Token;
        _ = Task.Run(() => FollowAsync(token), CancellationToken.None);
    }

    /// <summary>The next lines after a number as soon as they are stored; none when the operation has ended and there are no more.
    /// Throws <see cref="HubException"/> when there is no such operation.</summary>
    public async Task<IReadOnlyList<LogLine>> NextAsync(long sequence, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (next, waiting) = Look(sequence);
            if (next is not null) return next;
            if (waiting is not null)
            {
                await waiting.WaitAsync(cancellationToken);
                continue;
            }

            var older = await ReadAsync(sequence, cancellationToken);
            if (older.Count > 0) return older;
            lock (gate) sequence = Math.Max(sequence, tail.Before); // Those were removed from the database.
        }
    }

    public void Dispose()
    {
        end.Cancel();
        end.Dispose();
        subscription.Dispose();
    }

    // Neither: older lines than are here are wanted.
    private (IReadOnlyList<LogLine>? Next, Task? Waiting) Look(long sequence)
    {
        lock (gate)
        {
            if (failure is not null) throw failure is HubException told ? new HubException(told.Message) : new InvalidOperationException("The log could not be read.", failure);
            if (!begun) return (null, grown.Task);
            if (sequence < tail.Before) return (null, null);
            if (sequence < tail.Last) return (tail.After(sequence), null);
            return complete ? ([], null) : (null, grown.Task);
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            var state = await StateAsync(cancellationToken);
            Tell(() => tail.BeginAfter(state.Last));
            while (!state.Ended || state.Last > tail.Last)
            {
                var lines = await ReadAsync(tail.Last, cancellationToken);
                if (lines.Count > 0) Tell(() => tail.Add(lines));
                if (lines.Count == BatchSize) continue;
                state = await StateAsync(cancellationToken);
                if (!state.Ended) await WaitAsync(cancellationToken);
            }

            Tell(() => complete = true);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception)
        {
            Tell(() => failure = exception);
        }
    }

    private void Tell(Action change)
    {
        TaskCompletionSource told;
        lock (gate)
        {
            change();
            begun = true;
            told = grown;
            grown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        told.SetResult();
    }

    // A database that is away is waited for; what was stored meanwhile is seen then.
    private async Task<State> StateAsync(CancellationToken cancellationToken) =>
        await database.InsistAsync(connection => connection.QuerySingleOrDefaultAsync<State>(new CommandDefinition(SelectState, key, cancellationToken: cancellationToken)), cancellationToken)
        ?? throw new HubException("There is no such operation in this workspace.");

    private Task<IReadOnlyList<LogLine>> ReadAsync(long after, CancellationToken cancellationToken) =>
        database.InsistAsync(connection => LogReader.ReadAfterAsync(connection, key.WorkspaceId, key.OperationId, after, BatchSize, cancellationToken), cancellationToken);

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LookAgain);
        try
        {
            while (true)
            {
                var signal = await subscription.Reader.ReadAsync(limit.Token);
                if (signal.Kind == OperationSignalKind.Reconnected || signal.OperationId == key.OperationId) return;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return;
        }
    }

    private sealed record State
    {
        public long Last { get; init; }
        public bool Ended { get; init; }
    }
}

/// <summary>Whose log.</summary>
internal readonly record struct LogKey(Guid WorkspaceId, Guid OperationId);
