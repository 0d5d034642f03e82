using System.Security.Cryptography;
using System.Text;

namespace BackupApi.Engines.Restic;

/// <summary>What this machine notes of a run while it writes: the process that restic is, by which its lock is known when nobody lays it down, and that there may be data
/// which no index names yet. Losing a note costs time, nothing else.</summary>
internal sealed class ResticNotes(ResticRunner runner, RepositoryAccess repository)
{
    private static readonly Lock Gate = new();

    private string Folder => Path.Combine(runner.StateOf(repository), "runs");

    /// <summary>Some run did not come to its end.</summary>
    public bool HasUnfinished => Directory.Exists(Folder) && Directory.EnumerateFiles(Folder).Any();

    public void Begin(string archive)
    {
        Directory.CreateDirectory(Folder);
        File.AppendAllText(PathOf(archive), "");
    }

    /// <summary>Notes which process a run is, as soon as it tells.</summary>
    public void Follow(string archive, ResticRun run) => run.Process.ContinueWith(
        process => Add(archive, process.Result), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);

    public IReadOnlyList<string> ProcessesOf(string archive) => File.Exists(PathOf(archive)) ? File.ReadAllLines(PathOf(archive)) : [];

    /// <summary>Everything that was stored is in an index.</summary>
    public void Settle()
    {
        lock (Gate)
        {
            if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
        }
    }

    private void Add(string archive, string process)
    {
        lock (Gate)
        {
            if (File.Exists(PathOf(archive))) File.AppendAllText(PathOf(archive), process + "\n");
        }
    }

    private string PathOf(string archive) => Path.Combine(Folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(archive)).AsSpan(0, 16)));
}
