using System.Diagnostics;

namespace BackupApi.Tests.Engines;

/// <summary>A folder of its own for a test, gone with it, and a shell to fill it.</summary>
public sealed class ScratchFolder : IDisposable
{
    public ScratchFolder() => Directory.CreateDirectory(Root);

    public string Root { get; } = $"/tmp/backupapi-tests-{Guid.NewGuid():N}";

    public string this[string name] => Path.Combine(Root, name);

    /// <summary>Runs a shell script in the folder and returns what it printed. Fails the test when the script fails.</summary>
    public string Shell(string script)
    {
        var start = new ProcessStartInfo("sh", ["-c", $"set -e\n{script}"]) { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, errors.Result);
        return output;
    }

    public void Dispose()
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "chattr -R -i -a \"$0\" 2>/dev/null; chmod -R u+rwX \"$0\" 2>/dev/null; rm -rf -- \"$0\"", Root]))!;
        process.WaitForExit();
    }
}
