namespace BackupApi.Data;

/// <summary>Moments as an array parameter.</summary>
internal static class SqlTimes
{
    /// <param name="moments">UTC. Of an array of DateTime that begins with null Npgsql would make times without a zone, and refuse the others.</param>
    internal static DateTimeOffset?[] Of(IEnumerable<DateTime?> moments) => [.. moments.Select(moment => moment is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : (DateTimeOffset?)null)];
}
