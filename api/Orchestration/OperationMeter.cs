using System.Diagnostics.Metrics;
using BackupApi.Data;

namespace BackupApi.Orchestration;

/// <summary>Counts what this process ran, for OpenTelemetry and /metrics.</summary>
internal static class OperationMeter
{
    internal const string Name = "BackupApi";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> EndedCounter = Meter.CreateCounter<long>("backupapi.operations.ended", "{operation}", "Operations that this process brought to their end.");

    internal static void Ended(OperationKind kind, OperationStatus status) =>
        EndedCounter.Add(1, new KeyValuePair<string, object?>("kind", EnumText.Of(kind)), new KeyValuePair<string, object?>("status", EnumText.Of(status)));
}
