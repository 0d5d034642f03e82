namespace BackupApi.Tests;

/// <summary>Rows put straight into the database, for tests whose subject is what is read from them.</summary>
internal sealed record Rows(Guid WorkspaceId, Guid ServerId, Guid SourceId, Guid PoolId, Guid RepositoryId)
{
    private const string Sql = """
        insert into servers (id, workspace_id, name, kind) values (@ServerId, @WorkspaceId, 'server ' || @ServerId, 'local');
        insert into sources (id, workspace_id, server_id, name, type, settings) values (@SourceId, @WorkspaceId, @ServerId, 'source ' || @SourceId, 'files', '{"type":"files","paths":["/srv"]}');
        insert into storage_pools (id, workspace_id, name, type, settings, health, capacity_bytes, used_bytes, free_bytes)
        values (@PoolId, @WorkspaceId, 'pool ' || @PoolId, 'local', '{"type":"local","path":"/tmp"}', 'healthy', 1000, 100, 900);
        insert into repositories (id, workspace_id, pool_id, name, engine, location, encryption, compression, engine_id, last_kit_exported_at)
        values (@RepositoryId, @WorkspaceId, @PoolId, 'repository ' || @RepositoryId, 'borg', @RepositoryId::text, 'repokey-blake2', 'lz4', 'x', now())
        """;

    /// <summary>A server with a source, and a pool with a repository.</summary>
    internal static async Task<Rows> AddAsync(ApiFixture api, Guid workspaceId)
    {
        var rows = new Rows(workspaceId, Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await api.ExecuteAsync(Sql, rows);
        return rows;
    }

    /// <summary>An operation of that status, started some hours ago, that took a minute.</summary>
    internal async Task<Guid> AddOperationAsync(ApiFixture api, string status, double hoursAgo, Guid? jobId = null, Guid? runId = null, string kind = "backup")
    {
        var id = Guid.CreateVersion7();
        await api.ExecuteAsync("""
            insert into operations (id, workspace_id, run_id, kind, title, status, trigger, job_id, source_id, server_id, repository_id, created_at, started_at, completed_at, error_message, result, progress)
            values (@id, @WorkspaceId, coalesce(@runId, gen_random_uuid()), @kind, 'Backup of a source', @status, 'manual', @jobId, @SourceId, @ServerId, @RepositoryId,
              now() - make_interval(secs => @hoursAgo * 3600), now() - make_interval(secs => @hoursAgo * 3600),
              case when @status in ('completed', 'warning', 'failed', 'cancelled') then now() - make_interval(secs => @hoursAgo * 3600 - 60) end,
              case when @status = 'failed' then 'The disk is full.' end, '{"originalBytes": 5000, "newBytes": 40}'::jsonb,
              '{"bytes": 1, "files": 2, "bytesPerSecond": 3, "peakBytesPerSecond": 4}'::jsonb)
            """, new { id, WorkspaceId, runId, kind, status, jobId, SourceId, ServerId, RepositoryId, hoursAgo });
        return id;
    }

    internal async Task<Guid> AddBackupAsync(ApiFixture api, double daysAgo, string status = "completed")
    {
        var id = Guid.CreateVersion7();
        await api.ExecuteAsync("""
            insert into backups (id, workspace_id, repository_id, source_id, server_id, name, archive, engine_id, status, started_at, completed_at)
            values (@id, @WorkspaceId, @RepositoryId, @SourceId, @ServerId, 'backup ' || @id, @id::text, 'x', @status, now() - make_interval(secs => @daysAgo * 86400), now())
            """, new { id, WorkspaceId, RepositoryId, SourceId, ServerId, status, daysAgo });
        return id;
    }
}
