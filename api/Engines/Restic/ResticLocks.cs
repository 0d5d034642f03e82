using System.Net;
using System.Text.Json;

namespace BackupApi.Engines.Restic;

/// <summary>Removes locks whose owner is provably gone: a process of this machine that is no more, one that an ended run of ours noted, or one that did not
/// renew its lock for as long as restic itself takes for its end. Of living processes on other machines nothing can be proven, so their locks stay.</summary>
internal sealed class ResticLocks(ResticRunner runner)
{
    private static readonly TimeSpan Renewal = TimeSpan.FromMinutes(30);

    private sealed record Lock(string Id, string Host, int Process, DateTimeOffset At);

    /// <param name="gone">Owners, "PID HOST", that are known to have ended.</param>
    /// <returns>How many were removed.</returns>
    public async Task<int> RemoveStaleAsync(RepositoryAccess repository, IReadOnlyCollection<string> gone, CancellationToken cancellationToken)
    {
        var stale = (await ListAsync(repository, cancellationToken)).Where(held => IsGone(held) || gone.Contains($"{held.Process} {held.Host}")).Select(held => $"locks/{held.Id}").ToList();
        if (stale.Count > 0) await repository.Place.Objects.DeleteAsync(stale, cancellationToken);
        return stale.Count;
    }

    /// <summary>What holds the repository, as restic says it; null when nothing living does.</summary>
    public async Task<string?> LivingAsync(RepositoryAccess repository, CancellationToken cancellationToken) =>
        (await ListAsync(repository, cancellationToken)).FirstOrDefault(held => !IsGone(held)) is { } living ? $"repository is already locked by PID {living.Process} on {living.Host}" : null;

    private async Task<IReadOnlyList<Lock>> ListAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        var ids = await repository.Place.Objects.ListAsync("locks/", cancellationToken).Select(item => item.Name["locks/".Length..]).ToListAsync(cancellationToken);
        var locks = new List<Lock>();
        foreach (var id in ids.Where(id => id.Length == 64))
        {
            try
            {
                using var json = JsonDocument.Parse(await runner.RunHereAsync(repository, ResticCommands.Lock(id), cancellationToken));
                var held = json.RootElement;
                locks.Add(new Lock(id, held.GetProperty("hostname").GetString() ?? "", held.GetProperty("pid").GetInt32(), held.GetProperty("time").GetDateTimeOffset()));
            }
            catch (EngineException exception) when (exception.Code is Problems.ProblemCodes.ArchiveMissing or Problems.ProblemCodes.ToolFailed or Problems.ProblemCodes.RepositoryDamaged or Problems.ProblemCodes.RepositoryMissing)
            {
                // Laid down meanwhile, or never written whole, which restic ignores too.
                if (await repository.Place.Objects.FindAsync($"locks/{id}", cancellationToken) is { } left) locks.Add(new Lock(id, "", 0, left.ModifiedAt));
            }
        }

        return locks;
    }

    private static bool IsGone(Lock held)
    {
        if (DateTimeOffset.UtcNow - held.At > Renewal) return true;
        if (held.Host != Dns.GetHostName() || held.Process == 0) return false;
        try
        {
            return !File.ReadAllText($"/proc/{held.Process}/cmdline").Split('\0').Take(2).Any(word => Path.GetFileName(word).StartsWith("restic", StringComparison.Ordinal));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
