namespace BackupApi.Storage.Sftp;

/// <summary>How often a lost connection is made anew, with growing pauses, and how long one answer may take.</summary>
internal sealed record SftpPatience(int Retries, TimeSpan FirstPause, TimeSpan LongestPause, TimeSpan Answer)
{
    /// <summary>About half a minute of pauses in all.</summary>
    public static SftpPatience Usual { get; } = new(7, TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(2));

    /// <summary>For tests of a pool, where a person waits.</summary>
    public static SftpPatience Short { get; } = new(1, TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));

    /// <param name="attempt">1 for the pause after the first failure.</param>
    public TimeSpan Pause(int attempt) => TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(attempt - 1, 20)));
}
