using System.Runtime.CompilerServices;
using BackupApi.Orchestration;
using BackupApi.Orchestration.Log;
using BackupApi.Security;
using Microsoft.AspNetCore.SignalR;

namespace BackupApi.Features.Operations;

/// <summary>An operation changed.</summary>
public sealed record OperationEvent(OperationSummary Operation);

/// <summary>Live views. Everything sent was stored before, so that a viewer who comes late or back misses nothing and sees nothing twice.</summary>
internal sealed class OperationsHub(OperationFeeds feeds, ViewerMemory memory) : Hub
{
    /// <summary>Log lines after a sequence, in batches, until the operation has ended and every line was sent.</summary>
    public async IAsyncEnumerable<IReadOnlyList<LogLine>> Log(Guid operationId, long afterSequence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var viewer = feeds.Logs.Join(new LogKey(WorkspaceId, operationId));
        var sequence = Math.Max(0, afterSequence);
        while (await viewer.Feed.NextAsync(sequence, cancellationToken) is { Count: > 0 } lines)
        {
            sequence = lines[^1].Sequence;
            yield return lines;
        }
    }

    /// <summary>Every change of the workspace's operations from now on. After a time without the database: how everything stands that may have changed.</summary>
    public async IAsyncEnumerable<OperationEvent> Events([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var viewer = feeds.Events.Join(WorkspaceId);
        await foreach (var happened in viewer.Feed.ReadAsync(cancellationToken)) yield return happened;
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
}
