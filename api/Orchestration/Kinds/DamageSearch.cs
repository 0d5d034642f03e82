using BackupApi.Engines;
using BackupApi.Inventory;
using Dapper;

namespace BackupApi.Orchestration.Kinds;

/// <summary>Tells which backups of a damaged repository can still be trusted, for engines whose check does not: the newest of each source is read back whole.</summary>
internal static class DamageSearch
{
    private const int Most = 10;

    private const string SelectNewest = """
        select id, archive from (
          select distinct on (coalesce(source_id::text, name)) id, archive, started_at from backups where repository_id = @RepositoryId and status in ('completed', 'warning')
          order by coalesce(source_id::text, name), started_at desc) newest
        order by started_at desc limit @Most
        """;

    public static async Task RunAsync(OperationContext context, OpenedRepository repository, CancellationToken cancellationToken)
    {
        var parameters = new { context.Operation.RepositoryId, Most };
        var newest = await context.ReadAsync(async connection => (await connection.QueryAsync<(Guid Id, string Archive)>(SelectNewest, parameters)).AsList(), cancellationToken);
        if (newest.Count > 0) await context.Log.InfoAsync("Reading the newest backup of each source back, to tell which can still be trusted");
        foreach (var (id, archive) in newest)
        {
            try
            {
                var outcome = await repository.Engine.VerifyAsync(repository.Access, archive, context, cancellationToken);
                await BackupDamage.SaveAsync(context, id, outcome.Passed ? "passed" : "damaged", outcome.Findings);
                await context.Log.InfoAsync(outcome.Passed ? $"{archive} is whole" : $"{archive} is damaged: {outcome.Findings.FirstOrDefault()}");
            }
            catch (EngineException exception)
            {
                await context.Log.WarningAsync($"{archive} could not be read: {exception.Message}");
            }
        }
    }
}
