namespace BackupApi.Features.StoragePools;

/// <summary>Foretells when a pool is full, by a straight line through its samples.</summary>
internal static class PoolForecast
{
    private const double Day = 86_400;
    private const double Horizon = 10 * 365 * Day;

    /// <param name="slope">Bytes per second.</param>
    /// <param name="seconds">Time between the first and the last sample; from less than a day nothing is foretold.</param>
    /// <returns>Null when the pool does not grow, is too little known, or lasts more than ten years. Today when it is full.</returns>
    internal static DateOnly? FullOn(long? used, long? limit, double? slope, double? seconds, DateTimeOffset now)
    {
        if (used is null || limit is null || slope is not > 0 || seconds is not >= Day)
        {
            return null;
        }

        var left = Math.Max(0, (limit.Value - used.Value) / slope.Value);
        return left > Horizon ? null : DateOnly.FromDateTime(now.UtcDateTime.AddSeconds(left));
    }
}
