using BackupApi.Hosts;
using BackupApi.Storage;

namespace BackupApi.Engines.Restic;

/// <summary>Looks after the storage behind a restic that runs. Restic takes every failure of it for one that passes, and goes on trying for a quarter of an hour without a word.
/// This says at once that the storage does not answer and since when, and knows when it is no use to go on.</summary>
/// <param name="patience">How long a storage may be away before the run is given up.</param>
internal sealed class StorageWatch(RepositoryAccess repository, ITunnel tunnel, TimeSpan patience) : IRunWatch
{
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Remind = TimeSpan.FromMinutes(1);

    // One that is frozen says nothing, and neither does who waits for it.
    private static readonly TimeSpan Routine = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestQuestion = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ShortestQuestion = TimeSpan.FromSeconds(5);

    // Restic writes packs of 16 MiB and more, several at once.
    private const long LeastRoom = 128L << 20;

    private string heard = "";
    private DateTimeOffset asked = DateTimeOffset.UtcNow;
    private DateTimeOffset told;
    private DateTimeOffset? away;

    public string Diagnostics => tunnel.Diagnostics;

    public EngineException? Reason { get; private set; }

    public async Task<bool> IsHopelessAsync(Task end, Task<string> process, Func<string, ValueTask> say)
    {
        while (await Task.WhenAny(end, Task.Delay(Glance)) != end)
        {
            if (ResticProblems.IsHopeless(tunnel.Diagnostics)) return true;
            var news = News();
            if (news is not null && ResticProblems.TellsOfAbsence(news)) await BeginAsync(news, say);
            if (news is null && away is null && DateTimeOffset.UtcNow - asked < Routine) continue;
            Reason = await AskAsync(news, end, say);
            if (Reason is not null) return true;
        }

        return false;
    }

    /// <summary>The last failure that rclone told of since the last look.</summary>
    private string? News()
    {
        var last = tunnel.Diagnostics.Split('\n').LastOrDefault(line => line.Contains(" ERROR ", StringComparison.Ordinal));
        if (last is null || last == heard) return null;
        return heard = last;
    }

    private async Task<EngineException?> AskAsync(string? news, Task end, Func<string, ValueTask> say)
    {
        var left = away is { } since ? since + patience - DateTimeOffset.UtcNow : LongestQuestion;
        using var limit = new CancellationTokenSource(left > LongestQuestion ? LongestQuestion : left < ShortestQuestion ? ShortestQuestion : left);
        _ = end.ContinueWith(_ => Cancel(limit), TaskScheduler.Default);
        try
        {
            await repository.Place.Objects.FindAsync("config", limit.Token);
            var obstacle = news is not null && ResticProblems.TellsOfRefusal(news) ? await repository.Place.Objects.FindObstacleAsync(LeastRoom, limit.Token) : null;
            asked = DateTimeOffset.UtcNow;
            if (away is { } was) await say($"The storage of the repository {repository.Name} answers again, after {Spell(asked - was)}.");
            away = null;
            return obstacle is null ? null : ResticProblems.Of(obstacle);
        }
        catch (StorageException exception) when (!exception.IsTransient)
        {
            return ResticProblems.Of(exception);
        }
        catch (Exception exception) when (exception is StorageException or OperationCanceledException)
        {
            return end.IsCompleted ? null : await WaitOnAsync(exception is StorageException ? exception.Message : "it does not answer", say);
        }
    }

    private async Task<EngineException?> WaitOnAsync(string cause, Func<string, ValueTask> say)
    {
        await BeginAsync(cause, say);
        var (now, since) = (DateTimeOffset.UtcNow, away!.Value);
        if (now - since >= patience) return ResticProblems.Absent(repository.Name, now - since, cause);
        if (now - told < Remind) return null;
        told = now;
        await say($"The storage of the repository {repository.Name} still does not answer, since {since:HH:mm:ss} UTC.");
        return null;
    }

    private async Task BeginAsync(string cause, Func<string, ValueTask> say)
    {
        if (away is not null) return;
        told = DateTimeOffset.UtcNow;
        away = told;
        await say($"The storage of the repository {repository.Name} does not answer since {told:HH:mm:ss} UTC; waiting for it, at most {Spell(patience)}. {cause}");
    }

    private static void Cancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The question was answered before the run ended.
        }
    }

    private static string Spell(TimeSpan time) => time.TotalSeconds < 120 ? $"{time.TotalSeconds:0} s" : $"{time.TotalMinutes:0} min";
}
