using BackupApi.Catalogs;

namespace BackupApi.SourceTypes;

/// <summary>Files and folders of a server.</summary>
public sealed record FilesSettings : SourceSettings
{
    /// <summary>Absolute paths of files and folders, 1 to 100. Folders are taken with all below them.</summary>
    [Field("Paths", Kind = "path_list", Required = true, Placeholder = "/etc", Help = "Files and folders to back up, with everything below them.")]
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Borg's patterns: shell globs such as "*.tmp" or "/home/*/.cache", or with a prefix "sh:", "re:", "pp:", "pf:".</summary>
    [Field("Leave out", Kind = "text_list", Placeholder = "/home/*/.cache", Help = "Patterns of what is not backed up. * stands for anything, ? for one character. The preview shows what they leave out.")]
    public IReadOnlyList<string> ExcludePatterns { get; init; } = [];

    [Field("Stay on one file system", Kind = "boolean", Help = "Does not enter other disks and shares that are mounted below the paths.")]
    public bool OneFileSystem { get; init; }

    [Field("Keep extended attributes", Kind = "boolean", Advanced = true)]
    public bool KeepExtendedAttributes { get; init; } = true;

    [Field("Keep access control lists", Kind = "boolean", Advanced = true)]
    public bool KeepAccessControlLists { get; init; } = true;

    [Field("Keep holes in sparse files", Kind = "boolean", Advanced = true, Help = "Disk images and databases take no more room after a restore than before.")]
    public bool SparseFiles { get; init; } = true;
}
