namespace BackupApi.Hosts;

/// <summary>How long servers are waited for. All in seconds but the count.</summary>
public sealed record SshOptions
{
    public int ConnectTimeout { get; init; } = 15;

    /// <summary>How long a silent server is waited for before it is asked for a sign of life …</summary>
    public int AliveInterval { get; init; } = 15;

    /// <summary>… and how many unanswered questions mean that the connection is lost.</summary>
    public int AliveCount { get; init; } = 4;

    /// <summary>From the first packet to a working shell.</summary>
    public int SignInTimeout { get; init; } = 60;

    /// <summary>For the start of any command, and for commands that only ask or tidy up.</summary>
    public int CommandTimeout { get; init; } = 120;

    internal TimeSpan CommandLimit => TimeSpan.FromSeconds(CommandTimeout);
}
