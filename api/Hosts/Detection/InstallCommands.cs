namespace BackupApi.Hosts.Detection;

/// <summary>How a missing tool is installed, by the server's package manager.</summary>
internal static class InstallCommands
{
    private static readonly (string[] Systems, string Prefix)[] Managers =
    [
        (["debian", "ubuntu"], "apt-get install -y "), (["alpine"], "apk add "), (["arch"], "pacman -S --noconfirm "),
        (["suse", "opensuse"], "zypper install -y "), (["rhel", "centos", "rocky", "almalinux", "fedora"], "dnf install -y "),
    ];

    // Package names where they differ from the tool: Debian, Alpine, Arch, SUSE, Red Hat.
    private static readonly Dictionary<string, string[]> Packages = new()
    {
        ["borg"] = ["borgbackup", "borgbackup", "borg", "borgbackup", "borgbackup"],
        ["restic"] = ["restic", "restic", "restic", "restic", "restic"],
        ["rclone"] = ["rclone", "rclone", "rclone", "rclone", "rclone"],
        ["socat"] = ["socat", "socat", "socat", "socat", "socat"],
        ["age"] = ["age", "age", "age", "age", "age"],
        ["tar"] = ["tar", "tar", "tar", "tar", "tar"],
        ["gzip"] = ["gzip", "gzip", "gzip", "gzip", "gzip"],
        ["zstd"] = ["zstd", "zstd", "zstd", "zstd", "zstd"],
        ["rsync"] = ["rsync", "rsync", "rsync", "rsync", "rsync"],
        ["getfacl"] = ["acl", "acl", "acl", "acl", "acl"],
        ["getfattr"] = ["attr", "attr", "attr", "attr", "attr"],
        ["pg_dump"] = ["postgresql-client", "postgresql-client", "postgresql", "postgresql", "postgresql"],
        ["mariadb-dump"] = ["mariadb-client", "mariadb-client", "mariadb-clients", "mariadb-client", "mariadb"],
        ["redis-cli"] = ["redis-tools", "redis", "redis", "redis", "redis"],
    };

    /// <summary>ID and ID_LIKE of an os-release file, wherever they stand in the text.</summary>
    public static string[] SystemOf(string osRelease) => osRelease.Split('\n')
        .Where(line => line.StartsWith("ID=", StringComparison.Ordinal) || line.StartsWith("ID_LIKE=", StringComparison.Ordinal))
        .SelectMany(line => line[(line.IndexOf('=') + 1)..].Trim().Trim('"', '\'').Split(' ')).ToArray();

    /// <summary>The command a person can paste; null when no system is known to have the tool as a package.</summary>
    public static string? For(string tool, string[] system, bool isRoot)
    {
        if (!Packages.TryGetValue(tool, out var packages))
            return null;
        var manager = Array.FindIndex(Managers, candidate => candidate.Systems.Any(name => system.Any(id => id.StartsWith(name, StringComparison.Ordinal))));
        if (manager < 0)
            return $"install the package {packages[0]} with the system's package manager";
        var sudo = isRoot ? "" : "sudo ";
        // Red Hat's own repositories lack the backup tools; Fedora's have them.
        var needsEpel = manager == 4 && system[0] != "fedora" && (tool is "borg" or "restic" or "rclone");
        return (needsEpel ? $"{sudo}{Managers[manager].Prefix}epel-release && " : "") + sudo + Managers[manager].Prefix + packages[manager];
    }
}
