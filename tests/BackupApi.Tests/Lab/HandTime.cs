namespace BackupApi.Tests.Lab;

/// <summary>Monotonic time that passes by hand.</summary>
internal sealed class HandTime : TimeProvider
{
    private long ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => ticks;

    public void Pass(TimeSpan span) => ticks += span.Ticks;
}
