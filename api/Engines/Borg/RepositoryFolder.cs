using BackupApi.Storage;

namespace BackupApi.Engines.Borg;

/// <summary>What a repository's folder tells without starting borg.</summary>
internal static class RepositoryFolder
{
    private const int LargestConfig = 1 << 20;

    /// <summary>Refuses a folder that is gone, or that is another repository than the one that is known.</summary>
    public static async Task VerifyAsync(RepositoryAccess repository)
    {
        var id = await ReadIdAsync(repository.Place, CancellationToken.None);
        if (id is null)
        {
            throw BorgProblems.NotThere(repository.Name);
        }

        if (repository.EngineId is { } known && known != id)
        {
            throw BorgProblems.NotTheSame(repository.Name);
        }
    }

    /// <summary>The identity of the repository at a place, or null when there is none.</summary>
    public static Task<string?> ReadIdAsync(StoragePlace place, CancellationToken cancellationToken) =>
        place.Folder is { } folder ? Task.FromResult(ReadId(folder)) : place.Shell is null ? Task.FromResult<string?>(null) : ReadThereAsync(place.Objects, cancellationToken);

    /// <summary>Whether nothing at all lies at a place.</summary>
    public static async Task<bool> IsEmptyAsync(StoragePlace place, CancellationToken cancellationToken)
    {
        await foreach (var _ in place.Objects.ListAsync("", cancellationToken)) return false;
        return true;
    }

    private static async Task<string?> ReadThereAsync(IObjectStorage objects, CancellationToken cancellationToken)
    {
        try
        {
            if (await objects.FindAsync("config", cancellationToken) is not { Size: < LargestConfig }) return null;
            using var reader = new StreamReader(await objects.OpenAsync("config", 0, cancellationToken));
            return IdIn((await reader.ReadToEndAsync(cancellationToken)).Split('\n'));
        }
        catch (StorageException exception)
        {
            throw new EngineException(exception.Code, exception.Message, exception.Hint, exception) { IsTransient = exception.IsTransient };
        }
    }

    private static string? IdIn(IEnumerable<string> config) =>
        config.Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries)).FirstOrDefault(parts => parts is ["id", { Length: 64 }])?[1];

    /// <summary>The identity that stands in the repository's config file (an INI file), or null when there is no repository.</summary>
    private static string? ReadId(string path)
    {
        try
        {
            return IdIn(File.ReadLines(Path.Combine(path, "config")));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new EngineException(Problems.ProblemCodes.StorageUnwritable, $"The repository's folder {path} cannot be read: {e.Message}",
                "Check that its file system is mounted and that the service's user owns the folder.", e);
        }
    }
}
