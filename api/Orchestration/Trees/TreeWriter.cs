using BackupApi.Engines;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace BackupApi.Orchestration.Trees;

/// <summary>Stores a tree as it is read. Batches are committed as they come, so that the first folders can be seen while the rest is read.</summary>
/// <param name="allowed">Nothing is stored before this has ended well.</param>
internal sealed class TreeWriter(NpgsqlConnection connection, Guid backupId, int tree, Task allowed)
{
    private const int FirstBatch = 500;
    private const int Batch = 5000;
    private const string Count = "update backup_indexes set entry_count = @count where backup_id = @backupId";
    private const string CopyFolders = "copy backup_folders (tree, id, digest, path) from stdin (format binary)";

    private const string CopyEntries = """
        copy backup_entries (tree, folder, size, modified_at, child, type, leaf, name, mode, owner, "group", display, link_target) from stdin (format binary)
        """;

    private readonly TreeFolders numbers = new();
    private readonly List<PlacedEntry> entries = new(Batch + 16);
    private readonly List<NumberedFolder> folders = [new(0, TreeFolders.DigestOf([]), [])];
    private long count;

    public async ValueTask AddAsync(BackupEntry entry, CancellationToken cancellationToken)
    {
        numbers.Add(entry, entries, folders);
        if (entries.Count >= (count == 0 ? FirstBatch : Batch)) await StoreAsync(cancellationToken);
    }

    public async Task StoreAsync(CancellationToken cancellationToken)
    {
        await allowed;
        await using (var copy = await connection.BeginBinaryImportAsync(CopyFolders, cancellationToken))
        {
            foreach (var folder in folders) await copy.WriteRowAsync(cancellationToken, tree, folder.Number, folder.Digest, folder.Path);
            await copy.CompleteAsync(cancellationToken);
        }

        await using (var copy = await connection.BeginBinaryImportAsync(CopyEntries, cancellationToken))
        {
            foreach (var entry in entries) await WriteAsync(copy, entry, cancellationToken);
            await copy.CompleteAsync(cancellationToken);
        }

        count += entries.Count;
        entries.Clear();
        folders.Clear();
        await connection.ExecuteAsync(Count, new { backupId, count });
    }

    private async Task WriteAsync(NpgsqlBinaryImporter copy, PlacedEntry placed, CancellationToken cancellationToken)
    {
        var entry = placed.Entry;
        var name = TreePaths.NameOf(entry.Path);
        await copy.StartRowAsync(cancellationToken);
        await copy.WriteAsync(tree, NpgsqlDbType.Integer, cancellationToken);
        await copy.WriteAsync(placed.Folder, NpgsqlDbType.Integer, cancellationToken);
        await copy.WriteAsync(entry.Size, NpgsqlDbType.Bigint, cancellationToken);
        await WriteAsync(copy, entry.ModifiedAt?.ToUniversalTime(), NpgsqlDbType.TimestampTz, cancellationToken);
        await WriteAsync(copy, placed.Child, NpgsqlDbType.Integer, cancellationToken);
        await copy.WriteAsync((short)entry.Type, NpgsqlDbType.Smallint, cancellationToken);
        await copy.WriteAsync(entry.Type != BackupEntryType.Folder, NpgsqlDbType.Boolean, cancellationToken);
        await copy.WriteAsync(name, NpgsqlDbType.Bytea, cancellationToken);
        await copy.WriteAsync(entry.Mode, NpgsqlDbType.Text, cancellationToken);
        await copy.WriteAsync(entry.Owner, NpgsqlDbType.Text, cancellationToken);
        await copy.WriteAsync(entry.Group, NpgsqlDbType.Text, cancellationToken);
        await WriteAsync(copy, TreePaths.IsText(name) ? null : TreePaths.Show(name), cancellationToken);
        await WriteAsync(copy, entry.LinkTarget, cancellationToken);
    }

    private static Task WriteAsync<T>(NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type, CancellationToken cancellationToken) where T : struct =>
        value is { } known ? copy.WriteAsync(known, type, cancellationToken) : copy.WriteNullAsync(cancellationToken);

    private static Task WriteAsync<T>(NpgsqlBinaryImporter copy, T? value, CancellationToken cancellationToken) where T : class =>
        value is { } known ? copy.WriteAsync(known, cancellationToken) : copy.WriteNullAsync(cancellationToken);
}
