using System.Buffers.Text;
using BackupApi.Data;
using BackupApi.Orchestration;
using BackupApi.Problems;
using Dapper;
using Npgsql;

namespace BackupApi.Features.Backups;

/// <summary>Whether a backup's tree can be browsed yet.</summary>
public enum TreeState { Building, Ready, Failed }

/// <summary>The tree of a backup as the database keeps it for browsing; asked for, it is read by a worker.</summary>
internal sealed record BackupTree
{
    private const string Want = """
        insert into backup_indexes as i (backup_id, workspace_id, status, used_at) values (@BackupId, @WorkspaceId, 'building', now())
        on conflict (backup_id) do update set used_at = now(), status = case when i.status = 'failed' and i.started_at < now() - interval '10 seconds' then 'building' else i.status end,
          started_at = case when i.status = 'failed' and i.started_at < now() - interval '10 seconds' then now() else i.started_at end
        returning i.status as state, i.tree as number, i.entry_count, i.error_message
        """;

    public TreeState State { get; init; }

    /// <summary>Names the tree in the tables of folders and entries.</summary>
    public int Number { get; init; }

    public long EntryCount { get; init; }
    public string? ErrorMessage { get; init; }

    /// <summary>Asks for the tree, and tells how far it is. A tree that failed is tried again after a while.</summary>
    internal static async Task<BackupTree> WantAsync(NpgsqlConnection connection, Guid workspaceId, Guid backupId, CancellationToken cancellationToken)
    {
        var tree = await connection.QuerySingleAsync<BackupTree>(new CommandDefinition(Want, new { BackupId = backupId, WorkspaceId = workspaceId }, cancellationToken: cancellationToken));
        if (tree.State == TreeState.Building) await OperationSignals.SendTreeWantedAsync(connection, workspaceId, backupId, cancellationToken);
        return tree;
    }

    /// <summary>The raw path that a key stands for. Throws invalid.</summary>
    internal static byte[] PathOf(string? key) =>
        key is not null && key.Length <= 8192 && Base64Url.IsValid(key) ? Base64Url.DecodeFromChars(key) : throw ProblemException.Invalid("keys", "A key is not one that listing the files gave.");

    internal static string KeyOf(byte[] path) => Base64Url.EncodeToString(path);
}
