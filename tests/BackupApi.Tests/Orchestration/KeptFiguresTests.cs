using Dapper;

namespace BackupApi.Tests.Orchestration;

/// <summary>The figures that the database keeps beside its rows are those that counting gives, whatever happens at once.</summary>
public sealed class KeptFiguresTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private const string Things = """
        insert into servers (id, workspace_id, name, kind) select gen_random_uuid(), @workspace, 'server ' || n, 'local' from generate_series(1, 3) n;
        insert into sources (id, workspace_id, server_id, name, type, settings)
        select gen_random_uuid(), @workspace, (select id from servers where workspace_id = @workspace order by name limit 1), 'source ' || n, 'files', '{}' from generate_series(1, 6) n;
        insert into jobs (id, workspace_id, name) select gen_random_uuid(), @workspace, 'job ' || n from generate_series(1, 5) n
        """;

    // {0} stands for a part of a statement that picks a row of the workspace by chance.
    private static readonly string[] Changes =
    [
        """
        insert into backups (id, workspace_id, repository_id, source_id, name, archive, engine_id, status, started_at, completed_at)
        select gen_random_uuid(), @workspace, (select id from repositories {0}), (select id from sources {0}), 'b', gen_random_uuid()::text, 'x',
          (array['completed', 'warning', 'vanished'])[1 + floor(random() * 3)::int], now() - random() * interval '9 days', now() - random() * interval '9 days'
        from generate_series(1, 1 + floor(random() * 4)::int)
        """,
        "update backups set status = (array['completed', 'deleted', 'vanished', 'warning'])[1 + floor(random() * 4)::int] where id in (select id from backups {0})",
        "update backups set verified_at = now() where id in (select id from backups {0})",
        "delete from backups where id in (select id from backups {0})",
        "insert into job_sources (workspace_id, job_id, source_id, position) select @workspace, (select id from jobs {0}), (select id from sources {0}), 0 on conflict do nothing",
        "delete from job_sources where (job_id, source_id) in (select job_id, source_id from job_sources {0})",
        "update sources set server_id = (select id from servers {0}) where id in (select id from sources {0})",
        """
        insert into operations (id, workspace_id, run_id, kind, title, status, trigger, job_id, created_at, started_at)
        select gen_random_uuid(), @workspace, gen_random_uuid(), (array['backup', 'backup', 'restore'])[1 + floor(random() * 3)::int], 't', (array['pending', 'running', 'paused'])[1 + floor(random() * 3)::int],
          'manual', (select id from jobs {0}), now() - random() * interval '3 days', now()
        """,
        """
        update operations set status = (array['completed', 'warning', 'failed', 'cancelled'])[1 + floor(random() * 4)::int], completed_at = now() + interval '1 minute', result = '{{"originalBytes": 7}}'
        where id in (select id from operations where workspace_id = @workspace and status in ('pending', 'running', 'paused') order by random() limit 1)
        """,
        "delete from operations where id in (select id from operations {0})",
    ];

    [Fact]
    public async Task Are_what_counting_gives_after_many_changes_at_once()
    {
        var workspace = await fixture.NewWorkspaceAsync();
        for (var count = 0; count < 3; count++) await fixture.NewRepositoryAsync(workspace);
        await fixture.ExecuteAsync(Things, new { workspace });
        await Task.WhenAll(Enumerable.Range(1, 4).Select(seed => ChangeAsync(workspace, new Random(seed), 120)));
        await fixture.ExecuteAsync("delete from jobs where id = (select id from jobs where workspace_id = @workspace limit 1)", new { workspace });
        await ShouldAgreeAsync(workspace);
    }

    private async Task ChangeAsync(Guid workspace, Random chance, int count)
    {
        for (var change = 0; change < count; change++)
        {
            var sql = string.Format(System.Globalization.CultureInfo.InvariantCulture, Changes[chance.Next(Changes.Length)], "where workspace_id = @workspace order by random() limit 1");
            await fixture.ExecuteAsync(sql, new { workspace });
        }
    }

    private async Task ShouldAgreeAsync(Guid workspace)
    {
        await using var connection = await fixture.Source.OpenConnectionAsync();
        (await connection.QuerySingleAsync<int>("select count(*)::int from backups where workspace_id = @workspace", new { workspace })).ShouldBeGreaterThan(20);
        (await connection.QuerySingleAsync<int>("select count(*)::int from operation_minutes where workspace_id = @workspace", new { workspace })).ShouldBeGreaterThan(5);
        (await connection.QuerySingleAsync<int>("select count(*)::int from job_days where workspace_id = @workspace", new { workspace })).ShouldBeGreaterThan(5);
        (await connection.QueryAsync<string>("""
            select 'source ' || s.name from sources s where workspace_id = @workspace and last_backup_at is distinct from
              (select max(started_at) from backups where source_id = s.id and status in ('completed', 'warning'))
            union all
            select 'repository ' || r.backup_count from repositories r where workspace_id = @workspace and (backup_count, last_backup_at) is distinct from
              (select (count(*)::int, max(completed_at)) from backups where repository_id = r.id and status in ('completed', 'warning'))
            union all
            select 'server ' || v.name from servers v where workspace_id = @workspace and (source_count, job_count) is distinct from
              (select (count(distinct s.id)::int, count(distinct l.job_id)::int) from sources s left join job_sources l on l.source_id = s.id where s.server_id = v.id)
            union all
            (select 'missing day ' || t from (
               select job_id, (created_at at time zone 'UTC')::date, count(*) filter (where status = 'completed')::int, count(*) filter (where status = 'warning')::int,
                 count(*) filter (where status = 'failed')::int, count(*) filter (where status = 'cancelled')::int, sum((result ->> 'originalBytes')::bigint)::bigint
               from operations where workspace_id = @workspace and kind = 'backup' and job_id is not null and status in ('completed', 'warning', 'failed', 'cancelled') group by 1, 2
               except select job_id, date, completed, warning, failed, cancelled, bytes from job_days where workspace_id = @workspace) t)
            union all
            (select 'minute ' || coalesce(c.minute, k.minute) from (
               select date_trunc('minute', created_at) as minute, count(*) filter (where status = 'completed') as completed, count(*) filter (where status = 'warning') as warning,
                 count(*) filter (where status = 'failed') as failed, count(*) filter (where status = 'cancelled') as cancelled
               from operations where workspace_id = @workspace and created_at > now() - interval '1 day' group by 1) c
             full join (select minute, sum(completed) as completed, sum(warning) as warning, sum(failed) as failed, sum(cancelled) as cancelled
               from operation_minutes where workspace_id = @workspace and minute >= now() - interval '1 day' group by 1) k using (minute)
             where coalesce(c.minute, k.minute) > now() - interval '1 day' + interval '1 minute' and (coalesce(c.completed, 0), coalesce(c.warning, 0), coalesce(c.failed, 0), coalesce(c.cancelled, 0))
               is distinct from (coalesce(k.completed, 0), coalesce(k.warning, 0), coalesce(k.failed, 0), coalesce(k.cancelled, 0)))
            """, new { workspace })).ShouldBeEmpty();
    }
}
