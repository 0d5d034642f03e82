using System.Text.Json;

namespace BackupApi.Engines.Restic;

/// <summary>How large backups are before deduplication. Restic computes that by walking every tree, so what is known once is kept beside the cache.</summary>
internal sealed class ResticSizes(ResticRunner runner)
{
    private sealed record Known(string[] Ids, long Bytes);

    /// <summary>Of the whole repository: what its backups hold, and what it takes up in the pool.</summary>
    public async Task<RepositorySizes> MeasureAsync(RepositoryAccess repository, ResticList list, CancellationToken cancellationToken)
    {
        var ids = list.Whole.SelectMany(backup => backup.Ids).ToHashSet();
        var known = (await ReadAsync(repository, cancellationToken)).Where(entry => entry.Ids.All(ids.Contains)).ToList();
        var missing = ids.Except(known.SelectMany(entry => entry.Ids)).ToArray();
        foreach (var some in missing.Chunk(500)) known.Add(new Known(some, await AskAsync(repository, some, cancellationToken)));
        if (missing.Length > 0) await WriteAsync(repository, known, cancellationToken);
        return new RepositorySizes(known.Sum(entry => entry.Bytes), null, await StoredAsync(repository, cancellationToken));
    }

    /// <summary>Notes the size that a backup told when it was made.</summary>
    public async Task NoteAsync(RepositoryAccess repository, IReadOnlyList<string> ids, long bytes, CancellationToken cancellationToken) =>
        await WriteAsync(repository, [.. await ReadAsync(repository, cancellationToken), new Known([.. ids], bytes)], cancellationToken);

    /// <summary>What lies in the pool.</summary>
    public static async Task<long> StoredAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        long bytes = 0;
        await foreach (var file in repository.Place.Objects.ListAsync("", cancellationToken)) bytes += file.Size;
        return bytes;
    }

    /// <summary>What the data of some backups takes up, whether others share it or not.</summary>
    public async Task<long> RawAsync(RepositoryAccess repository, IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        Total(await runner.RunHereAsync(repository, ResticCommands.RawSize(ids), cancellationToken));

    private async Task<long> AskAsync(RepositoryAccess repository, IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        Total(await runner.RunHereAsync(repository, ResticCommands.RestoreSize(ids), cancellationToken));

    private static long Total(string json)
    {
        using var stats = JsonDocument.Parse(json);
        return stats.RootElement.GetProperty("total_size").GetInt64();
    }

    private string PathOf(RepositoryAccess repository) => Path.Combine(runner.StateOf(repository), "sizes.json");

    private async Task<List<Known>> ReadAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        try
        {
            return JsonSerializer.Deserialize<List<Known>>(await File.ReadAllTextAsync(PathOf(repository), cancellationToken)) ?? [];
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            return []; // nothing is lost: restic is asked again
        }
    }

    private async Task WriteAsync(RepositoryAccess repository, List<Known> known, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(runner.StateOf(repository));
        var next = PathOf(repository) + "." + Guid.NewGuid().ToString("N")[..8];
        await File.WriteAllTextAsync(next, JsonSerializer.Serialize(known), cancellationToken);
        File.Move(next, PathOf(repository), overwrite: true);
    }
}
