using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using BackupApi.Engines.Restores;
using BackupApi.Processes;

namespace BackupApi.Engines.Restic;

/// <summary>Reads the entries of a backup on the backup host, streamed.</summary>
internal sealed class ResticTree(ResticRunner runner, ResticBackups backups) : IBackupTree
{
    public async IAsyncEnumerable<TreeEntry> ReadAsync(
        RepositoryAccess repository, string archive, IReadOnlyList<byte[]> paths, bool withHash, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var part in (await backups.RequireAsync(repository, archive, cancellationToken)).Parts)
        {
            var selection = new PathSelection(paths);
            await using var content = new ResticContent(runner, repository, part.Id, selection);
            await foreach (var entry in ReadPartAsync(repository, part, cancellationToken))
            {
                if (!selection.Contains(entry.Path)) continue;
                yield return new TreeEntry(entry, withHash && entry.Type == BackupEntryType.File ? await content.HashAsync(entry.Path, cancellationToken) : "");
            }
        }
    }

    /// <summary>Without the folders above what was backed up, which restic keeps as well, and without sockets, which it does not restore.</summary>
    private async IAsyncEnumerable<BackupEntry> ReadPartAsync(RepositoryAccess repository, ResticPart part, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var here = await runner.OpenHereAsync(repository, cancellationToken);
        await using var names = new RawNames(
            () => runner.StartAsync(here.Host, here.Call(ResticCommands.Names(part.Id)), null, null, cancellationToken), 1 + part.Paths.Sum(path => path.Count(c => c == '\n')));
        await using var run = await runner.StartAsync(here.Host, here.Call(ResticCommands.Entries(part.Id)), null, null, cancellationToken);
        var above = Above(part.Paths);
        await foreach (var json in new JsonObjects(run.Output, depth: 1).ReadAsync(cancellationToken))
        {
            using var node = JsonDocument.Parse(json);
            var shown = node.RootElement.GetProperty("path").GetString()!;
            var path = await names.RestoreAsync(shown, cancellationToken);
            if (!above.Contains(shown) && Translate(node.RootElement, path[1..]) is { Type: not BackupEntryType.Socket } entry) yield return entry;
        }

        var result = await run.WaitAsync(cancellationToken);
        if (!result.Succeeded) throw ResticProblems.Explain(result, repository.Name, here.Host.Name);
    }

    private static HashSet<string> Above(IReadOnlyList<string> paths)
    {
        var above = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            for (var end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1)) above.Add(path[..end]);
        }

        above.ExceptWith(paths);
        return above;
    }

    private static BackupEntry Translate(JsonElement node, byte[] path)
    {
        var type = TypeOf(node.GetProperty("type").GetString());
        var mode = node.TryGetProperty("mode", out var bits) ? bits.GetUInt32() : 0;
        var isBlock = node.GetProperty("type").GetString() == "dev";
        return new BackupEntry(
            path, type, type == BackupEntryType.File && node.TryGetProperty("size", out var size) ? size.GetInt64() : 0,
            node.TryGetProperty("mtime", out var time) ? time.GetDateTimeOffset().ToUniversalTime() : null, GoMode.Text(mode, type, isBlock),
            Owner(node, "user", "uid"), Owner(node, "group", "gid"),
            node.TryGetProperty("linktarget", out var target) && type == BackupEntryType.Symlink ? Encoding.UTF8.GetBytes(target.GetString()!) : null);
    }

    private static string Owner(JsonElement node, string name, string number) =>
        node.TryGetProperty(name, out var text) && text.GetString() is { Length: > 0 } known ? known : node.TryGetProperty(number, out var id) ? id.GetRawText() : "0";

    private static BackupEntryType TypeOf(string? type) => type switch
    {
        "dir" => BackupEntryType.Folder,
        "symlink" => BackupEntryType.Symlink,
        "dev" or "chardev" => BackupEntryType.Device,
        "fifo" => BackupEntryType.Fifo,
        "socket" => BackupEntryType.Socket,
        _ => BackupEntryType.File,
    };
}
