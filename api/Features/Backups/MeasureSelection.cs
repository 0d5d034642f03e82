using BackupApi.Data;
using BackupApi.Orchestration.Trees;
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
    private const string Sums = "select count(*) filter (where leaf) as files, count(*) filter (where not leaf) as folders, coalesce(sum(size), 0)::bigint as bytes";

    private const string SizeOfAll = $"{Sums} from backup_entries where tree = @Tree";

    // What is chosen and lies in a chosen folder as well counts once.
    private const string SizeOfSome = $"""
        with recursive chosen as (
          select distinct e.folder, e.name, e.leaf, e.size, e.child from unnest(@Digests, @Names) as k(digest, name)
          join backup_folders f on f.tree = @Tree and f.digest = k.digest
          join backup_entries e on e.tree = @Tree and e.folder = f.id and e.leaf in (false, true) and e.name = k.name),
        below as (
          select child as id from chosen where child is not null
          union select e.child from below b join backup_entries e on e.tree = @Tree and e.folder = b.id and not e.leaf)
        {Sums} from (
          select leaf, size from chosen where folder not in (select id from below)
          union all select e.leaf, e.size from below b join backup_entries e on e.tree = @Tree and e.folder = b.id) as entries
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
        var tree = await BackupTree.WantAsync(connection, workspaceId, backupId, cancellationToken);
        if (tree.State != TreeState.Ready) throw new ProblemException(409, ProblemCodes.WrongState, "The backup's tree is still being read.", "Try again in a moment.");
        var paths = keys.Select(BackupTree.PathOf).ToList();
        var parameters = new { Tree = tree.Number, Digests = paths.Select(path => TreeFolders.DigestOf(TreePaths.ParentOf(path))).ToArray(), Names = paths.Select(path => TreePaths.NameOf(path)).ToArray() };
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
