using BackupApi.Engines;
using BackupApi.Problems;
using Dapper;
using Npgsql;

namespace BackupApi.Inventory;

/// <summary>Whether the engines that a source is backed up with can leave out what its patterns name. Told when something is saved, not at night when it runs.</summary>
internal static class ExcludeSupport
{
    private const string Sql = """
        select distinct s.name as source, r.engine, array(select jsonb_array_elements_text(s.settings -> 'excludePatterns')) as patterns
        from job_sources l
        join sources s on s.id = l.source_id
        join job_targets t on t.job_id = l.job_id
        join repositories r on r.id = t.repository_id
        where l.workspace_id = @WorkspaceId and (l.job_id = @Id or s.id = @Id) and jsonb_typeof(s.settings -> 'excludePatterns') = 'array' and s.settings -> 'excludePatterns' <> '[]'
        """;

    /// <param name="id">Of a job or of a source, as it stands in the transaction.</param>
    /// <param name="field">Of the request, that the refusal (400) names.</param>
    public static async Task RequireAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid workspaceId, Guid id, string field, Catalog catalog)
    {
        foreach (var row in await connection.QueryAsync<Row>(Sql, new { WorkspaceId = workspaceId, Id = id }, transaction))
        {
            try
            {
                catalog.Engine(row.Engine).RequirePatterns(row.Patterns);
            }
            catch (EngineException exception)
            {
                throw ProblemException.Invalid(field, $"{exception.Message} It stands in the source {row.Source}. {exception.Hint}");
            }
        }
    }

    private sealed record Row
    {
        public string Source { get; init; } = "";
        public string Engine { get; init; } = "";
        public string[] Patterns { get; init; } = [];
    }
}
