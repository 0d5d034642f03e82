using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using BackupApi.Orchestration;

namespace BackupApi.Telemetry;

/// <summary>Adds up the service's own counters, so that /metrics can show what OpenTelemetry would be sent.</summary>
internal sealed class MeterCounts : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<(string Kind, string Status), long> ended = new();

    public MeterCounts()
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == OperationMeter.Name) self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => ended.AddOrUpdate((Tag(tags, "kind"), Tag(tags, "status")), value, (_, sum) => sum + value));
        listener.Start();
    }

    internal IEnumerable<Sample> Read() => ended.OrderBy(pair => pair.Key).Select(pair => new Sample(pair.Value, ("kind", pair.Key.Kind), ("status", pair.Key.Status)));

    public void Dispose() => listener.Dispose();

    private static string Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (var tag in tags)
            if (tag.Key == name) return tag.Value as string ?? "";
        return "";
    }
}
