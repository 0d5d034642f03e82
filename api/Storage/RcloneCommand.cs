using System.Collections.Immutable;
using System.Text;
using BackupApi.Processes;

namespace BackupApi.Storage;

/// <summary>Every start of rclone, on the backup host. Its configuration, which holds the credentials, comes over a pipe and stands in no file that has a name.</summary>
internal static class RcloneCommand
{
    public const string MinimumVersion = "1.60";

    /// <summary>Where rclone finds what <see cref="RcloneRemote.HostKeys"/> gives.</summary>
    public const string KnownHosts = "/dev/fd/6";

    private const string Section = "backupapi";

    /// <summary>Rclone goes back to the start of its configuration, which a pipe cannot do. So the pipe's content goes into a file in memory
    /// that lost its name before the first byte was written. One that was killed between the two leaves an empty file, which a later start removes.
    /// Host keys, the first argument, lie likewise where <see cref="KnownHosts"/> says.</summary>
    private const string Configured =
        """
        umask 077
        folder=/dev/shm; [ -d "$folder" ] && [ -w "$folder" ] || folder=/tmp
        find "$folder" -maxdepth 1 -type f -empty -mmin +2 -user "$(id -u)" -name 'backupapi-????????' -delete 2>/dev/null
        file=$(mktemp "$folder/backupapi-XXXXXXXX") && exec 5<>"$file" && rm -f -- "$file" && cat <&3 >&5 && exec 3<&- || exit 125
        if [ -n "$1" ]; then file=$(mktemp "$folder/backupapi-XXXXXXXX") && exec 6<>"$file" && rm -f -- "$file" && printf '%s\n' "$1" >&6 || exit 125; fi
        shift
        exec rclone --config /dev/fd/5 "$@"
        """;

    private const string Plain =
        """
        umask 077
        exec rclone --config /dev/null "$@"
        """;

    /// <summary>Serves the repository at a place to one restic over standard streams. Throws <see cref="StorageException"/> when the place must be asked for its host keys and does not answer.</summary>
    /// <param name="appendOnly">Nothing can be removed or replaced but locks.</param>
    public static async Task<CommandLine> ServeResticAsync(StoragePlace place, bool appendOnly, CancellationToken cancellationToken)
    {
        // Restic tries again by itself, for long; rclone beneath it would only hold back what went wrong.
        string[] words = ["serve", "restic", "--stdio", "--low-level-retries", "2", "--contimeout", "15s", .. appendOnly ? (string[])["--append-only"] : []];
        if (place.Folder is { } folder) return Command(Plain, [.. words, folder]);
        var remote = place.Remote ?? throw new InvalidOperationException($"{place} is not reached by rclone.");
        return On(remote, remote.HostKeys is null ? "" : await remote.HostKeys(cancellationToken), words);
    }

    /// <param name="knownHosts">Lines as known_hosts has them; empty for none.</param>
    /// <param name="words">Verb and options; the remote's path is added behind them.</param>
    private static CommandLine On(RcloneRemote remote, string knownHosts, string[] words) =>
        Command(Configured, [knownHosts, .. words, $"{Section}:{remote.Path}"]) with { Secret = Encoding.UTF8.GetBytes(Configuration(remote.Settings)) };

    private static CommandLine Command(string script, string[] words) => new("sh", (string[])["-c", script, "rclone", .. words]);

    // One line per setting: a line break in a value would begin another setting.
    private static string Configuration(ImmutableDictionary<string, string> settings)
    {
        var text = new StringBuilder($"[{Section}]\n");
        foreach (var (name, value) in settings)
        {
            if (name.Concat(value).Any(c => c is '\n' or '\r')) throw new ArgumentException($"The setting {name} of a storage pool holds a line break.");
            text.Append(name).Append(" = ").Append(value).Append('\n');
        }

        return text.ToString();
    }
}
