using System.Globalization;
using BackupApi.Processes;
using BackupApi.Storage;

namespace BackupApi.Engines.Archive;

/// <summary>What a stranger needs to restore with plain tools, when this service is gone.</summary>
internal static class ArchiveKit
{
    private const string Unpack = "tar --extract --preserve-permissions --numeric-owner --xattrs --xattrs-include='*' --acls";

    // What of a remote's settings is no secret.
    private static readonly string[] Shown = ["type", "provider", "endpoint", "region", "host", "port", "user", "force_path_style", "storage_class"];

    /// <summary>For the manifest: from within the backup's folder, with the key beside it.</summary>
    public static IReadOnlyList<string> Commands(Manifest manifest) =>
    [
        .. manifest.Objects.Select(item => $"echo {ShellQuoting.Quote($"{item.Sha256}  {item.Name}")} | sha256sum --check"),
        .. manifest.Objects.Select(item => $"{Open(manifest, item)} | {(item.Path is null ? $"{Unpack} --directory=/restore" : $"cat > {ShellQuoting.Quote(item.Path.Split('/')[^1])}")}"),
    ];

    public static RecoveryKit Export(RepositoryAccess repository) => new(Document(repository), repository.KeyFile);

    private static string Open(Manifest manifest, ManifestObject item)
    {
        var unpack = manifest.Compression.StartsWith("zstd", StringComparison.Ordinal) ? "zstd -dc" : "gzip -dc";
        var name = ShellQuoting.Quote("./" + item.Name);
        return manifest.Recipient is null ? $"{unpack} < {name}" : $"age -d -i key.txt {name} | {unpack}";
    }

    private static string Document(RepositoryAccess repository) =>
        $$"""
        # Recovery kit for the repository "{{repository.Name.ReplaceLineEndings(" ")}}"

        With this kit anybody who can read the place where the repository lies can restore its backups with **tar**, **zstd** and **age** alone.
        Keep it away from that place, and as safe as the backups themselves{{(repository.KeyFile is null ? "." : ": it holds the key.")}}

        | | |
        |---|---|
        | Programs | GNU tar, zstd (gzip for backups that were packed with it){{(repository.KeyFile is null ? "" : ", age")}}: `apt-get install tar zstd age` |
        | Repository | `{{repository.Place.Address}}` |
        | Repository id | `{{repository.EngineId}}` (in `repository.json`) |
        | Encryption | {{repository.Encryption}}{{(ArchiveKey.RecipientOf(repository.KeyFile) is { } recipient ? $", for `{recipient}`" : "")}} |
        | Written | {{DateTimeOffset.UtcNow.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}} UTC |

        Every folder there with a `manifest.json` is one backup. The manifest says what it holds, where it came from, its checksums, and the commands for this very backup.
        {{Fetching(repository.Place)}}
        ## Restore

        Run these as root.{{(repository.KeyFile is null ? "" : " `key.txt` is the key file of this kit.")}}

        ```sh
        cd {{ShellQuoting.Quote(repository.Place.Folder ?? "backups")}}
        KEY=${KEY:-$HOME/key.txt}

        # 1. Which backups are there, and what is in one of them?
        ls
        BACKUP=NAME
        cat "$BACKUP/manifest.json"

        # 2. Is it sound? Both lists must hold the same sums.
        grep '"sha256"' "$BACKUP/manifest.json"
        find "$BACKUP" -type f ! -name manifest.json -exec sha256sum {} +

        # 3. How one object is opened, whatever it was packed with.
        unpack() { case $1 in *.age) age -d -i "$KEY" "$1" ;; *) cat "$1" ;; esac | case $1 in *.zst*) zstd -dc ;; *) gzip -dc ;; esac; }

        # 4. Files: look at the list, then bring them back below a new folder. Names of folders or files behind the command take only these.
        unpack "$BACKUP"/data.tar.* | tar --list | head
        mkdir -p /restore
        unpack "$BACKUP"/data.tar.* | {{Unpack}} --directory=/restore

        # 5. Databases: every dump is one object.
        unpack "$BACKUP"/mysql/shop.sql.* > shop.sql                  # then: mariadb shop < shop.sql
        unpack "$BACKUP"/postgresql/shop.dump.* > shop.dump           # then: pg_restore --dbname=shop shop.dump
        ```
        {{Key(repository)}}
        """;

    private static string Fetching(StoragePlace place) => place.Remote is not { } remote ? "" :
        $"""

        ## Fetch it

        The repository does not lie on a disk of the backup host. Bring it, or one folder of it, here with rclone; its password or secret key stands with whoever runs the storage.

        ```sh
        {string.Join('\n', remote.Settings.Where(setting => Shown.Contains(setting.Key)).OrderBy(setting => setting.Key, StringComparer.Ordinal).Select(setting => $"export RCLONE_CONFIG_BACKUPS_{setting.Key.ToUpperInvariant()}={ShellQuoting.Quote(setting.Value)}"))}
        {string.Join('\n', Secrets(remote))}
        rclone copy {ShellQuoting.Quote($"BACKUPS:{remote.Path}")} backups      # with aws: aws s3 sync s3://… backups
        ```

        """;

    private static IEnumerable<string> Secrets(RcloneRemote remote) => remote.Settings.GetValueOrDefault("type") == "s3"
        ? ["export RCLONE_CONFIG_BACKUPS_ACCESS_KEY_ID=… RCLONE_CONFIG_BACKUPS_SECRET_ACCESS_KEY=…"]
        : ["export RCLONE_CONFIG_BACKUPS_KEY_FILE=…      # the private key; or RCLONE_CONFIG_BACKUPS_PASS=$(rclone obscure …)"];

    private static string Key(RepositoryAccess repository) => repository.KeyFile is null
        ? "\nNothing in the repository is encrypted: who can read the place can read the data.\n"
        : """

            ## Key

            `key.txt` in this kit is an identity of age. It stands nowhere in the repository and on no server: without it nothing can be read. To let BackupApi use the
            repository again, import it with this file.

            """;
}
