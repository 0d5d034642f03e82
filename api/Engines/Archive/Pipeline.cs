using BackupApi.Hosts;
using BackupApi.Processes;

namespace BackupApi.Engines.Archive;

/// <summary>A script of <see cref="PipelineScript"/> that runs. Dispose ends every process of it.</summary>
internal sealed class Pipeline : IAsyncDisposable
{
    private readonly IRunningCommand command;
    private readonly Task reading;

    private Pipeline(IRunningCommand command, PipelineReport report, Func<string, ValueTask> say)
    {
        this.command = command;
        Report = report;
        reading = report.ReadAsync(command.StandardError, say);
    }

    public PipelineReport Report { get; }

    public Stream Output => command.StandardOutput;

    public Stream Input => command.StandardInput;

    public static async Task<Pipeline> StartAsync(IHost host, CommandLine command, PipelineReport report, Func<string, ValueTask> say, CancellationToken cancellationToken) =>
        new(await host.StartAsync(command, cancellationToken), report, say);

    /// <summary>Call when the output was read to its end. Returns when every part told its end or is gone.</summary>
    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        return await command.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await command.DisposeAsync();
        await Task.WhenAny(reading);
        _ = reading.Exception;
    }
}
