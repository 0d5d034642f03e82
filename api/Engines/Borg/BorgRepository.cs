using System.Text.Json;
using BackupApi.Storage;

namespace BackupApi.Engines.Borg;

/// <summary>Makes repositories and tells what they are. Runs on the backup host.</summary>
internal sealed class BorgRepository(BorgRunner runner, BorgArchives archives)
{
    public async Task<RepositoryIdentity> InitializeAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        var host = await runner.OpenBackupHostAsync(cancellationToken);
        await BorgVersion.RequireAsync(host, asRoot: false, cancellationToken);
        var isNew = repository.Place.Folder is { } folder ? !Path.Exists(folder) : await RepositoryFolder.IsEmptyAsync(repository.Place, cancellationToken);
        await using var here = await runner.OpenUnverifiedAsync(host, repository, cancellationToken);
        try
        {
            await runner.RunAsync(host, here.Call(location => BorgCommands.Initialize(location, repository.Encryption)), null, cancellationToken);
            var key = await here.ReadKeyAsync(cancellationToken);
            return await InspectAsync(repository with { KeyFile = key }, cancellationToken);
        }
        catch when (isNew)
        {
            await RemoveAsync(repository);
            throw;
        }
    }

    public async Task<RepositoryIdentity> InspectAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        await using var here = await runner.OpenHereAsync(repository, cancellationToken);
        var version = await BorgVersion.RequireAsync(here.Host, asRoot: false, cancellationToken);
        var json = await runner.RunAsync(here.Host, here.Call(BorgCommands.Inspect), null, cancellationToken);
        using var info = JsonDocument.Parse(json);
        var count = (await archives.ListAsync(repository, cancellationToken)).Count;
        return new RepositoryIdentity(
            info.RootElement.GetProperty("repository").GetProperty("id").GetString()!,
            info.RootElement.GetProperty("encryption").GetProperty("mode").GetString()!,
            repository.KeyFile, version, Sizes(info.RootElement), count);
    }

    /// <summary>Of the whole repository, as "info" and "create" tell them.</summary>
    public static RepositorySizes Sizes(JsonElement told)
    {
        var stats = told.GetProperty("cache").GetProperty("stats");
        return new RepositorySizes(stats.GetProperty("total_size").GetInt64(), stats.GetProperty("total_csize").GetInt64(), stats.GetProperty("unique_csize").GetInt64());
    }

    /// <summary>Refuses while another borg holds the repository.</summary>
    public async Task DestroyAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        await runner.RunHereAsync(repository, BorgCommands.ListArchives, null, cancellationToken);
        await RemoveAsync(repository);
        var state = runner.StateOf(repository);
        if (Directory.Exists(state))
        {
            Directory.Delete(state, recursive: true);
        }
    }

    private static async Task RemoveAsync(RepositoryAccess repository)
    {
        try
        {
            await Task.Run(() => repository.Place.Objects.DestroyAsync(CancellationToken.None));
        }
        catch (StorageException exception)
        {
            throw new EngineException(exception.Code, exception.Message, exception.Hint, exception) { IsTransient = exception.IsTransient };
        }
    }
}
