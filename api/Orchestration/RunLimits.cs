namespace BackupApi.Orchestration;

/// <summary>How often and how long one run of an operation tries.</summary>
internal sealed record RunLimits
{
    /// <summary>How often it is begun in all when the network fails.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>Before the second attempt; doubled before each further one.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long cleaning up may take before it is left for later.</summary>
    public TimeSpan CleanUp { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long what a failed backup stored waits for the next one of its source.</summary>
    public TimeSpan Checkpoint { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Whatever a job allows: nothing runs longer. The last guard against a tool that hangs for ever.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromDays(7);
}
