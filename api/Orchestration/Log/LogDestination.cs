using BackupApi.Data;

namespace BackupApi.Orchestration.Log;

/// <summary>Where logs of operations go, and what holds their lines until they are there.</summary>
/// <param name="SpillFolder">Takes the lines that wait for the database beyond <paramref name="MemoryBytes"/>.</param>
/// <param name="MemoryBytes">How much may wait in memory, for each operation.</param>
internal sealed record LogDestination(SystemDatabase Database, string SpillFolder, long MemoryBytes, TimeProvider Time, ILogger Logger)
{
    public static LogDestination Of(IServiceProvider services)
    {
        var options = services.GetRequiredService<BackupApiOptions>();
        return new LogDestination(
            services.GetRequiredService<SystemDatabase>(), options.DataFolder, options.LogMemoryBytes, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<OperationLog>>());
    }
}
