using BackupApi.Retention;

namespace BackupApi.Tests.Retention;

/// <summary>Histories and policies by a seed, so that a failure can be repeated.</summary>
internal static class RandomHistory
{
    internal static readonly string[] Zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "America/Sao_Paulo"];

    /// <summary>Dense near now, thin long ago, with pairs within an hour or a minute. Never a whole number of hours before now, where a moment would decide.</summary>
    internal static List<DateTimeOffset> Times(Random random, int count, DateTimeOffset now)
    {
        var times = new HashSet<DateTimeOffset>();
        while (times.Count < count)
        {
            var hours = random.Next(4) switch { 0 => random.Next(0, 48), 1 => random.Next(0, 24 * 40), 2 => random.Next(0, 24 * 400), _ => random.Next(0, 24 * 1500) };
            var at = Whole(now).AddHours(-hours).AddSeconds(-random.Next(15 * 60, 45 * 60));
            times.Add(at);
            if (random.Next(5) == 0) times.Add(at.AddSeconds(-random.Next(1, 300)));
        }

        return [.. times.Order().Take(count)];
    }

    internal static RetentionPolicy Policy(Random random, string zone)
    {
        var policy = new RetentionPolicy(
            Some(6), Some(8), Some(14), Some(8), Some(14), Some(6),
            random.Next(3) == 0 ? new RetentionPeriod(random.Next(1, 9), (PeriodUnit)random.Next(5)) : null, TimeZone: zone);
        return policy.IsEmpty ? policy with { KeepDaily = 3 } : policy;

        int? Some(int most) => random.Next(2) == 0 ? random.Next(1, most + 1) : null;
    }

    private static DateTimeOffset Whole(DateTimeOffset time) => new(time.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
}
