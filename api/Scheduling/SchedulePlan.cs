using System.Buffers.Binary;
using System.Security.Cryptography;

namespace BackupApi.Scheduling;

/// <summary>The runs of one schedule: its recurrence, moved by jitter, and out of blackouts into the window. Runs that come together are one.</summary>
internal sealed class SchedulePlan
{
    private readonly IOccurrences occurrences;
    private readonly StartRules rules;
    private readonly TimeSpan jitter;

    /// <param name="timing">Found sound by <see cref="ScheduleFaults"/>.</param>
    /// <param name="seed">The job, whose runs are all moved by the same part of the jitter.</param>
    internal SchedulePlan(ScheduleTiming timing, Guid seed)
    {
        Zone = ZoneClock.Find(timing.TimeZone) ?? throw new FormatException($"There is no time zone “{timing.TimeZone}”.");
        occurrences = Recurrence.Of(timing.Settings, Zone);
        rules = new StartRules(timing, Zone);
        jitter = timing.JitterMinutes == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(seed.ToByteArray())) % (timing.JitterMinutes * 60));
    }

    internal ZoneClock Zone { get; }

    internal StartRules Rules => rules;

    /// <summary>The runs whose recurrence lies after that moment, in the order of their starts. Ends when nothing may ever start again.</summary>
    internal IEnumerable<PlannedRun> After(DateTime utc)
    {
        PlannedRun? current = null;
        for (var from = utc; ;)
        {
            DateTime? skipTo = null;
            foreach (var occurrence in occurrences.After(from))
            {
                if (Place(occurrence) is not { } placed) break;
                if (current is not null && placed.StartsAt > current.StartsAt) yield return current;
                current = current is not null && placed.StartsAt <= current.StartsAt
                    ? current with { PlannedThrough = occurrence.At, IsMerged = true }
                    : placed;
                // Whatever is named until an obstacle ends is the same run; a three months' blackout may hold very much of it.
                if (placed.OpensAt is not { } opens) continue;
                skipTo = opens.AddMilliseconds(-1); // a step that the database can store
                current = current with { PlannedThrough = skipTo.Value };
                break;
            }

            if (skipTo is null) break;
            from = skipTo.Value;
        }

        if (current is not null) yield return current;
    }

    private PlannedRun? Place(Occurrence occurrence)
    {
        var run = new PlannedRun(occurrence.At, occurrence.At, occurrence.At) { ClockChanged = occurrence.IsShifted };
        if (rules.AreEmpty) return Move(run);
        if (rules.ObstacleAt(occurrence.At) is not { } obstacle) return Move(run);
        if (rules.Earliest(occurrence.At) is not { } opens) return null;
        return Move(run with { StartsAt = opens, OpensAt = opens, Obstacle = obstacle });
    }

    // A run is never moved out of its window by jitter: then it starts without.
    private PlannedRun Move(PlannedRun run)
    {
        if (jitter == TimeSpan.Zero) return run;
        var moved = run.StartsAt + jitter;
        return !rules.AreEmpty && rules.Closes(run.StartsAt) <= moved ? run : run with { StartsAt = moved, Jitter = jitter };
    }
}

/// <param name="StartsAt">When it is due (UTC).</param>
/// <param name="PlannedFor">What the recurrence names.</param>
/// <param name="PlannedThrough">The last moment of the recurrence that is part of this run; the next run comes after it.</param>
internal sealed record PlannedRun(DateTime StartsAt, DateTime PlannedFor, DateTime PlannedThrough)
{
    /// <summary>When the obstacle that moved it ends.</summary>
    internal DateTime? OpensAt { get; init; }
    internal Obstacle? Obstacle { get; init; }
    internal bool ClockChanged { get; init; }
    internal TimeSpan Jitter { get; init; }
    /// <summary>Several moments of the recurrence came together in it.</summary>
    internal bool IsMerged { get; init; }
}
