using BackupApi.Data;
using Dapper;

namespace BackupApi.Orchestration;

/// <summary>Renews an operation's lease and passes on what people ask of it. While the database is away the operation goes on:
/// nobody else can take it then; whether it was taken shows at the first answer.</summary>
internal sealed class LeaseKeeper(SystemDatabase database, ClaimedOperation operation, int leaseSeconds, StopSignal stop, OperationSignals signals) : IAsyncDisposable
{
    private const string Renew = """
        update operations set lease_expires_at = now() + make_interval(secs => @LeaseSeconds)
        where id = @Id and lease_token = @LeaseToken and status = 'running'
        returning coalesce(requested_action, '')
        """;

    // A renewal that hangs must not use up the time in which the next one could succeed.
    private readonly TimeSpan patience = TimeSpan.FromSeconds(Math.Clamp(leaseSeconds / 3.0, 2, 10));
    private readonly CancellationTokenSource end = new();
    private Task loop = Task.CompletedTask;

    public LeaseKeeper Start()
    {
        loop = Task.Run(KeepAsync);
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await loop;
        end.Dispose();
    }

    private async Task KeepAsync()
    {
        using var subscription = signals.Subscribe();
        var interval = TimeSpan.FromSeconds(leaseSeconds / 6.0);
        while (!end.IsCancellationRequested)
        {
            try
            {
                await RenewAsync();
                await WaitForSignalAsync(subscription, interval);
            }
            catch (OperationCanceledException) when (end.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is OperationCanceledException || DatabaseFaults.IsPassing(exception))
            {
                await Task.Delay(TimeSpan.FromSeconds(0.5), CancellationToken.None);
            }
        }
    }

    // The driver itself takes longer to give an attempt up that hangs; the next one does not wait for that.
    private async Task RenewAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(end.Token);
        limit.CancelAfter(patience);
        var asking = AskAsync(limit.Token);
        _ = asking.ContinueWith(ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        var requested = await asking.WaitAsync(patience, end.Token);
        if (requested is null) stop.Stop(StopReason.LeaseLost);
        else if (requested == "cancel") stop.Stop(StopReason.Cancel);
        else if (requested == "pause") stop.Stop(StopReason.Pause);
    }

    private async Task<string?> AskAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<string?>(
            new CommandDefinition(Renew, new { operation.Id, operation.LeaseToken, LeaseSeconds = leaseSeconds }, cancellationToken: cancellationToken));
    }

    // Sleeps until the next renewal, or until somebody changed this operation.
    private async Task WaitForSignalAsync(OperationSignals.Subscription subscription, TimeSpan interval)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(end.Token);
        timeout.CancelAfter(interval);
        try
        {
            while (true)
            {
                var signal = await subscription.Reader.ReadAsync(timeout.Token);
                if (signal.Kind == OperationSignalKind.Reconnected || (signal.Kind == OperationSignalKind.Changed && signal.OperationId == operation.Id)) return;
            }
        }
        catch (OperationCanceledException) when (!end.IsCancellationRequested)
        {
            return;
        }
    }
}
