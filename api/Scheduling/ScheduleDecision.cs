namespace BackupApi.Scheduling;

public enum MissedRunPolicy { RunOnce, Skip }

/// <summary>What happens to a run that is still going when its window closes.</summary>
public enum WindowEndAction { Finish, Pause, Stop }

/// <summary>What is to be done with a schedule that is due, and when it is due next.</summary>
/// <param name="Starts">A run starts now.</param>
/// <param name="StartBefore">When its window closes.</param>
/// <param name="Missed">Runs that will not take place, because the service was away.</param>
/// <param name="NextRunAt">Null when nothing may ever start again.</param>
internal sealed record ScheduleDecision(bool Starts, DateTime? StartBefore, int Missed, DateTime? NextRunAt, DateTime? PlannedFor, DateTime PlannedThrough)
{
    /// <summary>So late it may be and still count as on time: longer than a restart or a database that is away for a minute.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    /// <param name="nextRunAt">What it was due at, at or before now.</param>
    /// <param name="plannedThrough">The last moment of the recurrence that this run stands for.</param>
    internal static ScheduleDecision Of(SchedulePlan plan, MissedRunPolicy policy, DateTime nextRunAt, DateTime plannedThrough, DateTime now)
    {
        var (through, passed, next) = (plannedThrough, 0, default(PlannedRun));
        foreach (var run in plan.After(plannedThrough))
        {
            if (run.StartsAt > now)
            {
                next = run;
                break;
            }

            (through, passed) = (run.PlannedThrough, passed + 1);
        }

        // Of runs whose time went by one is made up for. Those that a policy skips are the late ones; the newest of them may still be on time.
        var newest = passed == 0 ? nextRunAt : NewestStart(plan, plannedThrough, now) ?? nextRunAt;
        if (policy == MissedRunPolicy.Skip && now - newest > Grace) return To(next, through, passed + 1);
        if (plan.Rules.ObstacleAt(now) is null) return To(next, through, passed) with { Starts = true, StartBefore = plan.Rules.Closes(now) };
        // When the window opens again not before the next run, that one is enough.
        if (plan.Rules.Earliest(now) is not { } opens || opens >= next?.StartsAt) return To(next, through, passed + 1);
        return new ScheduleDecision(false, null, passed, opens, nextRunAt, through);
    }

    private static DateTime? NewestStart(SchedulePlan plan, DateTime plannedThrough, DateTime now) =>
        plan.After(plannedThrough).TakeWhile(run => run.StartsAt <= now).LastOrDefault()?.StartsAt;

    private static ScheduleDecision To(PlannedRun? next, DateTime through, int missed) => new(false, null, missed, next?.StartsAt, next?.PlannedFor, next?.PlannedThrough ?? through);
}
