using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace BackupApi.Features.Backups;

/// <summary>Things chosen in a backup.</summary>
/// <param name="Keys">Of files and folders; empty means everything.</param>
public sealed record BackupSelection(IReadOnlyList<string> Keys);

/// <summary>What a selection holds, each thing counted once.</summary>
public sealed record SelectionSize(long Files, long Folders, long Bytes);

internal sealed class BackupSelectionValidator : AbstractValidator<BackupSelection>
{
    public BackupSelectionValidator() => RuleFor(selection => selection.Keys).NotNull().Must(keys => keys is null || keys.Count <= 10_000).WithMessage("At most 10,000 things can be chosen one by one; choose their folder.");
}

internal static class MeasureSelection
{
    private const string SizeOfAll = """
        select count(*) filter (where type <> 'folder') as files, count(*) filter (where type = 'folder') as folders, coalesce(sum(size), 0)::bigint as bytes
        from backup_entries where backup_id = @BackupId and workspace_id = @WorkspaceId
        """;

    private const string SizeOfSome = """
        with chosen as (
          select distinct e.path, e.type, e.size from unnest(@Paths) as k(path)
          join backup_entries e on e.backup_id = @BackupId and e.workspace_id = @WorkspaceId
            and (e.path = k.path or (e.path > k.path || '\x2f'::bytea and e.path < k.path || '\x30'::bytea)))
        select count(*) filter (where type <> 'folder') as files, count(*) filter (where type = 'folder') as folders, coalesce(sum(size), 0)::bigint as bytes from chosen
        """;

    /// <summary>How many files and bytes a selection holds.</summary>
    internal static async Task<Ok<SelectionSize>> HandleAsync(Guid id, BackupSelection selection, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await GetBackup.ReadPresentAsync(connection, caller.WorkspaceId, id, cancellationToken);
        return TypedResults.Ok(await MeasureAsync(connection, caller.WorkspaceId, id, selection.Keys, cancellationToken));
    }

    /// <summary>Throws wrong_state while the tree is not read yet.</summary>
    internal static async Task<SelectionSize> MeasureAsync(NpgsqlConnection connection, Guid workspaceId, Guid backupId, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        if ((await BackupTree.WantAsync(connection, workspaceId, backupId, cancellationToken)).State != TreeState.Ready)
            throw new ProblemException(409, ProblemCodes.WrongState, "The backup's tree is still being read.", "Try again in a moment.");
        var parameters = new { BackupId = backupId, WorkspaceId = workspaceId, Paths = keys.Select(BackupTree.PathOf).ToArray() };
        var row = await connection.QuerySingleAsync<SizeRow>(new CommandDefinition(keys.Count == 0 ? SizeOfAll : SizeOfSome, parameters, cancellationToken: cancellationToken));
        return new SelectionSize(row.Files, row.Folders, row.Bytes);
    }

    private sealed record SizeRow
    {
        public long Files { get; init; }
        public long Folders { get; init; }
        public long Bytes { get; init; }
    }
}
