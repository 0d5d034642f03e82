namespace BackupApi.Telemetry;

/// <summary>Health, metrics and OpenTelemetry.</summary>
internal static class TelemetrySetup
{
    internal static IServiceCollection AddTelemetry(this IServiceCollection services) =>
        services.AddSingleton<MeterCounts>().AddSingleton<InstallationFigures>().AddHostedService<OtlpExport>();

    internal static void MapTelemetry(this IEndpointRouteBuilder app)
    {
        HealthEndpoints.Map(app);
        MetricsEndpoint.Map(app);
    }
}
