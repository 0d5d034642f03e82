using System.Text.Json;
using BackupApi.Processes;

namespace BackupApi.Engines.Borg;

/// <summary>What the repository lists, and the removal of it. Everything here runs on the backup host.</summary>
internal sealed class BorgArchives(BorgRunner runner)
{
    private const int NamesPerRun = 200;
    private const string IncompleteSuffix = ".backupapi-incomplete";

    public async Task<IReadOnlyList<StoredBackup>> ListAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        var json = await runner.RunHereAsync(repository, BorgCommands.ListArchives, null, cancellationToken);
        using var list = JsonDocument.Parse(json);
        return [.. list.RootElement.GetProperty("archives").EnumerateArray().Select(Translate).Where(backup => !IsCheckpoint(backup.Archive))];
    }

    public async Task<StoredBackup?> MeasureAsync(RepositoryAccess repository, string archive, CancellationToken cancellationToken)
    {
        if ((await ListAsync(repository, cancellationToken)).FirstOrDefault(backup => backup.Archive == archive) is not { } found)
        {
            return null;
        }

        var json = await runner.RunHereAsync(repository, location => BorgCommands.InspectArchive(location, archive), null, cancellationToken);
        using var info = JsonDocument.Parse(json);
        var stats = info.RootElement.GetProperty("archives")[0].GetProperty("stats");
        return found with { Sizes = Sizes(stats), FileCount = stats.GetProperty("nfiles").GetInt64() };
    }

    /// <summary>As "info" and "create" report the sizes of one archive.</summary>
    public static RepositorySizes Sizes(JsonElement stats) => new(
        stats.GetProperty("original_size").GetInt64(), stats.GetProperty("compressed_size").GetInt64(), stats.GetProperty("deduplicated_size").GetInt64());

    /// <summary>Removes one archive; that there is none is no failure.</summary>
    public async Task DeleteIfThereAsync(RepositoryAccess repository, string archive, CancellationToken cancellationToken)
    {
        var json = await runner.RunHereAsync(repository, BorgCommands.ListCheckpoints, null, cancellationToken);
        using var list = JsonDocument.Parse(json);
        if (list.RootElement.GetProperty("archives").EnumerateArray().Any(one => Translate(one).Archive == archive))
        {
            await runner.RunHereAsync(repository, location => BorgCommands.Delete(location, [archive]), null, cancellationToken);
        }
    }

    public async Task DeleteAsync(RepositoryAccess repository, IReadOnlyList<string> archives, IEngineObserver observer, CancellationToken cancellationToken)
    {
        var log = new BorgLog(observer, cancellationToken);
        foreach (var names in archives.Chunk(NamesPerRun))
        {
            await runner.RunHereAsync(repository, location => BorgCommands.Delete(location, names), log.TakeAsync, cancellationToken);
        }

        await runner.RunHereAsync(repository, BorgCommands.Compact, log.TakeAsync, cancellationToken);
    }

    /// <summary>Removes the checkpoints that interrupted runs of one archive left: NAME.checkpoint, NAME.checkpoint.1 …
    /// Returns the archive itself when the repository lists it; <paramref name="whole"/> removes it too.</summary>
    public async Task<StoredBackup?> DeleteRemainsAsync(RepositoryAccess repository, string archive, bool whole, CancellationToken cancellationToken)
    {
        var json = await runner.RunHereAsync(repository, BorgCommands.ListCheckpoints, null, cancellationToken);
        using var list = JsonDocument.Parse(json);
        var all = list.RootElement.GetProperty("archives").EnumerateArray().Select(Translate).ToList();
        var found = all.FirstOrDefault(backup => backup.Archive == archive);
        var remains = all.Select(backup => backup.Archive).Where(name => IsRemainOf(name, archive)).ToList();
        if (whole && found is not null) remains.Add(archive);
        if (remains.Count > 0) await runner.RunHereAsync(repository, location => BorgCommands.Delete(location, remains), null, cancellationToken);
        return found;
    }

    /// <summary>An interrupted run of an archive that is not there left checkpoints.</summary>
    public async Task<bool> HasPartsAsync(RepositoryAccess repository, string archive, CancellationToken cancellationToken)
    {
        var json = await runner.RunHereAsync(repository, BorgCommands.ListCheckpoints, null, cancellationToken);
        using var list = JsonDocument.Parse(json);
        var names = list.RootElement.GetProperty("archives").EnumerateArray().Select(one => Translate(one).Archive).ToList();
        return !names.Contains(archive) && names.Exists(name => IsRemainOf(name, archive));
    }

    /// <summary>The name under which a backup is made that is not whole before its last moment.</summary>
    public static string Incomplete(string archive) => archive + IncompleteSuffix;

    /// <summary>What an interrupted run of an archive left: its checkpoints, and what was stored but never became whole.</summary>
    public static bool IsRemainOf(string name, string archive) =>
        name == Incomplete(archive)
        || ((name.StartsWith(archive + ".checkpoint", StringComparison.Ordinal) || name.StartsWith(Incomplete(archive) + ".checkpoint", StringComparison.Ordinal)) && IsCheckpoint(name));

    /// <summary>Not a whole backup.</summary>
    public static bool IsCheckpoint(string archive)
    {
        if (archive.EndsWith(IncompleteSuffix, StringComparison.Ordinal))
        {
            return true;
        }

        var name = archive.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').TrimEnd('.');
        return name.EndsWith(".checkpoint", StringComparison.Ordinal);
    }

    public static StoredBackup Translate(JsonElement archive) => new(
        BorgOutput.Text(archive.GetProperty("name")),
        archive.GetProperty("id").GetString()!,
        BorgOutput.Time(archive.GetProperty("start").GetString()!),
        BorgOutput.Time(archive.GetProperty("end").GetString()!),
        BorgOutput.Text(archive.GetProperty("hostname")),
        Sizes: null,
        FileCount: null);
}
