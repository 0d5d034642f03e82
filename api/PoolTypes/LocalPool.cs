using System.Text.Json;

namespace BackupApi.PoolTypes;

/// <summary>A folder of the backup host.</summary>
internal sealed class LocalPool : IPoolType
{
    public const string TypeName = "local";

    // The database orders the members of an object its own way, so "type" need not come first.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { AllowOutOfOrderMetadataProperties = true };

    public string Type => TypeName;

    public string Title => "Folder";

    public string Summary => "A folder of this machine: a disk, a RAID, or a share that is mounted.";

    public Type SettingsType => typeof(LocalPoolSettings);

    public IReadOnlyList<string> Engines => ["borg"];

    public IReadOnlyDictionary<string, string[]> Validate(JsonElement settings) =>
        Fault(Read(settings).Path) is { } fault ? new Dictionary<string, string[]> { ["path"] = [fault] } : new Dictionary<string, string[]>();

    public Task<PoolHealth> CheckAsync(JsonElement settings, CancellationToken cancellationToken) => new LocalPoolCheck(Read(settings).Path).RunAsync(cancellationToken);

    public Task<PoolUsage> MeasureAsync(JsonElement settings, CancellationToken cancellationToken) => Task.FromResult(FileSystemUsage.Of(Read(settings).Path));

    public string Locate(JsonElement settings, string location)
    {
        if (location.Length is 0 or > 255 || location[0] is '.' or '-' || location.Any(c => c is '/' or '\\' or '\0') || location.Contains("::", StringComparison.Ordinal))
        {
            throw new ArgumentException($"“{location}” cannot be the name of a repository's folder.", nameof(location));
        }

        return Path.Combine(Path.GetFullPath(Read(settings).Path), location);
    }

    private static LocalPoolSettings Read(JsonElement settings) => (LocalPoolSettings)settings.Deserialize<PoolSettings>(Json)!;

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
