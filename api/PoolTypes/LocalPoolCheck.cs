using System.Diagnostics;
using System.Security.Cryptography;
using BackupApi.Hosts;
using BackupApi.Problems;

namespace BackupApi.PoolTypes;

/// <summary>Proves that a folder can hold repositories: makes it if need be, writes and reads a probe, looks at room and inodes. Leaves nothing behind.</summary>
internal sealed class LocalPoolCheck(string path)
{
    private readonly List<TestStep> steps = [];
    private string? firstMade;

    public async Task<PoolHealth> RunAsync(CancellationToken cancellationToken)
    {
        PoolUsage? usage = null;
        var sound = Try("folder", "The folder is there", EnsureFolder, ProblemCodes.StorageUnwritable)
            && await TryAsync("probe", "A file can be written and read back", () => ProbeAsync(cancellationToken), ProblemCodes.StorageUnwritable)
            && Try("room", "There is room", () => Judge(usage = FileSystemUsage.Of(path)), ProblemCodes.StorageFull);
        RemoveMade();
        var worst = steps.FirstOrDefault(step => step.Status == TestStepStatus.Failed) ?? steps.FirstOrDefault(step => step.Status == TestStepStatus.Warning);
        var health = !sound ? PoolHealthStatus.Critical : worst is null ? PoolHealthStatus.Healthy : PoolHealthStatus.Degraded;
        return new PoolHealth(health, worst?.Detail ?? "The folder can be written, read and has room.", steps, usage);
    }

    private Outcome EnsureFolder()
    {
        if (Directory.Exists(path))
        {
            return new(TestStepStatus.Passed, $"{path} exists.");
        }

        var existing = Path.GetDirectoryName(Path.GetFullPath(path));
        while (existing is not null && !Directory.Exists(existing))
        {
            existing = Path.GetDirectoryName(existing);
        }

        var rest = Path.GetRelativePath(existing!, Path.GetFullPath(path));
        firstMade = Path.Combine(existing!, rest.Split('/')[0]);
        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new(TestStepStatus.Passed, $"{path} does not exist yet and can be made.");
    }

    private async Task<Outcome> ProbeAsync(CancellationToken cancellationToken)
    {
        var probe = Path.Combine(path, $".backupapi-probe-{Guid.NewGuid():N}");
        var written = RandomNumberGenerator.GetBytes(64 * 1024);
        try
        {
            await using (var file = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.WriteThrough))
            {
                await file.WriteAsync(written, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            var read = await File.ReadAllBytesAsync(probe, cancellationToken);
            return read.AsSpan().SequenceEqual(written)
                ? new(TestStepStatus.Passed, "64 KiB were written, flushed to the disk and read back unchanged.")
                : new(TestStepStatus.Failed, "What was read back is not what was written.");
        }
        finally
        {
            File.Delete(probe);
        }
    }

    private static Outcome Judge(PoolUsage usage)
    {
        var result = PoolRoom.Judge(usage);
        return new(result.Status, result.Detail);
    }

    private void RemoveMade()
    {
        // From the deepest up, and only what is still empty.
        for (var folder = Path.GetFullPath(path); firstMade is not null && folder.Length >= firstMade.Length; folder = Path.GetDirectoryName(folder)!)
        {
            if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Directory.Delete(folder);
            }
        }
    }

    private bool Try(string name, string title, Func<Outcome> act, string code) => TryAsync(name, title, () => Task.FromResult(act()), code).GetAwaiter().GetResult();

    private async Task<bool> TryAsync(string name, string title, Func<Task<Outcome>> act, string code)
    {
        var watch = Stopwatch.StartNew();
        Outcome outcome;
        try
        {
            outcome = await act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            code = e.HResult == NoSpace ? ProblemCodes.StorageFull : code;
            outcome = new(TestStepStatus.Failed, e.Message);
        }

        var failed = outcome.Status == TestStepStatus.Failed;
        var hint = outcome.Status == TestStepStatus.Passed ? null : code == ProblemCodes.StorageFull
            ? "Free room on that file system, or choose another folder."
            : "Check that the file system is mounted writable and that the service's user may write the folder.";
        steps.Add(new TestStep(name, title, outcome.Status, outcome.Detail, failed ? code : null, hint, watch.ElapsedMilliseconds));
        return !failed;
    }

    // ENOSPC as .NET reports it.
    private const int NoSpace = 28;

    private sealed record Outcome(TestStepStatus Status, string Detail);
}
