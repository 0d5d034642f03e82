using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using BackupApi.Data;
using BackupApi.Features.Retention;
using Microsoft.Extensions.DependencyInjection;

namespace BackupApi.Tests.Features;

/// <summary>Real backups in a real Borg repository, removed by rule.</summary>
[Collection(nameof(WorkingApiCollection))]
public sealed class PruneTests(WorkingApiFixture api) : IAsyncLifetime
{
    private MainJobLab lab = null!;

    public async Task InitializeAsync() => lab = await MainJobLab.StartAsync(api, servers: 1);

    public async Task DisposeAsync() => await lab.DisposeAsync();

    [Fact]
    public async Task Removes_what_no_rule_keeps_tells_why_and_takes_up_what_a_dead_prune_left()
    {
        var backups = await BackUpAsync(5);
        await lab.PostAsync($"backups/{backups[3]}/hold", new { until = DateTimeOffset.UtcNow.AddDays(9) });
        await KeepLastAsync(1);

        var dry = await PruneAsync(dryRun: true);
        dry.GetProperty("result").GetProperty("findings").GetArrayLength().ShouldBe(3);
        (await lab.BackupsAsync()).Count.ShouldBe(5);

        // A prune before this one removed a backup and died before it could say so; it had meant to remove another.
        await api.ExecuteAsync("update backups set removal_began_at = now(), removal_reason = 'none of the rules keeps it' where id = any(@ids)", new { ids = new[] { backups[0], backups[4] } });
        await DeleteBehindOurBackAsync(backups[4]);
        var operation = await PruneAsync(dryRun: false);

        operation.GetProperty("status").GetString().ShouldBe("completed", await lab.LogAsync(operation.GetProperty("id").GetGuid()));
        (await lab.BackupsAsync()).Select(backup => backup.GetProperty("id").GetGuid()).ShouldBe([backups[0], backups[3]], ignoreOrder: true);
        (await ListedAsync()).ShouldBe(2);
        var gone = await lab.GetAsync($"backups/{backups[2]}");
        (gone.GetProperty("status").GetString(), gone.GetProperty("removalReason").GetString()).ShouldBe(("deleted", "none of the rules keeps it; keep the last 1"));
        (await lab.GetAsync($"backups/{backups[4]}")).GetProperty("status").GetString().ShouldBe("deleted");
        (await lab.LogAsync(operation.GetProperty("id").GetGuid())).ShouldContain("goes: none of the rules keeps it");
        (await api.QueryAsync<int>("select count(*)::int from audit_events where action = 'backup.pruned' and subject_id = any(@backups)", new { backups = backups.ToArray() })).ShouldBe(2);
        (await api.QueryAsync<int>("select count(*)::int from backups where id = @id and removal_began_at is not null", new { id = backups[0] })).ShouldBe(0);
        (await lab.GetAsync($"repositories/{lab.RepositoryId}")).GetProperty("lastPrunedAt").ValueKind.ShouldBe(JsonValueKind.String);
    }

    [Fact]
    public async Task Removes_nothing_and_raises_an_alarm_when_a_backup_vanished_without_us()
    {
        var backups = await BackUpAsync(3);
        await KeepLastAsync(1);
        await DeleteBehindOurBackAsync(backups[1]);

        var operation = await PruneAsync(dryRun: false);

        (operation.GetProperty("status").GetString(), operation.GetProperty("errorCode").GetString()).ShouldBe(("failed", "backup_vanished"));
        (await ListedAsync()).ShouldBe(2);
        (await lab.GetAsync($"backups/{backups[1]}")).GetProperty("status").GetString().ShouldBe("vanished");
    }

