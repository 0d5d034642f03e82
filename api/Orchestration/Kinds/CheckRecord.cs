using BackupApi.Data;
using BackupApi.Engines;
using Dapper;
using Npgsql;

namespace BackupApi.Orchestration.Kinds;

/// <summary>Writes down what a check has shown: of the repository, and of single backups as far as it tells.</summary>
internal static class CheckRecord
{
    private const string SaveResult = """
        update repositories set last_checked_at = now(), last_check_result = @Result, data_shares = @Shares::jsonb, last_data_check_at = coalesce(@AllReadAt, last_data_check_at),
               status = case when @Keeps and status = 'damaged' then status else @Status end, status_reason = case when @Keeps and status = 'damaged' then status_reason else @Reason end
        where id = @RepositoryId returning status
        """;

    // Whatever was there then has been read since and is as it was stored, so every backup of before is. One that a restore has proven is proven better.
    private const string SaveProof = """
        update backups set verified_at = @AllReadAt, verify_result = 'passed'
        where repository_id = @RepositoryId and status in ('completed', 'warning') and damage = '[]' and completed_at <= @AllReadAt and verify_result is distinct from 'restored'
          and (verified_at is null or verified_at < @AllReadAt)
        """;

    private const string SaveReading = """
        update backups set verified_at = now(), damage = @Damage::jsonb,
               verify_result = case when @Damage <> '[]' then 'damaged' when verify_result = 'restored' then 'restored' else 'passed' end
        where repository_id = @RepositoryId and archive = @Archive and status in ('completed', 'warning')
        """;

    /// <summary>Returns whether the repository counts as damaged now. One that did goes on doing so until all of its data was read: the structure may be whole around a damaged file.</summary>
    /// <param name="begun">When the check began.</param>
    public static async Task<bool> SaveAsync(OperationContext context, CheckPlan plan, CheckOutcome outcome, DateTimeOffset begun)
    {
        var isDamaged = false;
        await context.Record.TransactAsync(async (connection, transaction) => isDamaged = await SaveAsync(context, plan, outcome, begun, connection, transaction), CancellationToken.None);
        return isDamaged;
    }

    private static async Task<bool> SaveAsync(OperationContext context, CheckPlan plan, CheckOutcome outcome, DateTimeOffset begun, NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        var shares = outcome.Passed ? plan.After(begun) : plan.Shares;
        var result = new
        {
            context.Operation.RepositoryId, Result = outcome.Passed ? plan.Proven : "damaged", Status = outcome.Passed ? "ready" : "damaged",
            Reason = outcome.Passed ? null : outcome.Findings.FirstOrDefault() ?? "the tool found errors", Shares = JsonText.Of(shares), shares.AllReadAt,
            Keeps = outcome.Passed && !plan.Request.ReadData,
        };
        var status = await connection.ExecuteScalarAsync<string>(SaveResult, result, transaction);
        if (outcome.Passed && shares.AllReadAt is not null) await connection.ExecuteAsync(SaveProof, result, transaction);
        foreach (var reading in outcome.Readings)
            await connection.ExecuteAsync(SaveReading, new { context.Operation.RepositoryId, reading.Archive, Damage = JsonText.Of(reading.Findings) }, transaction);
        return status == "damaged";
    }
}
