using BackupApi.Orchestration;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace BackupApi.Telemetry;

/// <summary>Sends metrics and traces to OTEL_EXPORTER_OTLP_ENDPOINT when it is set. The exporter reads its other OTEL_ variables itself.</summary>
/// <param name="counts">Asked for here so that it counts from the start.</param>
internal sealed class OtlpExport(IConfiguration configuration, MeterCounts counts) : IHostedService
{
    private MeterProvider? meters;
    private TracerProvider? traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) return Task.CompletedTask;
        var service = ResourceBuilder.CreateDefault().AddService("backupapi");
        meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(service)
            .AddMeter(OperationMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql").AddOtlpExporter().Build();
        traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(service).AddSource("Microsoft.AspNetCore", "Npgsql").AddOtlpExporter().Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        meters?.Dispose();
        traces?.Dispose();
        return Task.CompletedTask;
    }
}
