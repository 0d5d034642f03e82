using System.Text;
using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Processes;

namespace BackupApi.Tests.SourceTypes;

/// <summary>Runs everything, but of the first command that is told a certain text it loses the connection before anybody hears how it ended.</summary>
internal sealed class ForgetfulHost(IHost host, string text) : IHost
{
    private int lost;

    private string Text => text;

    public string Name => host.Name;

    public bool IsLocal => host.IsLocal;

    public async Task<IRunningCommand> StartAsync(CommandLine command, CancellationToken cancellationToken) => new Command(this, await host.StartAsync(command, cancellationToken));

    public Task<ITunnel> OpenTunnelAsync(CommandLine serve, Guid operation, CancellationToken cancellationToken) => host.OpenTunnelAsync(serve, operation, cancellationToken);

    public Task CleanUpAsync(Guid operation, CancellationToken cancellationToken) => host.CleanUpAsync(operation, cancellationToken);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private sealed class Command(ForgetfulHost owner, IRunningCommand command) : IRunningCommand
    {
        private readonly Recorder input = new(command.StandardInput);

        public Stream StandardOutput => command.StandardOutput;

        public Stream StandardError => command.StandardError;

        public Stream StandardInput => input;

        public Task SignalAsync(ProcessSignal signal, CancellationToken cancellationToken) => command.SignalAsync(signal, cancellationToken);

        public async Task<int> WaitAsync(CancellationToken cancellationToken)
        {
            var exitCode = await command.WaitAsync(cancellationToken);
            if (!input.Told.Contains(owner.Text, StringComparison.Ordinal) || Interlocked.Exchange(ref owner.lost, 1) == 1) return exitCode;
            throw new HostException(ProblemCodes.ConnectionLost, "The connection was lost.", "Try again.");
        }

        public ValueTask DisposeAsync() => command.DisposeAsync();
    }

    /// <summary>Keeps what is written, the first 64 KiB of it.</summary>
    private sealed class Recorder(Stream inner) : MemoryStream
    {
        private readonly StringBuilder told = new();

        public string Told => told.ToString();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (told.Length < 65536) told.Append(Encoding.UTF8.GetString(buffer.Span));
            return inner.WriteAsync(buffer, cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

        public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

        public override ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
