using System.Text.Json;
using BackupApi.Processes;

namespace BackupApi.Engines.Borg;

/// <summary>Asks the repository for one backup, on the backup host. May be begun while the backup is still being written: borg takes longer to start than to look,
/// so it is started early, waits at our pipe, and opens the repository only when told.</summary>
internal sealed class BorgProof(BorgRunner runner, RepositoryAccess repository, string archive) : IAsyncDisposable
{
    private readonly MemoryStream output = new();
    private Task<(BorgHere Here, BorgRun Run)>? starting;

    public void Begin() => starting ??= StartAsync();

    /// <summary>What the repository lists from now on; null when it does not list the backup.</summary>
    public async Task<StoredBackup?> ReadAsync(CancellationToken cancellationToken)
    {
        Begin();
        var (here, run) = await starting!;
        await run.Input.DisposeAsync();
        var result = await run.WaitAsync(ProcessSignal.Terminate, cancellationToken);
        if (!result.Succeeded)
        {
            throw BorgProblems.Explain(result, repository.Name, here.Host.Name);
        }

        using var list = JsonDocument.Parse(output.GetBuffer().AsMemory(0, (int)output.Length));
        var named = list.RootElement.GetProperty("archives").EnumerateArray().Select(BorgArchives.Translate).ToList();
        return named.FirstOrDefault(backup => backup.Archive == archive) is { } found
            ? found with { HasCheckpoints = named.Any(backup => BorgArchives.IsRemainOf(backup.Archive, archive)) }
            : null;
    }

    public async ValueTask DisposeAsync()
    {
        if (starting is not null)
        {
            await Task.WhenAny(starting);
            if (starting.IsCompletedSuccessfully)
            {
                var (here, run) = await starting;
                await run.DisposeAsync();
                await here.DisposeAsync();
            }
        }
    }

    private async Task<(BorgHere Here, BorgRun Run)> StartAsync()
    {
        var here = await runner.OpenHereAsync(repository, CancellationToken.None);
        try
        {
            var call = here.Call(location => BorgCommands.Find(location, archive)) with { TakesInput = true };
            return (here, await runner.StartAsync(here.Host, call, null, stream => stream.CopyToAsync(output), CancellationToken.None));
        }
        catch
        {
            await here.DisposeAsync();
            throw;
        }
    }
}
