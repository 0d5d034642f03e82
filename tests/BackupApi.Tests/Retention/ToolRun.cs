using System.Diagnostics;

namespace BackupApi.Tests.Retention;

/// <summary>Runs a plain backup tool beside the service, to compare with.</summary>
internal sealed class ToolRun(string program, IReadOnlyDictionary<string, string> environment)
{
    /// <summary>Both outputs together; a failing tool fails the test.</summary>
    public async Task<(string Output, string Errors)> AskAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await errors + await output);
        return (await output, await errors);
    }
}
