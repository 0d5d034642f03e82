using BackupApi.Hosts;
using BackupApi.Problems;

namespace BackupApi.PoolTypes;

/// <summary>Judges how much room a pool's file system has.</summary>
internal static class PoolRoom
{
    private const long LittleRoom = 1L << 30;
    private const long NoRoom = 64L << 20;
    private const long LittleInodes = 10_000;
    private const string Hint = "Free room on that file system, or choose another folder.";

    /// <param name="usage">Null when it cannot be measured.</param>
    public static StepResult Judge(PoolUsage? usage)
    {
        if (usage?.FreeBytes is not { } free) return StepResult.Passed("How full it is cannot be told; a quota on this pool gives warnings all the same.");
        var room = $"{free / (double)LittleRoom:0.0} GiB of {usage.CapacityBytes / (double)LittleRoom:0.0} GiB are free";
        return usage switch
        {
            { FreeBytes: < NoRoom } => StepResult.Failed($"There is next to no room left: {room}.", ProblemCodes.StorageFull, Hint),
            { FreeInodes: 0 } => StepResult.Failed("The file system has no inodes left, so no file can be made.", ProblemCodes.StorageFull, Hint),
            { FreeBytes: < LittleRoom } => StepResult.Warning($"There is little room left: {room}.", Hint),
            { FreeInodes: < LittleInodes } => StepResult.Warning($"Only {usage.FreeInodes} more files can be made (inodes).", Hint),
            _ => StepResult.Passed($"{room}."),
        };
    }
}
