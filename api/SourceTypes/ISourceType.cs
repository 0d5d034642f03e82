using System.Text.Json;
using BackupApi.Hosts;

namespace BackupApi.SourceTypes;

/// <summary>A kind of thing that can be backed up. One file and one line in the Catalog per member.</summary>
public interface ISourceType
{
    /// <summary>Stable name, such as "files"; the discriminator of its settings.</summary>
    string Type { get; }

    string Title { get; }

    string Summary { get; }

    /// <summary>The settings record, whose properties carry display attributes (<see cref="Catalogs.FieldAttribute"/>).</summary>
    Type SettingsType { get; }

    /// <summary>Errors by field name; empty when the settings are sound.</summary>
    IReadOnlyDictionary<string, string[]> Validate(JsonElement settings);

    /// <summary>What the engine has to read.</summary>
    SourceContent Resolve(JsonElement settings);

    /// <summary>What would be taken and how large, without backing anything up.</summary>
    Task<SourcePreview> PreviewAsync(IHost host, JsonElement settings, CancellationToken cancellationToken);

    /// <summary>Every step a person wants to see when testing a source.</summary>
    Task<IReadOnlyList<TestStep>> TestAsync(IHost host, JsonElement settings, CancellationToken cancellationToken);
}

/// <summary>Paths to back up, with what to leave out.</summary>
public sealed record SourceContent(
    IReadOnlyList<string> Paths, IReadOnlyList<string> ExcludePatterns, bool OneFileSystem, bool KeepExtendedAttributes, bool KeepAccessControlLists, bool SparseFiles);

/// <param name="Included">Up to 200 paths, largest first; with a reason where a large hole takes its time.</param>
/// <param name="Excluded">Up to 200 paths that a pattern leaves out, with the pattern.</param>
/// <param name="Complete">False when the walk was ended early (time or count limit).</param>
public sealed record SourcePreview(
    long FileCount, long FolderCount, long Bytes, long ExcludedCount, long UnreadableCount, IReadOnlyList<PreviewEntry> Included, IReadOnlyList<PreviewEntry> Excluded,
    IReadOnlyList<PreviewEntry> Unreadable, bool Complete);

public sealed record PreviewEntry(string Path, long Bytes, string? Reason);
