using System.Collections.Immutable;
using System.Text;
using BackupApi.Hosts;
using BackupApi.Processes;

namespace BackupApi.Engines.Borg;

/// <summary>Turns a call into the command that starts borg: private state per repository, passphrase on descriptor 3, no prompts, UTC.</summary>
internal static class BorgStart
{
    /// <summary>Exit code of <see cref="Script"/> when there is no folder for what borg keeps between runs.</summary>
    public const int NoFolder = 125;

    /// <summary>A fixed script, because the state folder depends on the home folder of whoever runs it. Everything variable comes as arguments.
    /// On servers cache and security records stay between runs (they make the second run fast and notice a rolled-back repository); they hold no secret.</summary>
    internal const string Script =
        $$"""
        state=${BACKUPAPI_STATE:-${XDG_CACHE_HOME:-${HOME:-/var/tmp}/.cache}/backupapi}/$1 folder=$2 key=$3
        shift 3
        umask 077
        unset BORG_REPO BORG_PASSPHRASE BORG_PASSCOMMAND BORG_NEW_PASSPHRASE BORG_REMOTE_PATH BORG_LOGGING_CONF BORG_FILES_CACHE_SUFFIX BORG_KEY_FILE
        mkdir -p -- "$state" || exit 125
        export BORG_BASE_DIR="$state" BORG_CACHE_DIR="$state/${BACKUPAPI_CACHE:-cache}" BORG_CONFIG_DIR="$state/config" BORG_SECURITY_DIR="$state/security" BORG_KEYS_DIR="$state/keys"
        if [ -n "$key" ]; then export BORG_KEY_FILE="$key"; fi
        if [ -n "$BACKUPAPI_TESTED" ] && program=$(command -v borg) && [ "$({{BorgVersion.NameFile}})" = "$BACKUPAPI_TESTED" ]; then export BORG_SELFTEST=disabled; fi
        if [ -n "$folder" ]; then cd -- "$folder" || exit 126; fi
        exec borg "$@"
        """;

    private static readonly ImmutableDictionary<string, string> Fixed = ImmutableDictionary<string, string>.Empty
        .Add("TZ", "UTC")
        .Add("LC_ALL", "C.UTF-8")
        .Add("BORG_DISPLAY_PASSPHRASE", "no")
        .Add("BORG_EXIT_CODES", "legacy")
        .Add("BORG_USE_CHUNKS_ARCHIVE", "no")
        // The repository's identity was compared with the known one before; these two questions would only ask for that again.
        .Add("BORG_RELOCATED_REPO_ACCESS_IS_OK", "yes")
        .Add("BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK", "yes");

    /// <param name="stateFolder">Set on the backup host; null on servers, where the cache folder of the user is used.</param>
    public static CommandLine Command(BorgCall call, string? stateFolder)
    {
        var environment = Fixed;
        environment = stateFolder is null ? environment : environment.Add("BACKUPAPI_STATE", stateFolder);
        environment = call.Temporary.Length == 0 ? environment : environment.Add("TMPDIR", call.Temporary);
        environment = call.Tunnel is null ? environment : environment.Add("BORG_RSH", call.Tunnel.RemoteShell);
        environment = call.KeepsRawNames ? environment.Add("PYTHONIOENCODING", "unicode_escape") : environment;
        environment = call.IsLook ? environment.Add("BORG_SELFTEST", "disabled").Add("BACKUPAPI_CACHE", "look") : environment;
        environment = call.Tested.Length == 0 ? environment : environment.Add("BACKUPAPI_TESTED", call.Tested);
        environment = call.Repository.Passphrase is null ? environment : environment.Add("BORG_PASSPHRASE_FD", "3");
        return new CommandLine("sh", (string[])["-c", Script, "borg", call.Repository.Id.ToString("N"), call.Folder, call.KeyFile, .. call.Arguments])
        {
            Environment = environment,
            Secret = call.Repository.Passphrase is null ? null : Encoding.UTF8.GetBytes(call.Repository.Passphrase),
            OpensStandardInput = call.TakesInput,
            AsRoot = call.AsRoot,
            Nice = call.Nice,
            Operation = call.Operation,
        };
    }

    /// <summary>The command on the backup host that serves one repository to one server.</summary>
    public static CommandLine Serve(RepositoryAccess repository, string stateFolder, bool appendOnly, Guid operation) =>
        new("sh", (string[])["-c", Script, "borg", repository.Id.ToString("N"), "", "", .. BorgCommands.Serve(repository.Path, appendOnly)])
        {
            Environment = Fixed.Add("BACKUPAPI_STATE", stateFolder),
            Operation = operation,
        };
}
