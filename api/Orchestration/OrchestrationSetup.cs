using BackupApi.Catalogs;
using BackupApi.Inventory;
using BackupApi.Orchestration.Kinds;
using BackupApi.Orchestration.Log;
using BackupApi.Orchestration.Trees;
using BackupApi.Scheduling;

namespace BackupApi.Orchestration;

/// <summary>Registers the queue everywhere and the workers where they run.</summary>
internal static class OrchestrationSetup
{
    internal static IServiceCollection AddOrchestration(this IServiceCollection services, bool runsWorkers)
    {
        services.AddSingleton<SettingsSecrets>().AddSingleton<ServerInventory>().AddSingleton<RepositoryInventory>().AddSingleton<SourceInventory>();
        services.AddSingleton(LogDestination.Of);
        services.AddSingleton<Drain>().AddSingleton<DeadOperation>().AddSingleton<PruneRecord>();
        services.AddSingleton<WorkerIdentity>().AddSingleton<OperationQueue>().AddSingleton<OperationSignals>();
        services.AddHostedService(provider => provider.GetRequiredService<OperationSignals>());
        foreach (var kind in Catalog.OperationKinds) services.AddSingleton(typeof(IOperationKind), kind);
        services.AddSingleton<OperationKinds>().AddSingleton<ResourceCleaner>().AddSingleton<OperationRunner>();
        if (!runsWorkers) return services;
        services.AddSingleton<OperationWorker>().AddHostedService(provider => provider.GetRequiredService<OperationWorker>());
        services.AddHostedService<LeaseReaper>();
        services.AddHostedService<TreeIndexer>();
        services.AddHostedService<ScheduleDispatcher>();
        return services;
    }
}
