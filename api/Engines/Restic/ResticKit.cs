using System.Globalization;
using System.Text;
using BackupApi.Processes;
using BackupApi.Storage;

namespace BackupApi.Engines.Restic;

/// <summary>What a stranger needs to restore with plain restic, when this service is gone.</summary>
internal sealed class ResticKit(ResticRunner runner)
{
    /// <summary>Of a remote's settings; whatever else there is may be a secret and is left to be filled in.</summary>
    private static readonly HashSet<string> Shown = ["type", "provider", "endpoint", "region", "location_constraint", "force_path_style", "env_auth", "host", "port", "user", "shell_type", "access_key_id", "storage_class", "server_side_encryption", "acl"];

    public async Task<RecoveryKit> ExportAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        await using var here = await runner.OpenHereAsync(repository, cancellationToken);
        return new RecoveryKit(Document(repository, await ResticVersion.RequireAsync(here.Host, asRoot: false, cancellationToken)), null);
    }

    internal static string Document(RepositoryAccess repository, string version) =>
        $"""
        # Recovery kit for the repository "{repository.Name.ReplaceLineEndings(" ")}"

        With this kit anybody who can reach the repository can restore its backups with the program **restic** alone. Keep it away from the
        machine that holds the repository, and as safe as the backups themselves: it holds the passphrase.

        | | |
        |---|---|
        | Program | restic {version} (any restic 0.14 or later; Debian: `apt-get install restic{(repository.Place.Folder is null ? " rclone" : "")}`) |
        | Repository | `{repository.Place.Address}` |
        | Repository id | `{repository.EngineId}` |
        | Encryption | {repository.Encryption} |
        | Written | {DateTimeOffset.UtcNow.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC |

        ## Passphrase

        ```
        {repository.Passphrase}
        ```

        ## Restore

        Run these as root. {(repository.Place.Folder is null ? "" : "If the folder moved, put its new path in the first line.")}

        ```sh
        {Way(repository.Place)}
        read -rs RESTIC_PASSWORD && export RESTIC_PASSWORD   # paste the passphrase, press Enter

        # 1. Which backups are there? A backup's name stands behind "backupapi:" in the column Tags.
        #    Databases are one line for each; all lines of one name belong together.
        restic snapshots

        # 2. What is in one of them? (put its ID here)
        restic ls ID

        # 3. Bring it back below a new folder: files appear there under their full paths.
        restic restore ID --target /restore
        restic restore ID --target /restore --include /home/anna/letters      # only this folder

        # 4. One file, for example a database's dump, to standard output.
        restic dump ID /mysql/shop.sql > shop.sql

        # 5. Or look around first, like in a disk (needs FUSE).
        mkdir -p /mnt/backup && restic mount /mnt/backup
        ```

        To prove that the repository is sound: `restic check --read-data`.
        If restic says that the repository is locked and no other restic runs: `restic unlock`.
        {Remote(repository.Place)}
        """;

    private static string Way(StoragePlace place) => place switch
    {
        { Folder: { } folder } => $"export RESTIC_REPOSITORY={ShellQuoting.Quote(folder)}",
        { Remote: { } remote } when IsSftp(remote) => $"export RESTIC_REPOSITORY={ShellQuoting.Quote(Sftp(remote))}   # signs in by ssh: see below",
        { Remote: { } remote } => $"export RESTIC_REPOSITORY={ShellQuoting.Quote($"rclone:backupapi:{remote.Path}")}   # rclone.conf: see below\nexport RCLONE_CONFIG=\"$PWD/rclone.conf\"",
        _ => throw new InvalidOperationException($"{place} is not reached by restic."),
    };

    private static string Remote(StoragePlace place)
    {
        if (place.Folder is not null || place.Remote is not { } remote) return "";
        if (IsSftp(remote)) return $"""

            ## The way to the storage

            The key that signs in there is not part of this kit. Make `ssh {(remote.Settings["port"] == "22" ? "" : $"-p {remote.Settings["port"]} ")}{remote.Settings["user"]}@{remote.Settings["host"]}` work first (`ssh-add`, or an entry in
            ~/.ssh/config); restic uses the same way. The folder there is `{remote.Path}`; restic on that machine itself takes it as it is.
            """;
        var section = new StringBuilder();
        foreach (var (name, value) in remote.Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal)) section.Append(name).Append(" = ").Append(Shown.Contains(name) ? value : "FILL IN").Append('\n');
        return $"""

            ## The way to the storage

            Write this as `rclone.conf` into the folder where you work, and fill in the credentials, which are not part of this kit
            (rclone wants passwords as `rclone obscure` prints them). `rclone config` asks for the same step by step.

            ```
            [backupapi]
            {section.ToString().TrimEnd()}
            ```
            {S3(remote)}
            """;
    }

    private static bool IsSftp(RcloneRemote remote) => remote.Settings.GetValueOrDefault("type") == "sftp";

    // A path behind one slash is relative to where the account lands.
    private static string Sftp(RcloneRemote remote) => $"sftp://{remote.Settings["user"]}@{remote.Settings["host"]}:{remote.Settings["port"]}/{remote.Path}";

    private static string S3(RcloneRemote remote) => remote.Settings.GetValueOrDefault("type") != "s3" ? "" : $"""

        Restic also reaches this storage without rclone:

        ```sh
        export AWS_ACCESS_KEY_ID=… AWS_SECRET_ACCESS_KEY=… AWS_DEFAULT_REGION={ShellQuoting.Quote(remote.Settings.GetValueOrDefault("region") ?? "us-east-1")}
        export RESTIC_REPOSITORY={ShellQuoting.Quote($"s3:{(remote.Settings.GetValueOrDefault("endpoint") is { Length: > 0 } endpoint ? endpoint : "s3.amazonaws.com").TrimEnd('/')}/{remote.Path}")}
        ```
        """;
}
