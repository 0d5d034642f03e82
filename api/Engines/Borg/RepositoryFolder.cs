namespace BackupApi.Engines.Borg;

/// <summary>What a repository's folder on the backup host tells without starting borg.</summary>
internal static class RepositoryFolder
{
    /// <summary>Refuses a folder that is gone, or that is another repository than the one that is known.</summary>
    public static void Verify(RepositoryAccess repository)
    {
        var id = ReadId(repository.Path);
        if (id is null)
        {
            throw BorgProblems.NotThere(repository.Name);
        }

        if (repository.EngineId is { } known && known != id)
        {
            throw BorgProblems.NotTheSame(repository.Name);
        }
    }

    /// <summary>The identity that stands in the repository's config file (an INI file), or null when there is no repository.</summary>
    public static string? ReadId(string path)
    {
        try
        {
            return File.ReadLines(Path.Combine(path, "config"))
                .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
                .FirstOrDefault(parts => parts is ["id", { Length: 64 }])?[1];
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
