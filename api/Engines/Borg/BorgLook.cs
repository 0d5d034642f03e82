using System.Text.Json;
using BackupApi.Processes;

namespace BackupApi.Engines.Borg;

/// <summary>A borg on the backup host that waits at our pipe, and asks the repository for one backup when it is told.</summary>
internal sealed class BorgLook : IAsyncDisposable
{
    private readonly MemoryStream output = new();
    private readonly string archive;
    private readonly BorgHere here;
    private BorgRun? run;

    private BorgLook(BorgHere here, string archive) => (this.here, this.archive) = (here, archive);

    public static async Task<BorgLook> StartAsync(BorgRunner runner, RepositoryAccess repository, string archive)
    {
        var look = new BorgLook(await runner.OpenHereAsync(repository, CancellationToken.None), archive);
        try
        {
            var call = look.here.Call(location => BorgCommands.Find(location, archive)) with { TakesInput = true, IsLook = true };
            look.run = await runner.StartAsync(look.here.Host, call, null, stream => stream.CopyToAsync(look.output), CancellationToken.None);
            return look;
        }
        catch
        {
            await look.DisposeAsync();
            throw;
        }
    }

    /// <summary>What the repository lists at this moment; null when it does not list the backup. Once only.</summary>
    public async Task<StoredBackup?> AskAsync(string repository, CancellationToken cancellationToken)
    {
        await run!.Input.DisposeAsync();
        var result = await run.WaitAsync(ProcessSignal.Terminate, cancellationToken);
        if (!result.Succeeded)
        {
            throw BorgProblems.Explain(result, repository, here.Host.Name);
        }

        using var list = JsonDocument.Parse(output.GetBuffer().AsMemory(0, (int)output.Length));
        var named = list.RootElement.GetProperty("archives").EnumerateArray().Select(BorgArchives.Translate).ToList();
        return named.FirstOrDefault(backup => backup.Archive == archive) is { } found
            ? found with { HasCheckpoints = named.Any(backup => BorgArchives.IsRemainOf(backup.Archive, archive)) }
            : null;
    }

    public async ValueTask DisposeAsync()
    {
        if (run is not null) await run.DisposeAsync();
        await here.DisposeAsync();
    }
}
