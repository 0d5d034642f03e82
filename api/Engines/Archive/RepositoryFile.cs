using System.Security.Cryptography;
using System.Text.Json;
using BackupApi.Problems;
using BackupApi.Storage;

namespace BackupApi.Engines.Archive;

/// <summary>What repository.json says: that this place is a repository, which one, and for whom its backups are encrypted.</summary>
/// <param name="Recipient">Public half of the key; null when nothing is encrypted.</param>
internal sealed record RepositoryFile(int Format, string Engine, string Id, DateTimeOffset CreatedAt, string Encryption, string? Recipient, string ReadMe)
{
    public const string FileName = "repository.json";

    private const int CurrentFormat = 1;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private const int LongestFile = 64 * 1024;
    private const string Text = "Backups lie in folders of their names; each folder's manifest.json says how to restore it with tar, zstd and age.";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { WriteIndented = true };

    public static RepositoryFile Make(string encryption, string? recipient, DateTimeOffset now) =>
        new(CurrentFormat, ArchiveEngine.KindName, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)), now, encryption, recipient, Text);

    public async Task WriteAsync(IObjectStorage objects, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(this, Json));
        await objects.WriteAsync(FileName, content, cancellationToken);
    }

    /// <summary>Null when the place holds no repository of this engine.</summary>
    public static async Task<RepositoryFile?> FindAsync(IObjectStorage objects, CancellationToken cancellationToken)
    {
        try
        {
            return Parse(await ManifestStore.ReadSmallAsync(objects, FileName, LongestFile, cancellationToken));
        }
        catch (StorageException exception) when (exception.Code == ProblemCodes.StorageObjectMissing)
        {
            return null;
        }
    }

    /// <summary>Throws <see cref="EngineException"/> when it is gone, or another one than the one that is known.</summary>
    public static async Task<RepositoryFile> RequireAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        var found = await FindInTimeAsync(repository, cancellationToken) ?? throw ArchiveProblems.Gone(repository);
        if (found.Format != CurrentFormat) throw ArchiveProblems.Foreign(repository, $"its format is {found.Format}");
        return repository.EngineId is null || repository.EngineId == found.Id ? found : throw ArchiveProblems.Replaced(repository);
    }

    // A share that is gone blocks whoever opens a file of it.
    private static async Task<RepositoryFile?> FindInTimeAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(() => FindAsync(repository.Place.Objects, cancellationToken), cancellationToken).WaitAsync(Patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw ArchiveProblems.Silent(repository, Patience);
        }
    }

    private static RepositoryFile? Parse(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<RepositoryFile>(bytes, Json) is { Engine: ArchiveEngine.KindName, Id: not null } file ? file : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
