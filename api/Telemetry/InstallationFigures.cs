using System.Diagnostics;
using BackupApi.Data;
using BackupApi.Security;
using Dapper;
using Npgsql;

namespace BackupApi.Telemetry;

/// <summary>Reads the figures that /metrics shows. Every statement is bounded by an index, however long the history is.</summary>
internal sealed class InstallationFigures(SystemDatabase database, MeterCounts counts)
{
    private const string NowSql = """
        select o.kind, o.status, count(*)::float8 as value from workspaces w
        cross join lateral (select kind, status from operations where workspace_id = w.id and status in ('pending', 'running', 'paused')) o
        group by 1, 2 order by 1, 2
        """;

    private const string DaySql = """
        select o.kind, o.status, count(*)::float8 as value, coalesce(sum(extract(epoch from o.completed_at - o.started_at)), 0)::float8 as seconds from workspaces w
        cross join lateral (
          select kind, status, started_at, completed_at from operations where workspace_id = w.id and created_at > now() - interval '24 hours' and completed_at is not null) o
        group by 1, 2 order by 1, 2
        """;

    private const string WaitSql = "select coalesce(extract(epoch from now() - min(created_at)), 0)::float8 from operations where status = 'pending' and held is null";

    private const string OverdueSql = "select count(distinct job_id)::float8 from schedules where overdue_since is not null";

    private const string PoolsSql = """
        select w.name as workspace, p.name, p.health, p.capacity_bytes, p.used_bytes from storage_pools p join workspaces w on w.id = p.workspace_id order by 1, 2 limit 1000
        """;

    // The thousand that waited longest: those are what an alert is about.
    private const string AgesSql = """
        select w.name as workspace, s.name, extract(epoch from now() - coalesce(s.last_backup_at, s.created_at))::float8 as value from sources s
        join workspaces w on w.id = s.workspace_id
        where s.active order by value desc limit 1000
        """;

    internal async Task<string> WriteAsync(CancellationToken cancellationToken)
    {
        var text = new MetricsText();
        text.Add("backupapi_build_info", "gauge", "The version that runs.", [new Sample(1, ("version", Profiles.Version))]);
        await using var connection = await database.OpenAsync(cancellationToken);
        await AddOperationsAsync(text, connection);
        await AddStorageAsync(text, connection);
        text.Add("backupapi_operations_ended_total", "counter", "Operations that this process brought to their end.", counts.Read());
        AddProcess(text);
        return text.ToString();
    }

    private static async Task AddOperationsAsync(MetricsText text, NpgsqlConnection connection)
    {
        var now = await connection.QueryAsync<OperationRow>(NowSql);
        text.Add("backupapi_operations", "gauge", "Operations that wait, run or are paused.", now.Select(row => new Sample(row.Value, ("kind", row.Kind), ("status", row.Status))));
        var day = (await connection.QueryAsync<OperationRow>(DaySql)).AsList();
        text.Add("backupapi_operations_24h", "gauge", "Operations of the last 24 hours that ended.", day.Select(row => new Sample(row.Value, ("kind", row.Kind), ("status", row.Status))));
        text.Add("backupapi_operation_seconds_24h", "gauge", "How long they ran, together.", day.Select(row => new Sample(row.Seconds, ("kind", row.Kind), ("status", row.Status))));
        text.Add("backupapi_queue_wait_seconds", "gauge", "How long the oldest pending operation has waited.", [new Sample(await connection.QuerySingleAsync<double>(WaitSql))]);
        text.Add("backupapi_jobs_overdue", "gauge", "Jobs whose run is overdue.", [new Sample(await connection.QuerySingleAsync<double>(OverdueSql))]);
    }

    private static async Task AddStorageAsync(MetricsText text, NpgsqlConnection connection)
    {
        var pools = (await connection.QueryAsync<PoolRow>(PoolsSql)).AsList();
        text.Add("backupapi_pool_capacity_bytes", "gauge", "Size of the file system that holds the pool.", pools.Where(row => row.CapacityBytes is not null).Select(row => new Sample(row.CapacityBytes!.Value, ("workspace", row.Workspace), ("pool", row.Name))));
        text.Add("backupapi_pool_used_bytes", "gauge", "Used of it.", pools.Where(row => row.UsedBytes is not null).Select(row => new Sample(row.UsedBytes!.Value, ("workspace", row.Workspace), ("pool", row.Name))));
        text.Add("backupapi_pool_healthy", "gauge", "1 when the last check found nothing wrong.", pools.Select(row => new Sample(row.Health == "healthy" ? 1 : 0, ("workspace", row.Workspace), ("pool", row.Name))));
        var ages = await connection.QueryAsync<AgeRow>(AgesSql);
        text.Add("backupapi_backup_age_seconds", "gauge", "Since the last sound backup of an active source, or since it was added; the 1000 oldest.", ages.Select(row => new Sample(row.Value, ("workspace", row.Workspace), ("source", row.Name))));
    }

    private static void AddProcess(MetricsText text)
    {
        using var process = Process.GetCurrentProcess();
        text.Add("process_resident_memory_bytes", "gauge", "Memory of this process.", [new Sample(process.WorkingSet64)]);
        text.Add("process_cpu_seconds_total", "counter", "Processor time of this process.", [new Sample(process.TotalProcessorTime.TotalSeconds)]);
        text.Add("process_start_time_seconds", "gauge", "When this process started, since 1970.", [new Sample(new DateTimeOffset(process.StartTime).ToUnixTimeMilliseconds() / 1000.0)]);
        text.Add("dotnet_gc_heap_bytes", "gauge", "Managed memory in use.", [new Sample(GC.GetTotalMemory(false))]);
    }

    private sealed record OperationRow
    {
        public string Kind { get; init; } = "";
        public string Status { get; init; } = "";
        public double Value { get; init; }
        public double Seconds { get; init; }
    }

    private sealed record PoolRow
    {
        public string Workspace { get; init; } = "";
        public string Name { get; init; } = "";
        public string Health { get; init; } = "";
        public long? CapacityBytes { get; init; }
        public long? UsedBytes { get; init; }
    }

    private sealed record AgeRow
    {
        public string Workspace { get; init; } = "";
        public string Name { get; init; } = "";
        public double Value { get; init; }
    }
}
