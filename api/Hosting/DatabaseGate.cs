using BackupApi.Data;
using BackupApi.Problems;

namespace BackupApi.Hosting;

/// <summary>Refuses requests at once while the database is known to be away, rather than letting each wait for it.</summary>
internal static class DatabaseGate
{
    internal static WebApplication UseDatabaseGate(this WebApplication app)
    {
        var pulse = app.Services.GetRequiredService<DatabasePulse>();
        app.Use((context, next) => pulse.IsThere || !(context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/hubs"))
            ? next(context)
            : throw new ProblemException(503, ProblemCodes.DatabaseUnavailable, "The database cannot be reached at the moment.", "Running operations go on. Try again in a moment."));
        return app;
    }
}
