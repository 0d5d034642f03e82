using BackupApi.Problems;

namespace BackupApi.Hosts;

/// <summary>Bounds what ought to be short: the start of any command, and commands that only ask or tidy up. A machine can hold a connection
/// open and yet never answer (a network file system that is gone, a disk that hangs).</summary>
internal static class CommandLimit
{
    /// <summary>Throws <see cref="HostException"/> (command_timed_out) when the limit passes first.</summary>
    public static async Task<T> KeepAsync<T>(string host, TimeSpan limit, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(limit);
        try
        {
            return await work(bounded.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HostException(ProblemCodes.CommandTimedOut, $"{host} is connected, but did not answer a command within {limit.TotalSeconds:0} s.",
                "Look there for a disk or network file system that hangs, and at its load (BACKUPAPI_COMMAND_TIMEOUT is the limit).") { IsTransient = true };
        }
    }
}
