using System.Text.Json;
using BackupApi.Hosts;

namespace BackupApi.SourceTypes;

/// <summary>A kind of thing that can be backed up. One file and one line in the Catalog per member. Expected failures are <see cref="SourceException"/>.</summary>
public interface ISourceType
{
    /// <summary>Stable name, such as "files"; the discriminator of its settings.</summary>
    string Type { get; }

    string Title { get; }

    string Summary { get; }

    /// <summary>The settings record, whose properties carry display attributes (<see cref="Catalogs.FieldAttribute"/>).</summary>
    Type SettingsType { get; }

    /// <summary>The type of connection that its settings name in their member `connectionId`; null for what needs none.</summary>
    string? ConnectionType => null;

    /// <summary>Errors by field name; empty when the settings are sound.</summary>
    IReadOnlyDictionary<string, string[]> Validate(JsonElement settings);

    /// <summary>What the engine has to read, as it stands now: a source of "all databases" looks which there are.</summary>
    Task<SourceContent> ResolveAsync(IHost host, SourceAccess access, CancellationToken cancellationToken);

    /// <summary>What would be taken and how large, without backing anything up.</summary>
    Task<SourcePreview> PreviewAsync(IHost host, SourceAccess access, CancellationToken cancellationToken);

    /// <summary>Every step a person wants to see when testing a source.</summary>
    Task<IReadOnlyList<TestStep>> TestAsync(IHost host, SourceAccess access, CancellationToken cancellationToken);

    /// <summary>The database that a stored stream holds; null for those that hold none, such as accounts.</summary>
    string? DatabaseOf(string streamName) => null;

    /// <summary>Loads stored streams back into the service that they came from. Only for types whose content is <see cref="StreamedContent"/>.</summary>
    Task<LoadOutcome> LoadAsync(IHost host, SourceAccess access, LoadRequest request, ISourceObserver observer, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{Title} are restored as files.");
}

/// <summary>Settings of a source with what opens its service, decrypted. Never logged.</summary>
/// <param name="Connection">Settings of the connection with its secrets; null for types without one.</param>
/// <param name="Operation">Marks every command that is started for it; null outside of operations.</param>
public sealed record SourceAccess(JsonElement Settings, JsonElement? Connection = null, Guid? Operation = null)
{
    public override string ToString() => "source";
}

/// <summary>What an engine has to read.</summary>
/// <param name="Warnings">What a person should know although the backup goes on, such as tables that a transaction does not cover.</param>
public abstract record SourceContent(IReadOnlyList<string> Warnings);

/// <summary>Paths to back up, with what to leave out.</summary>
public sealed record PathContent(
    IReadOnlyList<string> Paths, IReadOnlyList<string> ExcludePatterns, bool OneFileSystem, bool KeepExtendedAttributes, bool KeepAccessControlLists, bool SparseFiles) : SourceContent([]);

/// <summary>The output of commands, each stored as one file of the backup, read one after the other.</summary>
public sealed record StreamedContent(IReadOnlyList<SourceStream> Streams, IReadOnlyList<string> Warnings) : SourceContent(Warnings);

/// <param name="Name">Relative path in the backup: "mysql/shop.sql". One name always means the same thing of the source.</param>
/// <param name="Title">For messages: "the dump of shop".</param>
/// <param name="Command">Its standard output is what is stored. Any exit code but 0, or no output at all, fails the backup.</param>
public sealed record SourceStream(string Name, string Title, Processes.CommandLine Command)
{
    /// <summary>What the command meant by the last of its standard error, when it is more than that it failed.</summary>
    public Func<string, SourceException?> Explain { get; init; } = _ => null;
}

/// <param name="Included">Up to 200 paths, largest first; with a reason where a large hole takes its time.</param>
/// <param name="Excluded">Up to 200 paths that a pattern leaves out, with the pattern.</param>
/// <param name="Complete">False when the walk was ended early (time or count limit).</param>
public sealed record SourcePreview(
    long FileCount, long FolderCount, long Bytes, long ExcludedCount, long UnreadableCount, IReadOnlyList<PreviewEntry> Included, IReadOnlyList<PreviewEntry> Excluded,
    IReadOnlyList<PreviewEntry> Unreadable, bool Complete)
{
    /// <summary>For databases: each with its size, tables and what a dump of it has to do without. Null for files.</summary>
    public IReadOnlyList<Connections.DatabaseInfo>? Databases { get; init; }
}

public sealed record PreviewEntry(string Path, long Bytes, string? Reason);

/// <summary>What to load back, and how.</summary>
/// <param name="Streams">Of the backup, those that were chosen.</param>
/// <param name="Databases">Where each goes; those that are not named go into a new database "NAME_restored".</param>
/// <param name="Replace">Whether existing databases are replaced; without it they are refused (database_exists) before anything is written.</param>
/// <param name="Parallel">How many connections load at once, for tools that can.</param>
/// <param name="Owner">Becomes the owner of what is loaded; null keeps the owners of the backup where they exist.</param>
/// <param name="Accounts">Load users, roles and grants as well.</param>
public sealed record LoadRequest(
    IReadOnlyList<StoredStream> Streams, IReadOnlyList<DatabaseTarget> Databases, bool Replace, int Parallel, string? Owner, bool Accounts, bool DryRun);

/// <param name="Database">Name in the backup.</param>
/// <param name="Target">Name on the target server.</param>
public sealed record DatabaseTarget(string Database, string Target);

/// <param name="Name">As <see cref="SourceStream.Name"/>.</param>
/// <param name="CopyAsync">Writes its content, from its beginning, to a stream; may be called again.</param>
public sealed record StoredStream(string Name, long Bytes, Func<Stream, CancellationToken, Task> CopyAsync);

/// <param name="Databases">What was loaded, or would be.</param>
public sealed record LoadOutcome(IReadOnlyList<LoadedDatabase> Databases, long Bytes, IReadOnlyList<string> Warnings);

/// <param name="Tables">Counted on the server after loading.</param>
public sealed record LoadedDatabase(string Database, string Target, long Tables, long Bytes);

/// <summary>Takes what a source type reports while it loads.</summary>
public interface ISourceObserver
{
    ValueTask InfoAsync(string message);

    ValueTask WarnAsync(string message);

    /// <summary>Bytes of the streams loaded so far.</summary>
    void Report(long bytes, long? totalBytes, string? current);
}

/// <summary>The service that a source backs up could not be reached or used.</summary>
/// <param name="code">service_unreachable, service_credentials_refused, database_missing, database_exists, permission_denied, dump_failed, load_failed, tool_missing, tool_too_old, connection_lost.</param>
public sealed class SourceException(string code, string message, string hint, Exception? inner = null) : Exception(message, inner)
{
    public string Code { get; } = code;
    public string Hint { get; } = hint;
    public bool IsTransient { get; init; }
}
