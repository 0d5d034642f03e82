using System.IO.Compression;
using System.Text;
using BackupApi.Data;
using BackupApi.Engines;
using BackupApi.Inventory;
using BackupApi.Orchestration;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Repositories;

internal static class ExportRecoveryKit
{
    private const string Sql = "update repositories set last_kit_exported_at = now() where workspace_id = @WorkspaceId and id = @Id";

    /// <summary>A zip with everything that a stranger needs to restore with the plain tool: the commands, the passphrase, the key. Audited.</summary>
    internal static async Task<FileContentHttpResult> HandleAsync(
        Guid id, TenantDatabase database, Caller caller, AuditTrail audit, RepositoryInventory inventory, HttpResponse response, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var repository = await RepositoryReader.ReadAsync(connection, caller.WorkspaceId, id, cancellationToken);
        var opened = await inventory.OpenAsync(connection, id, cancellationToken);
        var kit = await opened.Engine.ExportKitAsync(opened.Access, cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(Sql, new { caller.WorkspaceId, Id = id }, transaction);
        await audit.RecordAsync(connection, transaction, "repository.kit_exported", "repository", id, repository.Name, null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        response.Headers.CacheControl = "no-store";
        return TypedResults.File(await ZipAsync(kit, cancellationToken), "application/zip", $"recovery-kit-{Slug.Of(repository.Name)}.zip");
    }

    private static async Task<byte[]> ZipAsync(RecoveryKit kit, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            await AddAsync(zip, "RECOVERY.md", kit.Document, cancellationToken);
            if (kit.KeyFile is not null) await AddAsync(zip, "key.txt", kit.KeyFile, cancellationToken);
        }

        return file.ToArray();
    }

    private static async Task AddAsync(ZipArchive zip, string name, string text, CancellationToken cancellationToken)
    {
        await using var entry = zip.CreateEntry(name).Open();
        await entry.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
    }
}
