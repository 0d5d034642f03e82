using System.Diagnostics;

namespace BackupApi.Processes;

/// <summary>Starts command lines through a carrier.</summary>
internal static class ProcessRunner
{
    /// <summary>Returns once the program is about to run. Throws what the carrier makes of a failure before that.</summary>
    public static async Task<IRunningCommand> StartAsync(CommandLine command, bool sudo, ICommandCarrier carrier, CancellationToken cancellationToken)
    {
        var marker = StartMarker.Create();
        var script = CommandScript.Write(command, sudo, marker);
        var process = Start(carrier.Carry(script));
        try
        {
            if (command.OpensStandardInput || command.GivesBulk)
                Widen(process);
            var input = Feed(command, process);
            if (command.OpensStandardInput)
                await input; // From here on the caller writes.
            var (noise, group, errors) = await StartMarker.ReadAsync(process.StandardError.BaseStream, marker, cancellationToken);
            if (!int.TryParse(group, out var processGroup))
                throw await ExplainAsync(process, carrier, noise, cancellationToken);
            var (_, _, output) = await StartMarker.ReadAsync(process.StandardOutput.BaseStream, marker, cancellationToken);
            return new RunningCommand(process, processGroup, sudo, carrier, input)
            {
                StandardOutput = new PrefixedStream(output, process.StandardOutput.BaseStream),
                StandardError = new PrefixedStream(errors, process.StandardError.BaseStream),
                StandardInput = command.OpensStandardInput ? process.StandardInput.BaseStream : Stream.Null,
            };
        }
        catch
        {
            End(process);
            throw;
        }
    }

    /// <summary>A process with all three streams redirected and only the given environment.</summary>
    public static Process Start(ProcessStartInfo start)
    {
        if (start.ArgumentList.Any(argument => argument.Length > CommandScript.MaximumLength))
            throw new ArgumentException("The argument list is too long; give it through standard input or a file.");
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.UseShellExecute = false;
        return Process.Start(start)!;
    }

    /// <summary>Commands that are written to while they run, or that say so, carry bulk data.</summary>
    private static void Widen(Process process)
    {
        NativeCalls.Widen(process.StandardInput.BaseStream);
        NativeCalls.Widen(process.StandardOutput.BaseStream);
    }

    private static async Task<Exception> ExplainAsync(Process process, ICommandCarrier carrier, string errors, CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        return carrier.Explain(process.ExitCode, errors);
    }

    private static async Task Feed(CommandLine command, Process process)
    {
        var stream = process.StandardInput.BaseStream;
        try
        {
            await stream.WriteAsync(command.Secret ?? command.StandardInput ?? default);
            await stream.FlushAsync();
            if (!command.OpensStandardInput)
                await stream.DisposeAsync();
        }
        catch (IOException)
        {
            // The program ended, or closed its standard input, without reading all of it; its exit code tells the rest.
        }
    }

    private static void End(Process process)
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
