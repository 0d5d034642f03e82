using System.Security.Claims;
using BackupApi.Catalogs;
using BackupApi.Data;
using BackupApi.Engines;
using BackupApi.Features.Backups;
using BackupApi.Features.Jobs;
using BackupApi.Features.Repositories;
using BackupApi.Features.Servers;
using BackupApi.Features.Sources;
using BackupApi.Features.StoragePools;
using BackupApi.Hosts;
using BackupApi.Inventory;
using BackupApi.PoolTypes;
using BackupApi.Security;
using BackupApi.SourceTypes;

namespace BackupApi.Hosting;

/// <summary>Makes what the first backup needs through the same use cases as the API, on behalf of the service itself.</summary>
internal sealed class FirstBackupPlan(IServiceScopeFactory scopes, IHttpContextAccessor http, BackupApiOptions options)
{
    /// <summary>Makes server, pool, repository, source and job, and runs it. Returns the operation.</summary>
    public Task<Guid> RunAsync(Guid workspace, string folder, IReadOnlyList<string> leaveOut, CancellationToken cancellationToken) => ActAsync(workspace, async services =>
    {
        var (database, caller, audit, response) = (services.GetRequiredService<TenantDatabase>(), services.GetRequiredService<Caller>(), services.GetRequiredService<AuditTrail>(), http.HttpContext!.Response);
        var (catalog, time, secrets) = (services.GetRequiredService<Catalog>(), services.GetRequiredService<TimeProvider>(), services.GetRequiredService<SettingsSecrets>());
        var (inventory, hosts, protector) = (services.GetRequiredService<ServerInventory>(), services.GetRequiredService<IHostFactory>(), services.GetRequiredService<SecretProtector>());
        var server = (await CreateServer.HandleAsync(new CreateServerRequest("This machine", ServerKind.Local, "The machine that runs BackupApi"), database, inventory, hosts, protector, caller, audit, response, cancellationToken)).Value!;
        await TestServer.HandleAsync(server.Id, database, inventory, hosts, caller, time, cancellationToken);
        await DetectServer.HandleAsync(server.Id, database, inventory, hosts, caller, time, cancellationToken);
        var settings = new LocalPoolSettings { Path = Path.Combine(options.DataFolder, "pool") };
        var pool = (await CreateStoragePool.HandleAsync(new CreateStoragePoolRequest("Local storage", settings), catalog, secrets, database, caller, audit, time, response, cancellationToken)).Value!;
        var repository = (await CreateRepository.HandleAsync(new CreateRepositoryRequest("First repository", pool.Id), catalog, database, caller, audit, protector, secrets, response, cancellationToken)).Value!;
        var files = new FilesSettings { Paths = [folder], ExcludePatterns = [.. leaveOut.Select(path => $"pp:{path}")] };
        var source = (await CreateSource.HandleAsync(new CreateSourceRequest("Configuration of this machine", server.Id, files), database, caller, audit, catalog, response, cancellationToken)).Value!;
        var job = (await CreateJob.HandleAsync(new CreateJobRequest("First backup", [source.Id], [repository.Id]), database, caller, audit, catalog, time, response, cancellationToken)).Value!;
        return (await RunJob.HandleAsync(job.Id, null, database, caller, audit, cancellationToken)).Value!.Operations[0].Id;
    });

    /// <summary>Restores everything to a scratch folder with verification. Returns the operation.</summary>
    public Task<Guid> RestoreAsync(Guid workspace, Guid backup, string target, CancellationToken cancellationToken) => ActAsync(workspace, async services =>
    {
        var request = new RestoreBackupRequest(null, null, target, OverwritePolicy.Always);
        var (database, caller, audit) = (services.GetRequiredService<TenantDatabase>(), services.GetRequiredService<Caller>(), services.GetRequiredService<AuditTrail>());
        return (await RestoreBackup.HandleAsync(backup, request, null, database, caller, audit, cancellationToken)).Value!.Id;
    });

    private async Task<Guid> ActAsync(Guid workspace, Func<IServiceProvider, Task<Guid>> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        var itself = new Caller { UserId = null, WorkspaceId = workspace, Actor = "BackupApi (first start)", Role = Role.Owner, Trigger = "setup" };
        http.HttpContext = new DefaultHttpContext { RequestServices = scope.ServiceProvider, User = new ClaimsPrincipal(new CallerIdentity(itself)) };
        try
        {
            return await act(scope.ServiceProvider);
        }
        finally
        {
            http.HttpContext = null;
        }
    }
}
