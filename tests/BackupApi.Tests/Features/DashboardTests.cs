using System.Text.Json;

namespace BackupApi.Tests.Features;

[Collection(nameof(ApiCollection))]
public sealed class DashboardTests(ApiFixture api)
{
    private async Task<(HttpClient Client, Guid WorkspaceId)> NewWorkspaceAsync()
    {
        var (email, workspace) = await api.NewMemberAsync();
        return (await api.SignInAsync(email), workspace);
    }

    private static async Task<JsonElement> ReadAsync(HttpClient client)
    {
        using var answer = await client.GetAsync("/api/v1/dashboard");
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        return await answer.ReadJsonAsync();
    }

    private static List<string> Titles(JsonElement dashboard) => [.. dashboard.GetProperty("attention").EnumerateArray().Select(item => item.GetProperty("title").GetString()!)];

    [Fact]
    public async Task An_empty_workspace_shows_its_first_steps()
    {
        var (client, _) = await NewWorkspaceAsync();
        using var signedIn = client;
        var dashboard = await ReadAsync(client);
        dashboard.GetProperty("sourcesTotal").GetInt32().ShouldBe(0);
        dashboard.GetProperty("firstSteps").GetProperty("server").GetBoolean().ShouldBeFalse();
        dashboard.GetProperty("attention").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Counts_what_is_protected_and_names_what_is_not()
    {
        var (client, workspace) = await NewWorkspaceAsync();
        using var signedIn = client;
        var sound = await Rows.AddAsync(api, workspace);
        await sound.AddBackupAsync(api, 1);
        var old = await Rows.AddAsync(api, workspace);
        await old.AddBackupAsync(api, 9);
        await Rows.AddAsync(api, workspace);
        await sound.AddOperationAsync(api, "completed", 1);
        await sound.AddOperationAsync(api, "running", 0.1);
        var dashboard = await ReadAsync(client);
        dashboard.GetProperty("sourcesTotal").GetInt32().ShouldBe(3);
        dashboard.GetProperty("sourcesProtected").GetInt32().ShouldBe(1);
        dashboard.GetProperty("last24Hours").GetProperty("completed").GetInt32().ShouldBe(1);
        dashboard.GetProperty("running").EnumerateArray().ShouldHaveSingleItem().GetProperty("progress").GetProperty("files").GetInt64().ShouldBe(2);
        Titles(dashboard).Count(title => title.EndsWith("is not protected", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task Upkeep_that_was_neglected_is_named_with_its_cause()
    {
        var (client, workspace) = await NewWorkspaceAsync();
        using var signedIn = client;
        var rows = await Rows.AddAsync(api, workspace);
        await rows.AddBackupAsync(api, 0);
        await api.ExecuteAsync("update repositories set created_at = now() - interval '8 days' where id = @RepositoryId", rows);
        Titles(await ReadAsync(client)).ShouldBeEmpty();
        await api.ExecuteAsync("update repositories set created_at = now() - interval '100 days', next_prune_at = now() - interval '2 days' where id = @RepositoryId", rows);
        var dashboard = await ReadAsync(client);
        Titles(dashboard).Select(title => title.Replace($"repository {rows.RepositoryId}", "it", StringComparison.Ordinal))
            .ShouldBe(["The check of repository it is overdue", "Not all data of repository it was read in time", "The prune of repository it is overdue"], ignoreOrder: true);
        dashboard.GetProperty("attention").EnumerateArray().ShouldAllBe(item => item.GetProperty("cause").GetString()!.Length > 20 && item.GetProperty("action").GetProperty("label").GetString()!.Length > 5);

        await api.ExecuteAsync("update repositories set last_checked_at = now() - interval '6 days', next_prune_at = now() + interval '1 day', maintenance = '{\"readAllWithinDays\": 0}' where id = @RepositoryId", rows);
        Titles(await ReadAsync(client)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_a_failure_that_nothing_has_mended_since_needs_attention()
    {
        var (client, workspace) = await NewWorkspaceAsync();
        using var signedIn = client;
        var rows = await Rows.AddAsync(api, workspace);
        await rows.AddBackupAsync(api, 0);
        await rows.AddOperationAsync(api, "failed", 3);
        Titles(await ReadAsync(client)).ShouldBe(["Backup of a source failed"]);
        var mended = await rows.AddOperationAsync(api, "completed", 1);
        Titles(await ReadAsync(client)).ShouldBeEmpty();
        await api.ExecuteAsync("delete from operations where id = @mended", new { mended });
        await api.ExecuteAsync("update storage_pools set used_bytes = 990 where id = @PoolId; update servers set status = 'host_key_changed' where id = @ServerId", rows);
        var dashboard = await ReadAsync(client);
        Titles(dashboard).Count.ShouldBe(3);
        dashboard.GetProperty("attention").EnumerateArray().ShouldAllBe(item => item.GetProperty("action").GetProperty("href").GetString()!.StartsWith('/') && item.GetProperty("cause").GetString()!.Length > 0);
    }

    [Fact]
    public async Task A_source_whose_recent_backups_are_all_damaged_is_not_protected()
    {
        var (client, workspace) = await NewWorkspaceAsync();
        using var signedIn = client;
        var rows = await Rows.AddAsync(api, workspace);
        var damaged = await rows.AddBackupAsync(api, 1);
        await api.ExecuteAsync("update repositories set status = 'damaged' where id = @RepositoryId", rows);
        (await ReadAsync(client)).GetProperty("sourcesProtected").GetInt32().ShouldBe(1);
        await api.ExecuteAsync("update backups set damage = '[{\"path\": \"srv\"}]' where id = @damaged", new { damaged });
        var dashboard = await ReadAsync(client);
        dashboard.GetProperty("sourcesProtected").GetInt32().ShouldBe(0);
        Titles(dashboard).ShouldContain(title => title.EndsWith("is not protected", StringComparison.Ordinal));
        await rows.AddBackupAsync(api, 2);
        (await ReadAsync(client)).GetProperty("sourcesProtected").GetInt32().ShouldBe(1); // an older one is sound
    }

    [Fact]
    public async Task The_last_run_of_a_job_is_all_of_its_targets()
    {
        var (client, workspace) = await NewWorkspaceAsync();
        using var signedIn = client;
        var (rows, other) = (await Rows.AddAsync(api, workspace), await Rows.AddAsync(api, workspace));
        async Task<JsonElement> LastOfAsync(params (Rows Target, string Status)[] operations)
        {
            var (job, run) = (Guid.CreateVersion7(), Guid.CreateVersion7());
            await api.ExecuteAsync("insert into jobs (id, workspace_id, name) values (@job, @workspace, 'Job ' || @job)", new { job, workspace });
            foreach (var (target, status) in operations) await target.AddOperationAsync(api, status, 1, job, run);
            return (await ReadAsync(client)).GetProperty("jobs").EnumerateArray().Single(strip => strip.GetProperty("jobId").GetGuid() == job);
        }

        var second = rows with { RepositoryId = other.RepositoryId };
        var mixed = await LastOfAsync((second, "failed"), (rows, "completed"));
        mixed.GetProperty("lastStatus").GetString().ShouldBe("warning"); // its source is backed up, in one of two places
        mixed.GetProperty("lastBytes").GetInt64().ShouldBe(10_000);
        (await LastOfAsync((other, "failed"), (rows, "completed"))).GetProperty("lastStatus").GetString().ShouldBe("failed"); // another source is nowhere
        (await LastOfAsync((second, "running"), (rows, "completed"))).GetProperty("lastStatus").GetString().ShouldBe("running");
        (await LastOfAsync()).GetProperty("lastStatus").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Foretells_when_a_growing_pool_is_full()
    {
        var (client, workspace) = await NewWorkspaceAsync();
        using var signedIn = client;
        var rows = await Rows.AddAsync(api, workspace);
        await api.ExecuteAsync("""
            insert into pool_usage_samples (workspace_id, pool_id, sampled_at, capacity_bytes, used_bytes)
            select @WorkspaceId, @PoolId, now() - make_interval(days => n), 1000, 100 - n * 10 from generate_series(0, 9) n
            """, rows);
        var pool = (await ReadAsync(client)).GetProperty("pools").EnumerateArray().ShouldHaveSingleItem();
        pool.GetProperty("fullOn").GetDateTime().ShouldBe(DateTime.UtcNow.Date.AddDays(90), TimeSpan.FromDays(1));
    }

    [Fact]
    public async Task Finds_things_by_part_of_their_name_in_this_workspace_only()
    {
        var (client, workspace) = await NewWorkspaceAsync();
        using var signedIn = client;
        var rows = await Rows.AddAsync(api, workspace);
        var found = await (await client.GetAsync($"/api/v1/search?q={rows.ServerId.ToString()[..^2]}")).ReadJsonAsync();
        found.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("href").GetString().ShouldBe($"/servers/{rows.ServerId}");
        (await (await api.Owner.GetAsync($"/api/v1/search?q={rows.ServerId}")).ReadJsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await (await client.GetAsync("/api/v1/search?q=%25")).ReadJsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await client.GetAsync("/api/v1/settings")).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
    }
}
