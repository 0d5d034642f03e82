using System.Net;
using System.Security.Cryptography;
using System.Text;
using BackupApi.Problems;

namespace BackupApi.Telemetry;

/// <summary>Figures of the whole installation for Prometheus. They name pools and sources of every workspace, so they are shown to whoever holds
/// BACKUPAPI_METRICS_TOKEN; without one only to programs on this machine that come directly, not through a proxy.</summary>
internal static class MetricsEndpoint
{
    private const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/metrics", HandleAsync).WithName("getMetrics").WithTags("Health").AllowAnonymous()
            .Produces<string>(200, "text/plain").ProducesProblem(403);

    /// <summary>Shows the figures of the installation in Prometheus' text format.</summary>
    /// <remarks>Operations, queue, pools, backup ages and the process.</remarks>
    internal static async Task<IResult> HandleAsync(HttpContext http, InstallationFigures figures, IConfiguration configuration, CancellationToken cancellationToken)
    {
        if (!MayRead(http, configuration["BACKUPAPI_METRICS_TOKEN"]))
            throw new ProblemException(403, ProblemCodes.Forbidden, "The metrics are not for everybody.", "Send “Authorization: Bearer <BACKUPAPI_METRICS_TOKEN>”, or read them on the machine itself.");
        return TypedResults.Text(await figures.WriteAsync(cancellationToken), ContentType);
    }

    private static bool MayRead(HttpContext http, string? token)
    {
        if (!string.IsNullOrEmpty(token))
            return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(http.Request.Headers.Authorization.ToString()), Encoding.UTF8.GetBytes($"Bearer {token}"));
        return http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("Forwarded");
    }
}
