using Npgsql;
using Quartz;

namespace BackupApi.Scheduling;

/// <summary>Periodic work: once across all replicas, kept in the same PostgreSQL, whatever process dies.</summary>
internal static class SchedulerSetup
{
    /// <param name="jobs">What runs when; later processes with the same names take it over.</param>
    internal static IServiceCollection AddScheduler(this IServiceCollection services, string connectionString, params Action<IQuartzBuilder>[] jobs)
    {
        services.AddQuartz(quartz =>
        {
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(NpgsqlFactory.Instance, connectionString);
                store.UseClustering();
                // Quartz's own tables (qrtz_…), made by Quartz, because their layout is its affair. Requests' database role cannot see them.
                store.ProvisionSchema();
            });
            foreach (var job in jobs) job(quartz);
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services;
    }
}
