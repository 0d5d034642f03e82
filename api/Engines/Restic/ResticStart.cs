using System.Collections.Immutable;
using System.Text;
using BackupApi.Processes;

namespace BackupApi.Engines.Restic;

/// <summary>Turns a call into the command that starts restic: a cache per repository, password on descriptor 3, no settings of the user's own.</summary>
internal static class ResticStart
{
    /// <summary>Begins the line that tells which process restic is, which locks name their owner by.</summary>
    public const string ProcessLine = "backupapi-process ";

    /// <summary>A fixed script, because the cache folder depends on the home folder of whoever runs it. Everything variable comes as arguments.
    /// Where there is no room for a cache, restic works without one.</summary>
    internal const string Script =
        """
        state=${BACKUPAPI_STATE:-${XDG_CACHE_HOME:-${HOME:-/var/tmp}/.cache}/backupapi}/$1 input=$2 more=$3
        shift 3
        umask 077
        unset RESTIC_REPOSITORY RESTIC_REPOSITORY_FILE RESTIC_PASSWORD RESTIC_PASSWORD_FILE RESTIC_PASSWORD_COMMAND RESTIC_KEY_HINT RESTIC_CACHE_DIR RESTIC_COMPRESSION RESTIC_PACK_SIZE
        cache=$state/cache-$(id -u)
        if mkdir -p -- "$cache" 2>/dev/null && [ -w "$cache" ]; then set -- --cache-dir="$cache" "$@"; else set -- --no-cache "$@"; fi
        printf 'backupapi-process %s %s\n' "$$" "$(uname -n)" >&2
        if [ -n "$input" ]; then exec restic "$@" <"$input"; fi
        if [ -n "$more" ]; then exec xargs -0 -x -s 1900000 -a "$more" restic "$@"; fi
        exec restic "$@"
        """;

    // Read where it is open: a file /dev/fd/3 cannot be opened anew when it is a socket, or the pipe of another user.
    private const string PasswordCommand = "sh -c 'cat <&3'";

    // Restic splits this option at commas and takes quotes for its own, so the way to the socket comes through a variable; what restic appends falls to the shell, which ignores it.
    // An interrupt reaches restic's whole group, and the way must outlive it: restic lays its lock down over it.
    private const string Program = "\"rclone.program=sh -c 'trap \"\"\"\" INT; eval \"\"exec $BACKUPAPI_TUNNEL\"\"'\"";

    private static readonly ImmutableDictionary<string, string> Fixed = ImmutableDictionary<string, string>.Empty.Add("RESTIC_PROGRESS_FPS", "4");

    public static CommandLine Command(ResticCall call)
    {
        var environment = Fixed;
        environment = call.StateFolder is null ? environment : environment.Add("BACKUPAPI_STATE", call.StateFolder);
        environment = call.Tunnel is null ? environment : environment.Add("BACKUPAPI_TUNNEL", call.Tunnel.RemoteShell);
        string[] way = call.Tunnel is null ? ["-r", call.Repository.Path] : ["-r", "rclone:backupapi", "-o", Program];
        return new CommandLine("sh", (string[])["-c", Script, "restic", call.Repository.Id.ToString("N"), call.Input, call.MoreArguments, "--password-command", PasswordCommand, .. way, .. call.Arguments])
        {
            Environment = environment,
            Secret = Encoding.UTF8.GetBytes(call.Repository.Passphrase ?? throw new InvalidOperationException("A restic repository has a passphrase.")),
            AsRoot = call.AsRoot,
            Nice = call.Nice,
            Operation = call.Operation,
        };
    }
}
