using System.Collections.Immutable;
using System.Text;
using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Processes;

namespace BackupApi.Orchestration.Kinds;

/// <summary>A user's own script, run on the server by its shell. It travels over standard input, so that no process listing shows it.</summary>
internal sealed record HostScript(string Title, string Text, int TimeoutSeconds)
{
    /// <summary>Every line it prints goes to the log. Throws OperationFailedException when it fails or takes too long; its whole process group is ended then.</summary>
    public async Task RunAsync(IHost host, OperationContext context, ImmutableDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        await context.Log.InfoAsync($"{Title} runs on {host.Name} (limit {TimeoutSeconds} s)");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(TimeoutSeconds));
        try
        {
            var command = new CommandLine("sh", "-s")
            {
                StandardInput = Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n") + "\n"), Environment = environment, Operation = context.Operation.Id, AsRoot = true,
            };
            await using var running = await host.StartAsync(command, limit.Token);
            await Task.WhenAll(RelayAsync(running.StandardOutput, context, false, limit.Token), RelayAsync(running.StandardError, context, true, limit.Token));
            var exitCode = await running.WaitAsync(limit.Token);
            if (exitCode != 0)
                throw new OperationFailedException(ProblemCodes.ScriptFailed, $"{Title} failed on {host.Name} with exit code {exitCode}.", "What it printed stands in the log above. Correct the script and retry.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new OperationFailedException(ProblemCodes.ScriptTimedOut, $"{Title} did not end on {host.Name} within {TimeoutSeconds} s and was stopped.", "Allow it more time, or find out what it waits for.");
        }
    }

    private static async Task RelayAsync(Stream stream, OperationContext context, bool isError, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (isError) await context.Log.WarningAsync(line);
            else await context.Log.InfoAsync(line);
        }
    }
}
