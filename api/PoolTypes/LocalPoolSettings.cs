using BackupApi.Catalogs;

namespace BackupApi.PoolTypes;

/// <summary>A folder of the machine that runs this service.</summary>
public sealed record LocalPoolSettings : PoolSettings
{
    /// <summary>Absolute path; made when it does not exist.</summary>
    [Field("Folder", Kind = "path", Required = true, Placeholder = "/srv/backups", Help = "On the machine that runs this service. It is made when it does not exist; best on a disk of its own.")]
    public string Path { get; init; } = "";

    internal override string AddressOf(string location) => System.IO.Path.Combine(System.IO.Path.GetFullPath(Path), location);
}
