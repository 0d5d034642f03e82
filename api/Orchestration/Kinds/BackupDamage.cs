using BackupApi.Data;
using Dapper;

namespace BackupApi.Orchestration.Kinds;

/// <summary>Keeps with a backup what reading it back has shown.</summary>
internal static class BackupDamage
{
    private const string SaveResult = "update backups set verified_at = now(), verify_result = @Result, damage = @Damage::jsonb where id = @BackupId";

    private const string MarkRepository = "update repositories set status = 'damaged', status_reason = @Reason where id = @RepositoryId";

    /// <param name="findings">What is damaged, a line each; empty when all is well.</param>
    public static Task SaveAsync(OperationContext context, string result, IReadOnlyList<string> findings) => SaveAsync(context, context.Operation.BackupId!.Value, result, findings);

    public static Task SaveAsync(OperationContext context, Guid backupId, string result, IReadOnlyList<string> findings) => context.Record.TransactAsync(async (connection, transaction) =>
    {
        await connection.ExecuteAsync(SaveResult, new { BackupId = backupId, Result = result, Damage = JsonText.Of(findings) }, transaction);
        if (findings.Count > 0) await connection.ExecuteAsync(MarkRepository, new { context.Operation.RepositoryId, Reason = findings[0] }, transaction);
    }, CancellationToken.None);
}
