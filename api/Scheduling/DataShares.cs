using BackupApi.Data;

namespace BackupApi.Scheduling;

/// <summary>When each share of a repository's data was last read and verified. All of it has been read since the oldest of these times.</summary>
public sealed record DataShares : IStoredAsJson
{
    internal const int Most = 100;

    /// <summary>By share; null: never.</summary>
    public IReadOnlyList<DateTimeOffset?> ReadAt { get; init; } = [];

    /// <summary>Whatever was there then has been read since; null while a share was never read.</summary>
    internal DateTimeOffset? AllReadAt => ReadAt.Count > 0 && ReadAt.All(time => time is not null) ? ReadAt.Min() : null;

    /// <summary>The same data in so many shares. Nothing of it was read longer ago than all of it.</summary>
    internal DataShares Split(int count, DateTimeOffset? allReadAt) => ReadAt.Count == count ? this : new DataShares { ReadAt = [.. Enumerable.Repeat(allReadAt, count)] };

    /// <summary>The shares, counted from 1, to be read by a check of now: those that would be late at the next one, or else the one read longest ago.
    /// A single share is read only when it would be late.</summary>
    /// <param name="begin">When the first of the data was stored.</param>
    internal IReadOnlyList<int> Due(MaintenancePlan plan, DateTimeOffset now, DateTimeOffset begin)
    {
        var next = now.AddDays(Math.Max(1, plan.CheckEveryDays));
        var late = Enumerable.Range(1, ReadAt.Count).Where(number => (ReadAt[number - 1] ?? begin).AddDays(plan.ReadAllWithinDays) < next).ToList();
        return late.Count > 0 || ReadAt.Count <= 1 ? late : Oldest(1);
    }

    /// <summary>So many shares, counted from 1, that were read longest ago.</summary>
    internal IReadOnlyList<int> Oldest(int count) => [.. Enumerable.Range(1, ReadAt.Count).OrderBy(number => ReadAt[number - 1] ?? DateTimeOffset.MinValue).Take(count).Order()];

    internal DataShares Read(IReadOnlyCollection<int> numbers, DateTimeOffset at) => new() { ReadAt = [.. ReadAt.Select((time, index) => numbers.Contains(index + 1) ? at : time)] };
}
