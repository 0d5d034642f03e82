using System.Globalization;
using BackupApi.Processes;

namespace BackupApi.Engines.Borg;

/// <summary>What a stranger needs to restore with plain borg, when this service is gone.</summary>
internal sealed class BorgKit(BorgRunner runner)
{
    public async Task<RecoveryKit> ExportAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        await using var here = await runner.OpenHereAsync(repository, cancellationToken);
        var version = await BorgVersion.RequireAsync(here.Host, asRoot: false, cancellationToken);
        var key = repository.Encryption == "none" ? null : await runner.RunAsync(here.Host, here.Call(BorgCommands.ExportKey), null, cancellationToken);
        return new RecoveryKit(Document(repository, version, key is not null), key);
    }

    private static string Document(RepositoryAccess repository, string version, bool hasKey)
    {
        var location = repository.Place.Shell is { } shell ? $"ssh://{shell.Ssh.Username}@{shell.Ssh.Address}:{shell.Ssh.Port}{(shell.Path.StartsWith('/') ? "" : "/./")}{shell.Path}" : repository.Path;
        var path = ShellQuoting.Quote(location);
        return $"""
            # Recovery kit for the repository "{repository.Name.ReplaceLineEndings(" ")}"

            With this kit anybody who has the repository's folder can restore its backups with the program **borg** alone. Keep it away from the
            machine that holds the repository, and as safe as the backups themselves{(repository.Passphrase is null ? "." : ": it holds the passphrase.")}

            | | |
            |---|---|
            | Program | borg {version} (any borg 1.2 or later 1.x; Debian: `apt-get install borgbackup`) |
            | Repository | `{location}` |
            | Repository id | `{repository.EngineId}` |
            | Encryption | {repository.Encryption} |
            | Written | {DateTimeOffset.UtcNow.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC |
            {Passphrase(repository)}
            ## Restore

            Run these as root on a machine that can read the folder{(repository.Place.Shell is null ? "" : ", or that the other machine lets in by ssh (its key is not part of this kit; borg must be installed there)")}. If the folder moved, put its new path in the first line.

            ```sh
            export BORG_REPO={path}
            export BORG_RELOCATED_REPO_ACCESS_IS_OK=yes
            {Commands(repository)}
            # 1. Which backups are there?
            borg list

            # 2. What is in one of them? (put its name after the colons)
            borg list ::NAME

            # 3. Bring it back below a new folder: files appear there under their full paths.
            mkdir -p /restore && cd /restore
            borg extract --progress ::NAME
            borg extract --progress ::NAME home/anna/letters      # only this folder

            # 4. Or look around first, like in a disk (needs FUSE).
            mkdir -p /mnt/backup && borg mount ::NAME /mnt/backup
            ```

            To prove that the repository is sound: `borg check --verify-data`.
            If borg says that the repository is locked and no other borg runs: `borg break-lock`.
            {Key(repository, hasKey)}
            """;
    }

    private static string Passphrase(RepositoryAccess repository) => repository.Passphrase is null
        ? "\nThe repository has no passphrase.\n"
        : $"""

            ## Passphrase

            ```
            {repository.Passphrase}
            ```

            """;

    private static string Commands(RepositoryAccess repository)
    {
        var passphrase = repository.Passphrase is null ? "export BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK=yes" : "read -rs BORG_PASSPHRASE && export BORG_PASSPHRASE   # paste the passphrase, press Enter";
        return repository.KeyFile is null ? passphrase + "\n" : $"{passphrase}\nexport BORG_KEY_FILE=\"$PWD/key.txt\"   # the key file of this kit\n";
    }

    private static string Key(RepositoryAccess repository, bool hasKey) => (hasKey, repository.KeyFile) switch
    {
        (false, _) => "",
        (_, not null) => """

            ## Key

            `key.txt` in this kit is the repository's key. It stands nowhere in the repository: without it nothing can be read.

            """,
        _ => """

            ## Key

            The key stands in the repository itself, locked with the passphrase. `key.txt` in this kit is a copy of it, for the case that the
            repository's file `config` is lost or damaged:

            ```sh
            borg key import :: key.txt
            ```

            """,
    };
}
