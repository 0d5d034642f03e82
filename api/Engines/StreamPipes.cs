using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Processes;

namespace BackupApi.Engines;

/// <summary>Named pipes on a host, one for each stream of a backup, in a private folder: a tool reads them like files and keeps their names.</summary>
internal sealed class StreamPipes : IAsyncDisposable
{
    private const int NamesPerCommand = 200;

    private const string MakeScript =
        """
        umask 077
        folder=$1; shift
        mkdir -m 700 -- "$folder" 2>/dev/null || { [ -d "$folder" ] && [ ! -L "$folder" ] && [ -O "$folder" ]; } || { echo "$folder belongs to somebody else" >&2; exit 1; }
        for name do mkdir -p -- "$(dirname -- "$folder/$name")" && mkfifo -- "$folder/$name" || exit 1; done
        """;

    private readonly IHost host;
    private readonly Guid operation;
    private readonly bool asRoot;

    private StreamPipes(IHost host, Guid operation, IReadOnlyList<BackupStream> streams)
    {
        (this.host, this.operation) = (host, operation);
        // Root reads everybody's pipes; others read only their own.
        asRoot = streams.All(stream => stream.Command.AsRoot);
        Folder = $"/tmp/backupapi-{operation}-streams";
    }

    public string Folder { get; }

    /// <summary>Throws <see cref="EngineException"/> when the host has no room or no permission for them.</summary>
    public static async Task<StreamPipes> OpenAsync(IHost host, Guid operation, IReadOnlyList<BackupStream> streams, CancellationToken cancellationToken)
    {
        var pipes = new StreamPipes(host, operation, streams);
        try
        {
            await pipes.RemoveAsync(cancellationToken); // an earlier attempt's
            foreach (var names in streams.Select(stream => stream.Name).Chunk(NamesPerCommand))
            {
                var made = await host.RunAsync(pipes.Command(MakeScript, [pipes.Folder, .. names]), cancellationToken);
                if (!made.Succeeded)
                {
                    throw new EngineException(ProblemCodes.ToolFailed, $"Pipes for the streams could not be made on {host.Name}: {made.StandardError.Trim()}", "Make sure that /tmp on the server is writable and has room.");
                }
            }

            return pipes;
        }
        catch
        {
            await pipes.DisposeAsync();
            throw;
        }
    }

    public string PathOf(BackupStream stream) => $"{Folder}/{stream.Name}";

    public async ValueTask DisposeAsync()
    {
        try
        {
            await RemoveAsync(CancellationToken.None);
        }
        catch (HostException)
        {
            // The way to the host is lost; the cleaning after the operation removes the folder.
        }
    }

    private Task<CommandResult> RemoveAsync(CancellationToken cancellationToken) => host.RunAsync(Command("rm -rf -- \"$1\"", Folder), cancellationToken);

    private CommandLine Command(string script, params string[] arguments) => new("sh", (string[])["-c", script, "sh", .. arguments]) { AsRoot = asRoot, Operation = operation };
}
