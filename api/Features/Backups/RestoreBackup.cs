using BackupApi.Data;
using BackupApi.Engines;
using BackupApi.Orchestration;
using BackupApi.Orchestration.Kinds;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace BackupApi.Features.Backups;

/// <summary>What to restore, where to, and how.</summary>
/// <param name="Keys">Files and folders of the backup; empty means everything.</param>
/// <param name="TargetServerId">The server it came from when absent.</param>
/// <param name="TargetPath">Absolute folder, below which the paths of the backup are laid; absent: the original place.</param>
/// <param name="Overwrite">What happens to files that exist.</param>
/// <param name="DryRun">Tell what would be written, write nothing.</param>
/// <param name="Verify">Read back what was written and compare it.</param>
/// <param name="Confirm">The backup's name; needed for the original place, and to replace databases.</param>
/// <param name="Database">Load databases instead of writing files; for backups whose content is databases.</param>
/// <param name="AcceptDamage">Restore what is left of a backup that is known to be damaged.</param>
public sealed record RestoreBackupRequest(
    IReadOnlyList<string>? Keys, Guid? TargetServerId, string? TargetPath, OverwritePolicy Overwrite = OverwritePolicy.Never, bool DryRun = false, bool Verify = true, string? Confirm = null,
    RestoreDatabasesRequest? Database = null, bool AcceptDamage = false)
{
    /// <summary>Where it goes, as a sentence's end.</summary>
    internal string Place => TargetPath ?? "the original place";
}

internal sealed class RestoreBackupValidator : AbstractValidator<RestoreBackupRequest>
{
    public RestoreBackupValidator()
    {
        RuleFor(request => request.Keys).Must(keys => keys is null || keys.Count <= 10_000).WithMessage("At most 10,000 things can be chosen one by one; choose their folder.");
        RuleFor(request => request.TargetPath).Must(path => path is null || (path.StartsWith('/') && path.Length <= 4096 && !path.Contains('\0')))
            .WithMessage("The target must be an absolute path, such as /srv/restore.");
        RuleFor(request => request.Database!).SetValidator(new RestoreDatabasesValidator()).When(request => request.Database is not null);
        RuleFor(request => request.TargetPath).Must(path => path is null || !path.Split('/').Contains("..")).WithMessage("The target must not contain “..”.");
    }
}

internal static class RestoreBackup
{
    private const string InsertRestore = """
        insert into restores (id, workspace_id, operation_id, backup_id, target_server_id, target_path, dry_run, overwrite, selection_count, databases, connection_id)
        values (@Id, @WorkspaceId, @OperationId, @BackupId, @TargetServerId, @TargetPath, @DryRun, @Overwrite, @SelectionCount, @Databases::jsonb, @ConnectionId)
        """;

    private const string SelectServer = "select name from servers where id = @id and workspace_id = @workspaceId";

    /// <summary>Restores a backup, or what was chosen of it, as an operation.</summary>
    internal static async Task<Accepted<OperationResponse>> HandleAsync(
        Guid id, RestoreBackupRequest request, [FromHeader(Name = IdempotencyKeys.Header)] string? idempotencyKey, TenantDatabase database, Caller caller, AuditTrail audit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var backup = await GetBackup.ReadPresentAsync(connection, caller.WorkspaceId, id, cancellationToken);
        RefuseDamaged(backup, request);
        var into = request.Database is null ? null : await ChosenConnection.ReadAsync(connection, caller, backup, request.Database);
        var (server, serverName) = await ResolveTargetAsync(connection, caller, backup, request with { TargetServerId = into?.ServerId ?? request.TargetServerId });
        RefuseUnconfirmed(backup, request, server);
        var keys = request.Keys ?? [];
        foreach (var key in keys) BackupTree.PathOf(key);
        var operation = new NewOperation
        {
            WorkspaceId = caller.WorkspaceId, RunId = Guid.CreateVersion7(), Kind = OperationKind.Restore, Title = $"{(request.DryRun ? "Dry run: restore" : "Restore")} {backup.Name} to {serverName}",
            Trigger = EnumText.Parse<OperationTrigger>(caller.Trigger), RequestedBy = caller.UserId, JobId = backup.JobId, SourceId = backup.SourceId, ServerId = server, RepositoryId = backup.RepositoryId,
            BackupId = id, Priority = OperationPriorities.Restore, RepositoryAccess = RepositoryUse.Read,
            Specification = JsonText.Of(new RestoreSpecification(keys, request.TargetPath, request.Overwrite, request.DryRun, request.Verify, into?.Specify(request.Database!, request.DryRun, request.AcceptDamage), request.AcceptDamage)),
        };
        return await StartedOperation.StartAsync(connection, operation, idempotencyKey, $"restore {id} {JsonText.Of(request)}", async transaction =>
        {
            var row = new
            {
                Id = Guid.CreateVersion7(), caller.WorkspaceId, OperationId = operation.Id, BackupId = id, TargetServerId = server, request.TargetPath, request.DryRun,
                Overwrite = EnumText.Of(request.Overwrite), SelectionCount = into is null ? keys.Count : request.Database!.Databases?.Count ?? 0,
                Databases = request.Database is null ? null : JsonText.Of(request.Database), ConnectionId = into?.Id,
            };
            await connection.ExecuteAsync(InsertRestore, row, transaction);
            var details = new { server = serverName, target = into?.Name ?? request.Place, chosen = keys.Count, dryRun = request.DryRun };
            await audit.RecordAsync(connection, transaction, "backup.restored", "backup", id, backup.Archive, details, cancellationToken);
        }, cancellationToken);
    }

    /// <summary>The server that the restore goes to. Throws not_found and invalid.</summary>
    internal static async Task<(Guid Id, string Name)> ResolveTargetAsync(NpgsqlConnection connection, Caller caller, BackupResponse backup, RestoreBackupRequest request)
    {
        var id = request.TargetServerId ?? backup.ServerId
            ?? throw ProblemException.Invalid("targetServerId", "This backup was found in an imported repository and belongs to no server: choose one to restore to.");
        var name = await connection.ExecuteScalarAsync<string?>(SelectServer, new { id, workspaceId = caller.WorkspaceId }) ?? throw ProblemException.NotFound("server");
        return (id, name);
    }

    private static void RefuseDamaged(BackupResponse backup, RestoreBackupRequest request)
    {
        if (backup.Damage.Length == 0 || request.AcceptDamage) return;
        throw new ProblemException(409, ProblemCodes.BackupDamaged, $"The backup {backup.Archive} is damaged: {string.Join("; ", backup.Damage.Take(5))}",
            "Choose another backup of this source. To save what is left of this one, repeat the request with `acceptDamage`.")
        {
            Extensions = new Dictionary<string, object?> { ["damage"] = backup.Damage },
        };
    }

    private static void RefuseUnconfirmed(BackupResponse backup, RestoreBackupRequest request, Guid server)
    {
        if (request is { Database.Replace: true, DryRun: false } && request.Confirm != backup.Name)
            throw new ProblemException(409, ProblemCodes.ConfirmationMissing, $"Existing databases would be replaced, so the backup's name must be given: “{backup.Name}”.",
                "Repeat the request with the name in `confirm`, or restore under new names.");
        if (request.Database is not null) return;
        if (request.TargetPath is not (null or "/") || request.DryRun || request.Confirm == backup.Name) return;
        throw new ProblemException(409, ProblemCodes.ConfirmationMissing,
            $"Restoring to the original place{(server == backup.ServerId ? "" : " of another server")} can replace files in use, so the backup's name must be given: “{backup.Name}”.", "Repeat the request with the name in `confirm`, or restore to another path.");
    }
}
