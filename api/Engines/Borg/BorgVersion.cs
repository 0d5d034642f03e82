using System.Collections.Concurrent;
using BackupApi.Hosts;
using BackupApi.Processes;

namespace BackupApi.Engines.Borg;

/// <summary>Which borg a host has.</summary>
internal static class BorgVersion
{
    /// <summary>Shell. Names the file $program so exactly that another one in its place has another name. Where stat is missing, nothing is printed and nothing remembered.</summary>
    internal const string NameFile = """stat -L -c "$program:%d:%i:%s:%Y:%Z" -- "$program" 2>/dev/null""";

    private const string Look = $"program=$(command -v borg) || exit 127; {NameFile}; exit 0";

    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);
    private static readonly ConcurrentDictionary<string, (string Version, long At)> Known = new();

    /// <summary>The version as borg prints it, such as "1.2.4". Throws tool_missing or tool_too_old. Borg is not started when the same file told it within the hour.</summary>
    public static async Task<string> RequireAsync(IHost host, bool asRoot, CancellationToken cancellationToken) =>
        (await FindAsync(host, asRoot, cancellationToken)).Version;

    /// <summary>The same, and the name of its file, which is empty where that cannot be told.</summary>
    public static async Task<(string Version, string File)> FindAsync(IHost host, bool asRoot, CancellationToken cancellationToken)
    {
        var look = await host.RunAsync(new CommandLine("sh", "-c", Look) { AsRoot = asRoot }, cancellationToken);
        if (look.ExitCode == 127)
        {
            throw BorgProblems.Missing(host.Name);
        }

        var program = look.StandardOutput.Trim();
        var key = $"{host.Name}\0{program}";
        if (program.Length > 0 && Known.TryGetValue(key, out var known) && Environment.TickCount64 - known.At < Remembered.TotalMilliseconds)
        {
            return (known.Version, program);
        }

        var version = await AskAsync(host, asRoot, cancellationToken);
        if (program.Length > 0)
        {
            Known[key] = (version, Environment.TickCount64);
        }

        return (version, program);
    }

    /// <summary>Borg 2 keeps another kind of repository.</summary>
    internal static bool IsSupported(string version)
    {
        var numbers = new string([.. version.TakeWhile(c => char.IsAsciiDigit(c) || c == '.')]).TrimEnd('.');
        return Version.TryParse(numbers, out var parsed) && parsed >= Version.Parse(BorgEngine.MinimumVersion) && parsed.Major == 1;
    }

    private static async Task<string> AskAsync(IHost host, bool asRoot, CancellationToken cancellationToken)
    {
        var result = await host.RunAsync(new CommandLine("sh", "-c", "exec borg --version") { AsRoot = asRoot }, cancellationToken);
        if (result.ExitCode == 127)
        {
            throw BorgProblems.Missing(host.Name);
        }

        var version = result.StandardOutput.Trim().Split(' ')[^1];
        return result.Succeeded && IsSupported(version) ? version : throw BorgProblems.TooOld(host.Name, version.Length == 0 ? "of an unknown version" : version);
    }
}
