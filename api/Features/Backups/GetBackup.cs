using BackupApi.Data;
using BackupApi.Engines;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace BackupApi.Features.Backups;

internal static class GetBackup
{
    private const string SelectDetails = "select problem_files::text as problem_files, objects::text as objects from backups where id = @id and workspace_id = @workspaceId";

    /// <summary>One backup, with the files that were not read or changed while read.</summary>
    internal static async Task<Ok<BackupResponse>> HandleAsync(Guid id, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var backup = await ReadAsync(connection, caller.WorkspaceId, id, cancellationToken);
        var details = await connection.QuerySingleAsync<DetailsRow>(SelectDetails, new { id, workspaceId = caller.WorkspaceId });
        return TypedResults.Ok(backup with { ProblemFiles = JsonText.Read<List<ProblemFile>>(details.ProblemFiles), Objects = JsonText.Read<List<StoredObject>>(details.Objects) });
    }

    /// <summary>Throws not_found.</summary>
    internal static async Task<BackupResponse> ReadAsync(NpgsqlConnection connection, Guid workspaceId, Guid id, CancellationToken cancellationToken) =>
        await connection.QuerySingleOrDefaultAsync<BackupResponse>(new CommandDefinition(
            BackupResponse.Select + " where b.id = @id and b.workspace_id = @workspaceId", new { id, workspaceId }, cancellationToken: cancellationToken))
        ?? throw ProblemException.NotFound("backup");

    /// <summary>A backup that can be read: throws wrong_state for one that is gone.</summary>
    internal static async Task<BackupResponse> ReadPresentAsync(NpgsqlConnection connection, Guid workspaceId, Guid id, CancellationToken cancellationToken)
    {
        var backup = await ReadAsync(connection, workspaceId, id, cancellationToken);
        return backup.Status switch
        {
            BackupStatus.Deleted => throw new ProblemException(409, ProblemCodes.WrongState, $"The backup {backup.Archive} was deleted.", "Choose another backup of this source."),
            BackupStatus.Vanished => throw new ProblemException(409, ProblemCodes.BackupVanished, $"The backup {backup.Archive} vanished from its repository without BackupApi deleting it.", "Choose another backup, and find out who has write access to the repository."),
            _ => backup,
        };
    }

    private sealed record DetailsRow
    {
        public string ProblemFiles { get; init; } = "[]";
        public string Objects { get; init; } = "[]";
    }
}
