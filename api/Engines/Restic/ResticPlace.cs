using System.Collections.Immutable;
using System.Text;
using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Processes;

namespace BackupApi.Engines.Restic;

/// <summary>A machine that is ready to run restic on one repository. Dispose closes the way there and removes what was put on the machine.</summary>
/// <param name="isHostOurs">Whether the host is disposed with this.</param>
/// <param name="tunnel">The way to the repository, disposed with this; null where its folder is used directly.</param>
/// <param name="stateFolder">Where the cache stays; null on servers.</param>
internal sealed class ResticPlace(IHost host, bool isHostOurs, RepositoryAccess repository, ITunnel? tunnel, string? stateFolder, Guid? operation) : IAsyncDisposable
{
    private const string WriteScript =
        """
        umask 077
        mkdir -m 700 -- "$1" 2>/dev/null || { [ -d "$1" ] && [ ! -L "$1" ] && [ -O "$1" ]; } || { echo "$1 belongs to somebody else" >&2; exit 1; }
        cat > "$1/$2"
        """;

    private readonly string folder = $"/tmp/backupapi-{operation}-restic";
    private bool hasFolder;

    public IHost Host { get; } = host;

    public ResticCall Call(ImmutableArray<string> arguments) => new(repository, arguments) { Tunnel = tunnel, StateFolder = stateFolder, Operation = operation };

    /// <summary>Writes a file that only the tool's user can read, and returns its path. It is gone with the place.</summary>
    public async Task<string> WriteAsync(string name, byte[] content, CancellationToken cancellationToken)
    {
        hasFolder = true;
        var result = await Host.RunAsync(Command(WriteScript, folder, name) with { StandardInput = content }, cancellationToken);
        return result.Succeeded
            ? $"{folder}/{name}"
            : throw new EngineException(ProblemCodes.ToolFailed, $"A private file could not be written on {Host.Name}: {result.StandardError.Trim()}", "Make sure that /tmp on the server is writable and has room.");
    }

    public async ValueTask DisposeAsync()
    {
        if (hasFolder) await Host.RunAsync(Command("rm -rf -- \"$1\"", folder), CancellationToken.None);
        if (tunnel is not null) await tunnel.DisposeAsync();
        if (isHostOurs) await Host.DisposeAsync();
    }

    private CommandLine Command(string script, params string[] arguments) => new("sh", (string[])["-c", script, "sh", .. arguments]) { AsRoot = true, Operation = operation };
}
