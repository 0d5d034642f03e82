using BackupApi.Problems;
using BackupApi.Processes;

namespace BackupApi.Hosts.Detection;

/// <summary>Finds out what a server has, with one script in one session.</summary>
internal static class ServerDetection
{
    private static readonly string[] Tools =
    [
        "borg", "restic", "rclone", "socat", "python3", "tar", "zstd", "gzip", "age", "rsync", "getfacl", "getfattr", "pg_dump", "mysqldump", "mariadb-dump", "mongodump",
        "redis-cli", "docker", "podman", "virsh", "btrfs", "zfs", "lvs",
    ];

    // Lines of tab-separated fields, the first names the rest. Everything that may hang on a dead share or daemon is given ten seconds.
    private const string Script = """
        limit() { timeout 10 "$@" </dev/null 2>/dev/null; }
        tab=$(printf '\t')
        printf 'host\t%s\nkernel\t%s\narchitecture\t%s\nuser\t%s\n' "$(uname -n)" "$(uname -sr)" "$(uname -m)" "$(id -u)"
        printf 'cpus\t%s\n' "$(getconf _NPROCESSORS_ONLN 2>/dev/null || nproc)"
        awk '/^MemTotal:/ { printf "memory\t%s\n", $2 }' /proc/meminfo
        sed "s/^/os$tab/" /etc/os-release 2>/dev/null
        for tool in $1; do
          path=$(command -v "$tool") || continue
          case $tool in restic|zfs) flag=version;; socat) flag=-V;; *) flag=--version;; esac
          printf 'tool\t%s\t%s\t%s\n' "$tool" "$path" "$(timeout 10 "$path" "$flag" 2>&1 </dev/null | grep -m 1 '[0-9]\.[0-9]')"
        done
        while read -r device path type _; do
          case $type in ext[234]|xfs|btrfs|zfs|f2fs|jfs|bcachefs|vfat|exfat|ntfs*|nfs*|cifs|smb3|fuse.*|fuseblk|ceph|glusterfs) ;; overlay) [ "$path" = / ] || continue;; *) continue;; esac
          path=$(printf %b "$(printf %s "$path" | sed 's/\\\([0-7]\{3\}\)/\\0\1/g')")
          [ -d "$path" ] && sizes=$(limit stat -f -c '%S %b %f %a' -- "$path") || continue
          printf 'mount\t%s\t%s\t%s\t%s\n' "$type" "$sizes" "$device" "$path"
        done < /proc/self/mounts
        limit lvs --noheadings --separator "$tab" --units b --nosuffix -o lv_dm_path,lv_path,vg_free,lv_attr | sed "s/^ */lv$tab/"
        limit pg_lsclusters -h | while read -r version name port status _; do printf 'database\tpostgresql\t%s/%s\tport %s, %s\n' "$version" "$name" "$port" "$status"; done
        cat /proc/[0-9]*/comm 2>/dev/null | sort -u | while read -r name; do
          case $name in postgres) type=postgresql;; mariadbd) type=mariadb;; mysqld) type=mysql;; redis-server|valkey-server) type=redis;; mongod) type=mongodb;; *) continue;; esac
          printf 'database\t%s\t%s\tprocess %s\n' "$type" "$name" "$name"
        done
        for engine in docker podman; do
          if command -v "$engine" >/dev/null; then limit "$engine" ps -a --format "container$tab{{.Names}}$tab{{.Image}}$tab{{.Status}}"; fi
        done
        exit 0
        """;

    public static async Task<ServerCapabilities> DetectAsync(this IHost host, CancellationToken cancellationToken)
    {
        var result = await host.RunAsync(new CommandLine("sh", "-c", Script, "sh", string.Join(' ', Tools)) { AsRoot = true }, cancellationToken);
        if (!result.Succeeded)
            throw new HostException(ProblemCodes.ToolFailed, $"What {host.Name} has cannot be found out: {result.StandardError.Trim()}", "Test the server and mend what fails there first.");
        return CapabilitiesParser.Parse(result.StandardOutput, Tools);
    }
}
