using System.Text;
using BackupApi.Engines;
using BackupApi.Inventory;
using BackupApi.SourceTypes;

namespace BackupApi.Orchestration.Kinds;

/// <summary>Tells a backup of databases from one of files by what is in it, where nobody here remembers making it: after an import.</summary>
internal static class DatabaseContent
{
    /// <summary>The type of source whose streams are all that the backup holds; null for files. Reads no further than the first file that is none.</summary>
    public static async Task<string?> FindTypeAsync(Catalog catalog, OpenedRepository repository, string archive, CancellationToken cancellationToken)
    {
        ISourceType? type = null;
        var hasDatabase = false;
        await foreach (var entry in repository.Engine.ReadTreeAsync(repository.Access, archive, cancellationToken))
        {
            if (entry.Type == BackupEntryType.Folder) continue;
            var words = Encoding.UTF8.GetString(entry.Path).Split('/');
            if (entry.Type != BackupEntryType.File || words.Length != 2) return null;
            type ??= catalog.SourceTypes.FirstOrDefault(member => member.ConnectionType is not null && member.Type == words[0]);
            if (type?.Type != words[0]) return null;
            if (type.DatabaseOf(string.Join('/', words)) is not null) hasDatabase = true;
            else if (!words[1].StartsWith('@')) return null;
        }

        return hasDatabase ? type!.Type : null;
    }
}
