using System.Collections.Concurrent;
using System.Text.Json;
using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Storage;
using BackupApi.Storage.Sftp;

namespace BackupApi.PoolTypes;

/// <summary>A folder of another machine, over SFTP.</summary>
internal sealed class SftpPool(IHostFactory hosts, SshOptions options) : IPoolType
{
    public const string TypeName = "sftp";

    private const int MostSites = 100;

    private readonly ConcurrentDictionary<SftpSite, SftpSessions> sites = new();

    public string Type => TypeName;

    public string Title => "SSH server (SFTP)";

    public string Summary => "A folder of another machine that is reached by SSH: a server, a NAS, a storage box.";

    public Type SettingsType => typeof(SftpPoolSettings);

    public IReadOnlyList<string> Engines => ["borg", "restic", "archive"];

    public IReadOnlyDictionary<string, string[]> Validate(JsonElement settings) => Faults(Read(settings)).ToDictionary(fault => fault.Field, fault => (string[])[fault.Message]);

    public Task<PoolHealth> CheckAsync(JsonElement settings, CancellationToken cancellationToken) => new SftpPoolCheck(Site(Read(settings)), hosts, options).RunAsync(cancellationToken);

    public Task<PoolUsage> MeasureAsync(JsonElement settings, CancellationToken cancellationToken)
    {
        var site = Site(Read(settings));
        return new SftpUsage(hosts, site).MeasureAsync(new SftpAttempts(Sessions(site), SftpPatience.Short), cancellationToken);
    }

    public StoragePlace Locate(JsonElement settings, string location)
    {
        var given = Read(settings);
        var site = Site(given);
        var folder = SftpPaths.Join(site.Folder, Locations.Require(location));
        var sessions = Sessions(site);
        return new StoragePlace(location, given.AddressOf(location), new SftpObjects(sessions, SftpPatience.Usual, folder)) { Remote = SftpRemote.Of(sessions, folder), Shell = new StorageShell(site.Ssh, folder) };
    }

    public async Task<IReadOnlyList<string>> ListLocationsAsync(JsonElement settings, CancellationToken cancellationToken)
    {
        var site = Site(Read(settings));
        var found = await new SftpObjects(Sessions(site), SftpPatience.Short, site.Folder).ListFoldersAsync(cancellationToken);
        return [.. found.Where(Locations.IsOne).Order(StringComparer.Ordinal).Take(1000)];
    }

    private static SftpPoolSettings Read(JsonElement settings) => (SftpPoolSettings)PoolSettings.Read(settings);

    private static SftpSite Site(SftpPoolSettings settings) => new(
        settings.Address.Trim(), settings.Port, settings.Username.Trim(), settings.AuthMethod == "password" ? null : settings.PrivateKey, settings.AuthMethod == "password" ? settings.Password : null,
        settings.HostKey.Trim(), settings.Path.Length > 1 ? settings.Path.TrimEnd('/') : settings.Path);

    private SftpSessions Sessions(SftpSite site)
    {
        // Settings that were replaced are not kept for ever; connections that wait end by themselves.
        if (sites.Count > MostSites) sites.Clear();
        return sites.GetOrAdd(site, _ => new SftpSessions(site, options));
    }

    private static IEnumerable<(string Field, string Message)> Faults(SftpPoolSettings settings)
    {
        if (Uri.CheckHostName(settings.Address.Trim()) == UriHostNameType.Unknown) yield return ("address", "Enter the name or IP address of the machine, without a port.");
        if (settings.Port is < 1 or > 65535) yield return ("port", "A port is a number from 1 to 65535.");
        if (settings.Username.Trim() is not { Length: > 0 and <= 100 } user || user[0] == '-' || user.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '@' or '/' or ':')) yield return ("username", "Enter the user of that machine.");
        if (!IsHostKey(settings.HostKey)) yield return ("hostKey", "Scan the machine's host key and confirm it.");
        if (settings.AuthMethod is not ("private_key" or "password")) yield return ("authMethod", "Choose private_key or password.");
        if (settings.PrivateKey is { Length: > 0 } key && !key.Contains("PRIVATE KEY-----", StringComparison.Ordinal)) yield return ("privateKey", "Paste the whole private key, from its BEGIN line to its END line.");
        if (settings.Password is { } password && password.Any(char.IsControl)) yield return ("password", "The password holds a line break or another control character; enter it again.");
        if (FaultOf(settings.Path) is { } fault) yield return ("path", fault);
    }

    private static bool IsHostKey(string text)
    {
        try
        {
            PinnedHostKey.Parse(text);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static string? FaultOf(string path) => path switch
    {
        "" => "Name a folder.",
        "/" => "This is no place for data; choose another folder.",
        _ when path[0] is '~' or '-' => "Leave out “~/”: a folder without a leading “/” is below the one where the account lands.",
        _ when path.Length > 500 || path.Any(char.IsControl) => "The folder's name is too long, or holds a control character.",
        _ when path.Contains("::", StringComparison.Ordinal) => "The folder's name must not hold “::”, which borg uses to separate names.",
        _ when path.TrimEnd('/').Split('/').Skip(path[0] == '/' ? 1 : 0).Any(part => part is "" or "." or "..") => "Write the folder without empty parts, “.” and “..”.",
        _ => null,
    };
}
