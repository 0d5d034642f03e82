using System.Text.Json;
using BackupApi.Storage;

namespace BackupApi.PoolTypes;

/// <summary>A folder of the backup host.</summary>
internal sealed class LocalPool : IPoolType
{
    public const string TypeName = "local";

    public string Type => TypeName;

    public string Title => "Folder";

    public string Summary => "A folder of this machine: a disk, a RAID, or a share that is mounted.";

    public Type SettingsType => typeof(LocalPoolSettings);

    public IReadOnlyList<string> Engines => ["borg", "restic", "archive"];

    public IReadOnlyDictionary<string, string[]> Validate(JsonElement settings) =>
        Fault(Read(settings).Path) is { } fault ? new Dictionary<string, string[]> { ["path"] = [fault] } : new Dictionary<string, string[]>();

    public Task<PoolHealth> CheckAsync(JsonElement settings, CancellationToken cancellationToken) => new LocalPoolCheck(Read(settings).Path).RunAsync(cancellationToken);

    public Task<PoolUsage> MeasureAsync(JsonElement settings, CancellationToken cancellationToken) => Task.FromResult(FileSystemUsage.Of(Read(settings).Path));

    public StoragePlace Locate(JsonElement settings, string location)
    {
        var folder = Path.Combine(Path.GetFullPath(Read(settings).Path), Locations.Require(location));
        return new StoragePlace(location, folder, new FolderObjects(folder)) { Folder = folder };
    }

    public Task<IReadOnlyList<string>> ListLocationsAsync(JsonElement settings, CancellationToken cancellationToken)
    {
        var folder = new DirectoryInfo(Read(settings).Path);
        return Task.FromResult<IReadOnlyList<string>>(folder.Exists ? [.. folder.EnumerateDirectories().Select(d => d.Name).Where(Locations.IsOne).Take(1000).Order(StringComparer.Ordinal)] : []);
    }

    private static LocalPoolSettings Read(JsonElement settings) => (LocalPoolSettings)PoolSettings.Read(settings);

    private static string? Fault(string? path) => path switch
    {
        null or "" => "Name a folder.",
        _ when path[0] != '/' => "The folder must be an absolute path; begin with “/”.",
        _ when path.Any(char.IsControl) => "The folder's name holds a control character.",
        _ when path.Contains("::", StringComparison.Ordinal) => "The folder's name must not hold “::”, which borg uses to separate names.",
        _ when path.Length > 1000 => "The folder's name is too long.",
        _ when Path.GetFullPath(path) == "/" || Path.GetFullPath(path).Split('/')[1] is "proc" or "sys" or "dev" => "This is no place for data; choose another folder.",
        _ => null,
    };
}
