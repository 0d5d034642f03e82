using System.Text;
using BackupApi.Data;
using BackupApi.Engines;
using BackupApi.Inventory;
using BackupApi.Orchestration.Trees;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using Microsoft.Net.Http.Headers;
using Npgsql;

namespace BackupApi.Features.Backups;

internal static class DownloadBackupFiles
{
    private const string SelectEngineId = "select engine_id from backups where id = @id";

    private const string SelectEntry = """
        select e.type, e.size, e.link_target from backup_indexes i
        join backup_folders f on f.tree = i.tree and f.digest = @Digest
        join backup_entries e on e.tree = i.tree and e.folder = f.id and e.leaf in (false, true) and e.name = @Name
        where i.backup_id = @BackupId limit 1
        """;

    /// <summary>One file as it is, or a folder or several things as a tar archive. The answer ends abruptly when the repository cannot be read to the end.</summary>
    internal static async Task HandleAsync(Guid id, string[] key, TenantDatabase database, Caller caller, AuditTrail audit, RepositoryInventory repositories, HttpContext context)
    {
        if (key.Length is 0 or > 500) throw ProblemException.Invalid("key", "Name between 1 and 500 things to download.");
        var paths = key.Select(BackupTree.PathOf).ToList();
        BackupResponse backup;
        OpenedRepository repository;
        EntryRow? single;
        string engineId;
        await using (var connection = await database.OpenAsync(context.RequestAborted))
        {
            backup = await GetBackup.ReadPresentAsync(connection, caller.WorkspaceId, id, context.RequestAborted);
            repository = await repositories.OpenAsync(connection, backup.RepositoryId, context.RequestAborted);
            engineId = await connection.QuerySingleAsync<string>(SelectEngineId, new { id });
            single = paths.Count == 1 ? await ReadEntryAsync(connection, id, paths[0]) : null;
            if (paths.Count == 1 && single is null) throw ProblemException.NotFound("file in this backup");
            await audit.RecordAsync(connection, null, "backup.downloaded", "backup", id, backup.Archive, new { paths = paths.Take(20).Select(path => TreePaths.Show(path)) }, context.RequestAborted);
        }

        await repository.RequireAsync(backup.Archive, engineId, context.RequestAborted);
        var content = single?.Path ?? paths[0];
        var isFile = single is { Type: (short)BackupEntryType.File };
        var name = paths.Count == 1 ? TreePaths.Show(TreePaths.NameOf(paths[0])) : backup.Archive;
        Announce(context.Response, isFile ? name : $"{name}.tar", isFile ? "application/octet-stream" : "application/x-tar", isFile ? single!.Size : null);
        try
        {
            if (isFile) await repository.Engine.ReadFileAsync(repository.Access, backup.Archive, content, context.Response.Body, context.RequestAborted);
            else await repository.Engine.ReadTarAsync(repository.Access, backup.Archive, paths, context.Response.Body, context.RequestAborted);
        }
        catch when (context.Response.HasStarted)
        {
            context.Abort(); // A cut-off answer must not look like a whole one.
            throw;
        }
        catch
        {
            context.Response.Headers.ContentDisposition = default;
            context.Response.ContentLength = null;
            throw;
        }
    }

    // A hard link's content is stored under the name that was met first.
    private static async Task<EntryRow?> ReadEntryAsync(NpgsqlConnection connection, Guid backupId, byte[] path)
    {
        var row = await connection.QueryFirstOrDefaultAsync<EntryRow>(SelectEntry, new { BackupId = backupId, Digest = TreeFolders.DigestOf(TreePaths.ParentOf(path)), Name = TreePaths.NameOf(path) });
        var first = row is { Type: (short)BackupEntryType.Hardlink, LinkTarget: { } target } ? await ReadEntryAsync(connection, backupId, target) : null;
        return first is { Type: (short)BackupEntryType.File } ? first : row is null ? null : row with { Path = path };
    }

    private static void Announce(HttpResponse response, string name, string type, long? length)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(new string([.. name.EnumerateRunes().Select(rune => Rune.IsControl(rune) ? "_" : rune.ToString()).SelectMany(text => text)]));
        response.ContentType = type;
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.CacheControl = "no-store";
        response.ContentLength = length;
    }

    private sealed record EntryRow
    {
        public short Type { get; init; }
        public long Size { get; init; }
        public byte[]? LinkTarget { get; init; }
        public byte[] Path { get; init; } = [];
    }
}
