using System.Text;
using System.Text.Json;
using BackupApi.Data;
using BackupApi.Engines;
using BackupApi.Orchestration.Trees;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace BackupApi.Features.Backups;

/// <summary>Something in a backup.</summary>
/// <param name="Key">Stands for the raw path; names need not be text.</param>
/// <param name="Name">For display.</param>
/// <param name="Path">For display, from the root.</param>
/// <param name="SizeBytes">0 for everything but files.</param>
/// <param name="Mode">As ls prints it; empty for a folder above what was backed up.</param>
public sealed record BackupFile(
    string Key, string Name, string Path, BackupEntryType Type, long SizeBytes, DateTimeOffset? ModifiedAt, string Mode, string Owner, string Group, string? LinkTarget);

/// <summary>A step of the way to a folder.</summary>
public sealed record FolderStep(string Key, string Name);

/// <summary>Where a listing stands.</summary>
/// <param name="Breadcrumb">From below the root to the folder itself.</param>
public sealed record FolderPosition(string Key, string Path, IReadOnlyList<FolderStep> Breadcrumb);

/// <summary>A page of a folder, or of what a search found.</summary>
/// <param name="State">building: read on, ask again; what is known so far is listed.</param>
/// <param name="EntryCount">Of the whole backup, as far as read.</param>
/// <param name="Detail">Why reading failed.</param>
public sealed record BackupFolder(TreeState State, long EntryCount, string? Detail, FolderPosition Folder, IReadOnlyList<BackupFile> Items, string? NextCursor);

/// <param name="Folder">Key of a folder; the root when absent.</param>
/// <param name="Search">Part of a name, anywhere below the folder.</param>
/// <param name="Cursor">The `nextCursor` of the page before.</param>
/// <param name="Limit">1 to 500; 200 when absent.</param>
internal sealed record FolderRequest(string? Folder, string? Search, string? Cursor, int? Limit);

internal static class ListBackupFiles
{
    private const string Columns = "select e.folder, e.name, e.display, e.type, e.size, e.modified_at, e.mode, e.owner, e.\"group\", e.link_target";

    private const string Page = """
         and (@AfterName::bytea is null or (e.leaf, e.name, e.folder) > (@AfterLeaf, @AfterName, @AfterFolder))
        order by e.leaf, e.name, e.folder limit @Rows
        """;

    private const string OfFolder = $"""
        {Columns}, null::bytea as folder_path from backup_entries e
        where e.tree = @Tree and e.folder = (select id from backup_folders where tree = @Tree and digest = @Digest){Page}
        """;

    // 'display' stands only where a name is no text.
    private const string Found = $"""
        {Columns}, f.path as folder_path from backup_entries e join backup_folders f on f.tree = e.tree and f.id = e.folder
        where e.tree = @Tree and coalesce(e.display, convert_from(e.name, 'UTF8')) ilike @Pattern escape '\'
        """;

    private const string FoundAnywhere = Found + Page;

    private const string FoundBelow = $"""
        with recursive below as (
          select id from backup_folders where tree = @Tree and digest = @Digest
          union select e.child from below b join backup_entries e on e.tree = @Tree and e.folder = b.id and not e.leaf)
        {Found} and e.folder in (select id from below){Page}
        """;

    /// <summary>A folder of a backup, folders first, then by name; or what a search finds below it.</summary>
    internal static async Task<Ok<BackupFolder>> HandleAsync(Guid id, [AsParameters] FolderRequest request, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        var folder = string.IsNullOrEmpty(request.Folder) ? [] : BackupTree.PathOf(request.Folder);
        var after = Position.Decode(request.Cursor);
        var size = Math.Clamp(request.Limit ?? 200, 1, 500);
        await using var connection = await database.OpenAsync(cancellationToken);
        await GetBackup.ReadPresentAsync(connection, caller.WorkspaceId, id, cancellationToken);
        var tree = await BackupTree.WantAsync(connection, caller.WorkspaceId, id, cancellationToken);
        var search = request.Search?.Trim();
        var parameters = new
        {
            Tree = tree.Number, Digest = TreeFolders.DigestOf(folder), Pattern = Like(search),
            AfterLeaf = after?.IsLeaf, AfterName = after?.Name, AfterFolder = after?.Folder, Rows = size + 1,
        };
        var sql = string.IsNullOrEmpty(search) ? OfFolder : folder.Length == 0 ? FoundAnywhere : FoundBelow;
        var rows = (await connection.QueryAsync<EntryRow>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken))).AsList();
        var next = rows.Count > size ? new Position(rows[size - 1].Type != 0, rows[size - 1].Name, rows[size - 1].Folder).Encode() : null;
        return TypedResults.Ok(new BackupFolder(tree.State, tree.EntryCount, tree.ErrorMessage, Locate(folder), [.. rows.Take(size).Select(row => row.ToFile(folder))], next));
    }

    private static string Like(string? text) => "%" + (text ?? "").Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_") + "%";

    private static FolderPosition Locate(byte[] folder)
    {
        var steps = new List<FolderStep>();
        for (var path = folder; path.Length > 0; path = TreePaths.ParentOf(path)) steps.Insert(0, new FolderStep(BackupTree.KeyOf(path), TreePaths.Show(TreePaths.NameOf(path))));
        return new FolderPosition(BackupTree.KeyOf(folder), "/" + TreePaths.Show(folder), steps);
    }

    private sealed record EntryRow
    {
        public int Folder { get; init; }
        public byte[] Name { get; init; } = [];
        public byte[]? FolderPath { get; init; }
        public string? Display { get; init; }
        public short Type { get; init; }
        public long Size { get; init; }
        public DateTimeOffset? ModifiedAt { get; init; }
        public string Mode { get; init; } = "";
        public string Owner { get; init; } = "";
        public string Group { get; init; } = "";
        public byte[]? LinkTarget { get; init; }

        public BackupFile ToFile(byte[] folder)
        {
            var path = TreePaths.Join(FolderPath ?? folder, Name);
            return new(
                BackupTree.KeyOf(path), Display ?? TreePaths.Show(Name), "/" + TreePaths.Show(path), (BackupEntryType)Type, Size, ModifiedAt, Mode, Owner, Group,
                LinkTarget is null ? null : TreePaths.Show(LinkTarget));
        }
    }

    private sealed record Position(bool IsLeaf, byte[] Name, int Folder)
    {
        public string Encode() => System.Buffers.Text.Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this));

        public static Position? Decode(string? text)
        {
            if (string.IsNullOrEmpty(text)) return null;
            try
            {
                return JsonSerializer.Deserialize<Position>(Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(text)));
            }
            catch (JsonException exception)
            {
                throw new FormatException("The cursor is not one that this list gave.", exception);
            }
        }
    }
}
