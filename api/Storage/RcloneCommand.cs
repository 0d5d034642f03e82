using System.Collections.Immutable;
using System.Text;
using BackupApi.Processes;

namespace BackupApi.Storage;

/// <summary>Every start of rclone, on the backup host. Its configuration, which holds the credentials, comes over a pipe and stands in no file that has a name.</summary>
internal static class RcloneCommand
{
    public const string MinimumVersion = "1.60";

    private const string Section = "backupapi";

    /// <summary>Rclone goes back to the start of its configuration, which a pipe cannot do. So the pipe's content goes into a file in memory
    /// that lost its name before the first byte was written. One that was killed between the two leaves an empty file, which a later start removes.</summary>
    private const string Configured =
        """
        umask 077
        folder=/dev/shm; [ -d "$folder" ] && [ -w "$folder" ] || folder=/tmp
        find "$folder" -maxdepth 1 -type f -empty -mmin +2 -user "$(id -u)" -name 'backupapi-????????' -delete 2>/dev/null
        file=$(mktemp "$folder/backupapi-XXXXXXXX") && exec 5<>"$file" && rm -f -- "$file" && cat <&3 >&5 && exec 3<&- || exit 125
        exec rclone --config /dev/fd/5 "$@"
        """;

    private const string Plain =
        """
        umask 077
        exec rclone --config /dev/null "$@"
        """;

    /// <summary>Serves the repository at a place to one restic over standard streams.</summary>
    /// <param name="appendOnly">Nothing can be removed or replaced but locks.</param>
    public static CommandLine ServeRestic(StoragePlace place, bool appendOnly)
    {
        string[] words = ["serve", "restic", "--stdio", .. appendOnly ? (string[])["--append-only"] : []];
        return place.Folder is { } folder ? Command(Plain, [.. words, folder]) : On(place.Remote ?? throw new InvalidOperationException($"{place} is not reached by rclone."), words);
    }

    /// <param name="words">Verb and options; the remote's path is added behind them.</param>
    public static CommandLine On(RcloneRemote remote, params string[] words) =>
        Command(Configured, [.. words, $"{Section}:{remote.Path}"]) with { Secret = Encoding.UTF8.GetBytes(Configuration(remote.Settings)) };

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