    [Fact]
    public async Task Leaves_what_a_paused_restore_still_needs_to_the_next_one()
    {
        var backups = await BackUpAsync(2);
        await KeepLastAsync(1);
        await api.ExecuteAsync("""
            insert into operations (id, workspace_id, run_id, kind, title, status, trigger, repository_id, backup_id, repository_access)
            select gen_random_uuid(), workspace_id, gen_random_uuid(), 'restore', 'Restore', 'paused', 'manual', repository_id, id, 'read' from backups where id = @id
            """, new { id = backups[1] });

        var operation = await PruneAsync(dryRun: false);

        (await lab.LogAsync(operation.GetProperty("id").GetGuid())).ShouldContain("stays after all");
        (await ListedAsync()).ShouldBe(2);
        await api.ExecuteAsync("update operations set status = 'cancelled', completed_at = now() where backup_id = @id and kind = 'restore'", new { id = backups[1] });
        (await PruneAsync(dryRun: false)).GetProperty("status").GetString().ShouldBe("completed");
        (await ListedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Starts_what_is_due_once_however_many_look()
    {
        await KeepLastAsync(1);
        await api.ExecuteAsync("update repositories set next_prune_at = now() - interval '3 days', next_check_at = now() - interval '1 day' where id = @RepositoryId", lab);
        var job = ActivatorUtilities.CreateInstance<MaintenanceJob>(api.Services);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => job.StartDueAsync(CancellationToken.None)));

        (await api.QueryAsync<string>("select string_agg(kind || ' ' || trigger, ', ' order by kind) from operations where repository_id = @RepositoryId and kind in ('prune', 'check')", lab))
            .ShouldBe("check schedule, prune schedule");
        (await api.QueryAsync<bool>("select next_prune_at > now() and next_prune_at < now() + interval '2 days' and next_check_at > now() + interval '5 days' from repositories where id = @RepositoryId", lab)).ShouldBeTrue();
        foreach (var operation in (await lab.GetAsync($"operations?repositoryId={lab.RepositoryId}&kind=check,prune")).GetProperty("items").EnumerateArray())
            (await lab.EndAsync(operation.GetProperty("id").GetGuid())).GetProperty("status").GetString().ShouldBe("completed");
    }

    [Fact]
    public async Task What_a_dead_removal_left_does_not_wait_for_the_next_day()
    {
        await KeepLastAsync(1);
        await api.ExecuteAsync("""
            insert into backups (id, workspace_id, repository_id, name, archive, engine_id, status, started_at, completed_at, deleted_at, removal_began_at)
            select gen_random_uuid(), workspace_id, id, 'gone', 'gone-2026-01-01', 'x', 'deleted', now(), now(), now(), now() - interval '20 minutes' from repositories where id = @RepositoryId
            """, lab);

        await ActivatorUtilities.CreateInstance<MaintenanceJob>(api.Services).StartDueAsync(CancellationToken.None);

        var prune = await api.QueryAsync<Guid>("select id from operations where repository_id = @RepositoryId and kind = 'prune' order by id limit 1", lab);
        (await lab.EndAsync(prune)).GetProperty("status").GetString().ShouldBe("completed", await lab.LogAsync(prune));
        (await api.QueryAsync<bool>("select removal_ended_at is not null from backups where repository_id = @RepositoryId", lab)).ShouldBeTrue();
    }

    /// <summary>Newest first.</summary>
    private async Task<List<Guid>> BackUpAsync(int count)
    {
        var job = await lab.AddJobAsync(await lab.AddServerAsync());
        for (var run = 0; run < count; run++) await lab.RunJobAsync(job);
        return [.. (await lab.BackupsAsync()).Select(backup => backup.GetProperty("id").GetGuid())];
    }

    private async Task KeepLastAsync(int count)
    {
        var version = (await lab.GetAsync($"repositories/{lab.RepositoryId}")).GetProperty("version").GetInt32();
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/repositories/{lab.RepositoryId}/retention") { Content = JsonContent.Create(new { policy = new { keepLast = count }, confirm = true }) };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\""));
        (await api.Owner.SendAsync(request)).EnsureSuccessStatusCode();
    }

    private async Task<JsonElement> PruneAsync(bool dryRun) => await lab.EndAsync((await lab.PostAsync($"repositories/{lab.RepositoryId}/prune", new { dryRun })).GetProperty("id").GetGuid());

    private async Task DeleteBehindOurBackAsync(Guid backup)
    {
        var (engine, access, archive) = await OpenAsync(backup);
        await engine.DeleteAsync(access, [archive!], new Engines.RecordingObserver(), CancellationToken.None);
    }

    private async Task<int> ListedAsync()
    {
        var (engine, access, _) = await OpenAsync(null);
        return (await engine.ListAsync(access, CancellationToken.None)).Count;
    }

    private async Task<(BackupApi.Engines.IEngine Engine, BackupApi.Engines.RepositoryAccess Access, string? Archive)> OpenAsync(Guid? backup)
    {
        await using var connection = await api.Services.GetRequiredService<SystemDatabase>().OpenAsync(CancellationToken.None);
        var opened = await api.Services.GetRequiredService<BackupApi.Inventory.RepositoryInventory>().OpenAsync(connection, lab.RepositoryId, CancellationToken.None);
        return (opened.Engine, opened.Access, backup is null ? null : await api.QueryAsync<string>("select archive from backups where id = @backup", new { backup }));
    }
}
