using System.Text;
using BackupApi.Processes;

namespace BackupApi.Hosts;

public static class HostCommands
{
    /// <summary>Each stream of a captured result is cut here; the rest is read and dropped, so that the program does not stall.</summary>
    public const int CaptureLimit = 4 * 1024 * 1024;

    /// <summary>Runs a short command to its end and returns what it printed. Cancelling ends its whole process group; so does
    /// <see cref="IHost.CommandLimit"/>, with a <see cref="HostException"/> (command_timed_out).</summary>
    public static Task<CommandResult> RunAsync(this IHost host, CommandLine command, CancellationToken cancellationToken) =>
        CommandLimit.KeepAsync(host.Name, host.CommandLimit, limited => CaptureAsync(host, command, null, limited), cancellationToken);

    /// <summary>The same for a command that takes a secret on descriptor 3 and its input on standard input.</summary>
    public static Task<CommandResult> RunAsync(this IHost host, CommandLine command, string input, CancellationToken cancellationToken) =>
        CommandLimit.KeepAsync(host.Name, host.CommandLimit, limited => CaptureAsync(host, command with { OpensStandardInput = true }, input, limited), cancellationToken);

    private static async Task<CommandResult> CaptureAsync(IHost host, CommandLine command, string? input, CancellationToken cancellationToken)
    {
        await using var running = await host.StartAsync(command, cancellationToken);
        var output = CaptureAsync(running.StandardOutput, cancellationToken);
        var errors = CaptureAsync(running.StandardError, cancellationToken);
        if (input is not null) await WriteAsync(running.StandardInput, input, cancellationToken);
        await Task.WhenAll(output, errors);
        var exitCode = await running.WaitAsync(cancellationToken);
        return new CommandResult(exitCode, (await output).Text, (await errors).Text, (await output).Cut || (await errors).Cut);
    }

    private static async Task<(string Text, bool Cut)> CaptureAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var captured = new MemoryStream();
        var buffer = new byte[32 * 1024];
        var cut = false;
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            var kept = (int)Math.Min(count, CaptureLimit - captured.Length);
            captured.Write(buffer, 0, kept);
            cut |= kept < count;
        }
        return (Encoding.UTF8.GetString(captured.GetBuffer(), 0, (int)captured.Length), cut);
    }

    private static async Task WriteAsync(Stream stream, string input, CancellationToken cancellationToken)
    {
        try
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(input), cancellationToken);
            await stream.DisposeAsync();
        }
        catch (IOException)
        {
            // The program ended without reading all of it; its exit code tells the rest.
        }
    }
}
