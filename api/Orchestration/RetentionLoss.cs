using BackupApi.Inventory;
using BackupApi.Problems;

namespace BackupApi.Orchestration;

/// <summary>Asks before a change lets the next prune remove more than half of the backups that it is about.</summary>
internal static class RetentionLoss
{
    /// <param name="change">What is asked for, as the beginning of a sentence that goes on with "would remove".</param>
    /// <param name="hint">How to go on.</param>
    internal static void Refuse(IReadOnlyList<RetentionGroup> groups, Func<RetainedBackup, bool> counts, DateTimeOffset now, string change, string hint)
    {
        var total = groups.Sum(group => group.Backups.Count(counts));
        var gone = groups.SelectMany(group => group.Judge(now).Where(verdict => !verdict.IsKept).Join(group.Backups, verdict => verdict.Backup.Id, backup => backup.Id, (_, backup) => backup)).Where(counts).ToList();
        if (gone.Count * 2 <= total) return;
        var freed = gone.Sum(backup => backup.Bytes);
        throw new ProblemException(409, ProblemCodes.ConfirmationMissing, $"{change} would remove {gone.Count} of {total} backups with the next prune, at least {Figures.Bytes(freed)}. That cannot be undone.", hint)
        {
            Extensions = new Dictionary<string, object?> { ["total"] = total, ["removed"] = gone.Count, ["freedBytes"] = freed },
        };
    }
}
