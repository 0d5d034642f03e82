using System.Collections.Immutable;
using System.Text;
using BackupApi.Hosts;
using BackupApi.Processes;

namespace BackupApi.Engines.Borg;

/// <summary>A server (or this machine's root) with a way to one repository that it cannot reach itself, and a private folder for the key file and pattern files while borg runs.</summary>
internal sealed class BorgThere(IHost host, ITunnel tunnel, RepositoryAccess repository, Guid operation) : IBorgPlace
{
    // The folder's name can be guessed in part, so a folder or link of somebody else's is refused.
    private const string WriteScript =
        """
        umask 077
        mkdir -m 700 -- "$1" 2>/dev/null || { [ -d "$1" ] && [ ! -L "$1" ] && [ -O "$1" ]; } || { echo "$1 belongs to somebody else" >&2; exit 1; }
        cat > "$1/$2"
        """;

    private readonly string folder = $"/tmp/backupapi-{operation}-borg";
    private bool hasFolder;

    public IHost Host { get; } = host;

    /// <param name="tunnel">Disposed with the place.</param>
    public static async Task<BorgThere> OpenAsync(IHost host, ITunnel tunnel, RepositoryAccess repository, Guid operation, CancellationToken cancellationToken)
    {
        var there = new BorgThere(host, tunnel, repository, operation);
        try
        {
            if (repository.KeyFile is { } key)
            {
                await there.WriteAsync("key", key, cancellationToken);
            }

            return there;
        }
        catch
        {
            await there.DisposeAsync();
            throw;
        }
    }

    public BorgCall Call(Func<string, ImmutableArray<string>> arguments)
    {
        var call = new BorgCall(repository, []) { Tunnel = tunnel, KeyFile = repository.KeyFile is null ? "" : folder + "/key", Operation = operation };
        return call with { Arguments = arguments(call.Location) };
    }

    public async Task<string> WriteAsync(string name, string text, CancellationToken cancellationToken)
    {
        hasFolder = true;
        var command = Command(WriteScript, folder, name) with { StandardInput = Encoding.UTF8.GetBytes(text) };
        var result = await Host.RunAsync(command, cancellationToken);
        return result.Succeeded
            ? $"{folder}/{name}"
            : throw new EngineException(Problems.ProblemCodes.ToolFailed, $"A private file could not be written on {Host.Name}: {result.StandardError.Trim()}",
                "Make sure that /tmp on the server is writable and has room.");
    }

    public async ValueTask DisposeAsync()
    {
        if (hasFolder)
        {
            await Host.RunAsync(Command("rm -rf -- \"$1\"", folder), CancellationToken.None);
        }

        await tunnel.DisposeAsync();
    }

    private CommandLine Command(string script, params string[] arguments) =>
        new("sh", (string[])["-c", script, "sh", .. arguments]) { AsRoot = true, Operation = operation };
}
