using BackupApi.Orchestration;
using Dapper;
using Npgsql;

namespace BackupApi.Features.Jobs;

/// <summary>Puts operations together into the runs they belong to.</summary>
internal static class JobRuns
{
    private const string OperationsSql = OperationSummary.Select + " where o.workspace_id = @WorkspaceId and o.run_id = any(@RunIds) and o.job_id is not null";

    private const string BytesSql = """
        select id, (result ->> 'originalBytes')::bigint as original_bytes, (result ->> 'newBytes')::bigint as new_bytes
        from operations where workspace_id = @WorkspaceId and run_id = any(@RunIds) and result is not null
        """;

    private const string LastSql = """
        select o.run_id from unnest(@JobIds) as j(id)
        cross join lateral (
          select run_id from operations where job_id = j.id and workspace_id = @WorkspaceId and kind = 'backup' order by created_at desc, id desc limit 1) o
        """;

    /// <summary>The given runs, by their id.</summary>
    internal static async Task<Dictionary<Guid, JobRun>> ReadAsync(NpgsqlConnection connection, Guid workspaceId, Guid[] runIds, DateTimeOffset now)
    {
        if (runIds.Length == 0) return [];
        var parameters = new { WorkspaceId = workspaceId, RunIds = runIds };
        var operations = await connection.QueryAsync<OperationSummary>(OperationsSql, parameters);
        var bytes = (await connection.QueryAsync<OperationBytes>(BytesSql, parameters)).ToDictionary(row => row.Id);
        return operations.GroupBy(operation => operation.RunId).ToDictionary(run => run.Key, run => JobRun.Of(run.Key, [.. run], bytes, now));
    }

    /// <summary>The newest run of each job that ever ran, by the job's id.</summary>
    internal static async Task<Dictionary<Guid, JobRun>> LastAsync(NpgsqlConnection connection, Guid workspaceId, Guid[] jobIds, DateTimeOffset now)
    {
        var runIds = await connection.QueryAsync<Guid>(LastSql, new { WorkspaceId = workspaceId, JobIds = jobIds });
        var runs = await ReadAsync(connection, workspaceId, [.. runIds], now);
        return runs.Values.ToDictionary(run => run.Operations[0].JobId!.Value);
    }
}
