using System.Text.Json;

namespace BackupApi.Engines.Restic;

/// <summary>One entry of restic's own list. A backup is one of them, or several when it was made of several streams.</summary>
/// <param name="Paths">Absolute, as restic was told them.</param>
internal sealed record ResticPart(string Id, DateTimeOffset Time, IReadOnlyList<string> Paths, string? HostName, IReadOnlyList<string> Tags)
{
    /// <summary>Told by restic 0.17 and later.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}

/// <param name="Parts">In their order.</param>
internal sealed record ResticBackupParts(string Archive, IReadOnlyList<ResticPart> Parts)
{
    public IReadOnlyList<string> Ids => [.. Parts.Select(part => part.Id)];

    /// <summary>Restic's ids, joined by "+".</summary>
    public string EngineId => string.Join('+', Ids);

    public StoredBackup Stored => new(Archive, EngineId, Parts.Min(part => part.Time), Parts.Max(part => part.EndedAt ?? part.Time), Parts[0].HostName, Sizes: null, FileCount: null)
    {
        Paths = [.. Parts.SelectMany(part => part.Paths).Distinct()],
    };
}

/// <summary>What the repository lists.</summary>
/// <param name="Whole">Finished backups, oldest first.</param>
/// <param name="Remains">Ids of what unfinished runs left, by the backup's name.</param>
internal sealed record ResticList(IReadOnlyList<ResticBackupParts> Whole, ILookup<string, string> Remains)
{
    public ResticBackupParts? Find(string archive) => Whole.LastOrDefault(backup => backup.Archive == archive);
}

/// <summary>Reads the list on the backup host.</summary>
internal sealed class ResticBackups(ResticRunner runner)
{
    private readonly ResticListMemory memory = new();

    /// <summary>Restic is asked only when its files are others than those that it told of: a start of it costs half a second for the key alone.</summary>
    public async Task<ResticList> ListAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        await runner.VerifyAsync(repository, cancellationToken);
        var files = await runner.AskPlaceAsync(repository, async objects => await ResticListMemory.FilesAsync(objects, cancellationToken), cancellationToken);
        if (memory.Find(repository.Id, files) is { } known) return known;
        var parts = Parse(await runner.RunHereAsync(repository, ResticCommands.Snapshots(), cancellationToken));
        var list = Group(parts);
        memory.Keep(repository.Id, files, parts, list);
        return list;
    }

    /// <summary>Throws archive_missing.</summary>
    public async Task<ResticBackupParts> RequireAsync(RepositoryAccess repository, string archive, CancellationToken cancellationToken) =>
        (await ListAsync(repository, cancellationToken)).Find(archive) ?? throw ResticProblems.NoSuchBackup(repository.Name);

    internal static IReadOnlyList<ResticPart> Parse(string json)
    {
        using var document = JsonDocument.Parse(json.Trim() is { Length: > 0 } text and not "null" ? text : "[]");
        return [.. document.RootElement.EnumerateArray().Select(Translate).OrderBy(snapshot => snapshot.Time)];
    }

    /// <summary>A backup of several parts is one when all parts of one run are there under its name. What others made is named by its short id.</summary>
    internal static ResticList Group(IReadOnlyList<ResticPart> snapshots)
    {
        var whole = new List<ResticBackupParts>();
        var remains = new List<(string Archive, string Id)>();
        foreach (var run in snapshots.GroupBy(RunOf))
        {
            var parts = run.OrderBy(part => ResticTags.PartIn(part.Tags)?.Number ?? 1).ToList();
            var name = ResticTags.NameIn(parts[0].Tags);
            var isWhole = parts.Count == (ResticTags.PartIn(parts[0].Tags)?.Count ?? 1) && parts.All(part => ResticTags.IncompleteIn(part.Tags) is null);
            if (isWhole) whole.Add(new ResticBackupParts(name ?? parts[0].Id[..8], parts));
            else remains.AddRange(parts.Select(part => (ResticTags.NameIn(part.Tags) ?? ResticTags.IncompleteIn(part.Tags) ?? "", part.Id)));
        }

        return new ResticList(whole, remains.ToLookup(left => left.Archive, left => left.Id));
    }

    private static string RunOf(ResticPart snapshot) => ResticTags.PartIn(snapshot.Tags) is { } part ? $"{ResticTags.NameIn(snapshot.Tags) ?? ResticTags.IncompleteIn(snapshot.Tags)}\0{part.Run}" : snapshot.Id;

    private static ResticPart Translate(JsonElement snapshot) => new(
        snapshot.GetProperty("id").GetString()!, snapshot.GetProperty("time").GetDateTimeOffset().ToUniversalTime(), Texts(snapshot, "paths"),
        snapshot.TryGetProperty("hostname", out var host) ? host.GetString() : null, Texts(snapshot, "tags"))
    {
        EndedAt = snapshot.TryGetProperty("summary", out var summary) && summary.TryGetProperty("backup_end", out var end) ? end.GetDateTimeOffset().ToUniversalTime() : null,
    };

    private static string[] Texts(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : [];
}
