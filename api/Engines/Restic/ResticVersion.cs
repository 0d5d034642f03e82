using System.Collections.Concurrent;
using BackupApi.Hosts;
using BackupApi.Processes;

namespace BackupApi.Engines.Restic;

/// <summary>Which restic a host has.</summary>
internal static class ResticVersion
{
    // Names the program's file so exactly that another one in its place has another name. Where stat is missing, nothing is printed and nothing remembered.
    private const string Look = """program=$(command -v restic) || exit 127; stat -L -c "$program:%d:%i:%s:%Y:%Z" -- "$program" 2>/dev/null; exit 0""";

    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);
    private static readonly ConcurrentDictionary<string, (string Version, long At)> Known = new();

    /// <summary>The version as restic prints it, such as "0.14.0". Throws tool_missing or tool_too_old. Restic is not started when the same file told it within the hour.</summary>
    public static async Task<string> RequireAsync(IHost host, bool asRoot, CancellationToken cancellationToken)
    {
        var look = await host.RunAsync(new CommandLine("sh", "-c", Look) { AsRoot = asRoot }, cancellationToken);
        if (look.ExitCode == 127) throw ResticProblems.Missing(host.Name);
        var program = look.StandardOutput.Trim();
        var key = $"{host.Name}\0{program}";
        if (program.Length > 0 && Known.TryGetValue(key, out var known) && Environment.TickCount64 - known.At < Remembered.TotalMilliseconds) return known.Version;
        var version = await AskAsync(host, asRoot, cancellationToken);
        if (program.Length > 0) Known[key] = (version, Environment.TickCount64);
        return version;
    }

    internal static bool IsSupported(string version)
    {
        var numbers = new string([.. version.TakeWhile(c => char.IsAsciiDigit(c) || c == '.')]).TrimEnd('.');
        return Version.TryParse(numbers, out var parsed) && parsed >= Version.Parse(ResticEngine.MinimumVersion);
    }

    private static async Task<string> AskAsync(IHost host, bool asRoot, CancellationToken cancellationToken)
    {
        var result = await host.RunAsync(new CommandLine("sh", "-c", "exec restic version") { AsRoot = asRoot }, cancellationToken);
        if (result.ExitCode == 127) throw ResticProblems.Missing(host.Name);
        var version = result.StandardOutput.Split(' ', 3) is ["restic", var told, ..] ? told.Trim() : "";
        return result.Succeeded && IsSupported(version) ? version : throw ResticProblems.TooOld(host.Name, version.Length == 0 ? "of an unknown version" : version);
    }
}
