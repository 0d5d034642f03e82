namespace BackupApi.Engines;

/// <summary>How engines pace their tools.</summary>
public sealed record EngineLimits
{
    /// <summary>How long a tool may take to lay its work down when it is asked to; then it is terminated.</summary>
    public TimeSpan Stop { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>How often a tool secures what it stored, so that a broken run costs no more than this; each time costs the larger the repository is.</summary>
    public TimeSpan Checkpoint { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long the folder or share that holds a repository may take to answer.</summary>
    public TimeSpan Storage { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a storage may be away in the middle of a run before that is given up.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);
}
