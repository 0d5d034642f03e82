using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace BackupApi.Tests.Features;

[Collection(nameof(ApiCollection))]
public sealed class RetentionTests(ApiFixture api)
{
    private async Task<HttpResponseMessage> PutAsync(string path, object body, int version = 1)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/{path}") { Content = JsonContent.Create(body) };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\""));
        return await api.Owner.SendAsync(request);
    }

    private async Task<JsonElement> PreviewAsync(object request)
    {
        using var answer = await api.Owner.PostAsJsonAsync("/api/v1/retention/preview", request);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        return await answer.ReadJsonAsync();
    }

    private async Task<(Rows Rows, List<Guid> Backups)> AddDailyAsync(int count)
    {
        var rows = await Rows.AddAsync(api, api.WorkspaceId);
        var backups = new List<Guid>();
        for (var day = 0; day < count; day++) backups.Add(await rows.AddBackupAsync(api, day + 0.01));
        return (rows, backups);
    }

    [Fact]
    public async Task The_preview_says_what_stays_by_which_rule_and_when_each_goes()
    {
        var (rows, backups) = await AddDailyAsync(10);
        await rows.AddBackupAsync(api, 4, "vanished");

        var preview = await PreviewAsync(new { repositoryId = rows.RepositoryId, policy = new { keepDaily = 7 } });

        (preview.GetProperty("total").GetInt32(), preview.GetProperty("kept").GetInt32(), preview.GetProperty("removed").GetInt32()).ShouldBe((10, 7, 3));
        preview.GetProperty("needsConfirmation").GetBoolean().ShouldBeFalse();
        var source = preview.GetProperty("sources").EnumerateArray().Single();
        source.GetProperty("sourceId").GetGuid().ShouldBe(rows.SourceId);
        source.GetProperty("intervalSeconds").GetDouble().ShouldBe(86_400, 1);
        var shown = source.GetProperty("backups").EnumerateArray().ToList();
        shown.Select(backup => backup.GetProperty("id").GetGuid()).ShouldBe(backups);
        shown[0].GetProperty("reasons")[0].GetProperty("rule").GetString().ShouldBe("daily");
        shown[6].GetProperty("reasons")[0].GetProperty("place").GetInt32().ShouldBe(7);
        shown[7].GetProperty("kept").GetBoolean().ShouldBeFalse();
        shown[6].GetProperty("goesAt").GetDateTimeOffset().ShouldBeLessThan(shown[5].GetProperty("goesAt").GetDateTimeOffset());
        shown[9].GetProperty("goesAt").GetDateTimeOffset().ShouldBe((await (await api.Owner.GetAsync($"/api/v1/repositories/{rows.RepositoryId}")).ReadJsonAsync()).GetProperty("nextPruneAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task The_histories_of_two_deleted_sources_stay_apart_although_they_had_one_name()
    {
        var (rows, first) = await AddDailyAsync(3);
        var second = new List<Guid>();
        var other = Guid.CreateVersion7();
        await api.ExecuteAsync("insert into sources (id, workspace_id, server_id, name, type, settings) values (@other, @WorkspaceId, @ServerId, @other::text, 'files', '{}')", new { other, rows.WorkspaceId, rows.ServerId });
        for (var day = 10; day < 13; day++) second.Add(await (rows with { SourceId = other }).AddBackupAsync(api, day));
        await api.ExecuteAsync("update backups set name = 'web' where repository_id = @RepositoryId", rows);
        foreach (var source in new[] { rows.SourceId, other }) (await api.Owner.DeleteAsync($"/api/v1/sources/{source}")).EnsureSuccessStatusCode();

        var preview = await PreviewAsync(new { repositoryId = rows.RepositoryId, policy = new { keepLast = 1 } });

        preview.GetProperty("sources").EnumerateArray().SelectMany(source => source.GetProperty("backups").EnumerateArray())
            .Where(backup => backup.GetProperty("kept").GetBoolean()).Select(backup => backup.GetProperty("id").GetGuid()).ShouldBe([first[0], second[0]], ignoreOrder: true);
    }

    [Fact]
    public async Task Rules_that_remove_more_than_half_are_saved_only_when_confirmed()
    {
        var (rows, _) = await AddDailyAsync(10);
        var path = $"repositories/{rows.RepositoryId}/retention";

        var problem = await (await PutAsync(path, new { policy = new { keepLast = 4 } })).ShouldBeProblemAsync(409, "confirmation_missing");
        (problem.GetProperty("total").GetInt32(), problem.GetProperty("removed").GetInt32()).ShouldBe((10, 6));
        (await api.QueryAsync<string?>("select retention::text from repositories where id = @RepositoryId", rows)).ShouldBeNull();

        var saved = await (await PutAsync(path, new { policy = new { keepLast = 4, timeZone = "Europe/Berlin" }, confirm = true })).ReadJsonAsync();
        saved.GetProperty("version").GetInt32().ShouldBe(2);
        var repository = await (await api.Owner.GetAsync($"/api/v1/repositories/{rows.RepositoryId}")).ReadJsonAsync();
        repository.GetProperty("retention").GetProperty("keepLast").GetInt32().ShouldBe(4);
        (await PreviewAsync(new { repositoryId = rows.RepositoryId })).GetProperty("removed").GetInt32().ShouldBe(6);
        await (await PutAsync(path, new { policy = new { keepLast = 8 } })).ShouldBeProblemAsync(412, "changed_meanwhile");
        (await PutAsync(path, new { policy = (object?)null }, 2)).EnsureSuccessStatusCode();
        (await PreviewAsync(new { repositoryId = rows.RepositoryId })).GetProperty("removed").GetInt32().ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"policy":{"keepDaily":0}}""")]
    [InlineData("""{"policy":{"keepWithin":{"amount":0,"unit":"days"}}}""")]
    [InlineData("""{"policy":{"keepLast":3,"timeZone":"Mars/Olympus"}}""")]
    public async Task Rules_that_mean_nothing_are_refused(string body)
    {
        var rows = await Rows.AddAsync(api, api.WorkspaceId);
        await (await PutAsync($"repositories/{rows.RepositoryId}/retention", JsonDocument.Parse(body))).ShouldBeProblemAsync(400, "invalid");
    }

    [Fact]
    public async Task A_job_has_rules_of_its_own_and_gives_them_up_again()
    {
        var (rows, backups) = await AddDailyAsync(6);
        var job = Guid.CreateVersion7();
        await api.ExecuteAsync("insert into jobs (id, workspace_id, name) values (@job, @WorkspaceId, 'nightly ' || @job)", new { job, rows.WorkspaceId });
        await api.ExecuteAsync("update backups set job_id = @job where id = any(@ids)", new { job, ids = backups.Take(3).ToArray() });
        (await PutAsync($"repositories/{rows.RepositoryId}/retention", new { policy = new { keepLast = 5 } })).EnsureSuccessStatusCode();

        (await PutAsync($"jobs/{job}/retention", new { policy = new { keepLast = 2 } })).EnsureSuccessStatusCode();

        var preview = await PreviewAsync(new { repositoryId = rows.RepositoryId });
        preview.GetProperty("sources").GetArrayLength().ShouldBe(2);
        var own = preview.GetProperty("sources").EnumerateArray().Single(source => source.GetProperty("jobId").ValueKind == JsonValueKind.String);
        own.GetProperty("backups").EnumerateArray().Count(backup => backup.GetProperty("kept").GetBoolean()).ShouldBe(2);
        preview.GetProperty("removed").GetInt32().ShouldBe(1);
        (await PreviewAsync(new { jobId = job, policy = new { keepCount = 1 } })).GetProperty("removed").GetInt32().ShouldBe(2);
        (await (await api.Owner.GetAsync($"/api/v1/jobs/{job}")).ReadJsonAsync()).GetProperty("retention").GetProperty("keepLast").GetInt32().ShouldBe(2);

        (await PutAsync($"jobs/{job}/retention", new { policy = (object?)null }, 2)).EnsureSuccessStatusCode();
        (await PreviewAsync(new { repositoryId = rows.RepositoryId })).GetProperty("sources").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Deleting_a_job_asks_before_its_backups_lose_more_than_half_to_other_rules()
    {
        var (rows, backups) = await AddDailyAsync(6);
        var job = Guid.CreateVersion7();
        await api.ExecuteAsync("insert into jobs (id, workspace_id, name) values (@job, @WorkspaceId, 'weekly ' || @job)", new { job, rows.WorkspaceId });
        await api.ExecuteAsync("update backups set job_id = @job where id = any(@ids)", new { job, ids = backups.ToArray() });
        (await PutAsync($"jobs/{job}/retention", new { policy = new { keepDays = 300 } })).EnsureSuccessStatusCode();
        (await PutAsync($"repositories/{rows.RepositoryId}/retention", new { policy = new { keepLast = 2 } })).EnsureSuccessStatusCode();

        var problem = await (await api.Owner.DeleteAsync($"/api/v1/jobs/{job}")).ShouldBeProblemAsync(409, "confirmation_missing");

        (problem.GetProperty("total").GetInt32(), problem.GetProperty("removed").GetInt32()).ShouldBe((6, 4));
        (await api.Owner.GetAsync($"/api/v1/jobs/{job}")).EnsureSuccessStatusCode();
        (await api.Owner.DeleteAsync($"/api/v1/jobs/{job}?confirm=true")).EnsureSuccessStatusCode();
        (await PreviewAsync(new { repositoryId = rows.RepositoryId })).GetProperty("removed").GetInt32().ShouldBe(4);
    }

    [Fact]
    public async Task A_pinned_backup_stays_until_it_is_let_go_of()
    {
        var (rows, backups) = await AddDailyAsync(3);
        using (var held = await api.Owner.PostAsJsonAsync($"/api/v1/backups/{backups[2]}/hold", new { until = DateTimeOffset.UtcNow.AddDays(30) }))
            (await held.ReadJsonAsync()).GetProperty("holdUntil").ValueKind.ShouldBe(JsonValueKind.String);

        var preview = await PreviewAsync(new { repositoryId = rows.RepositoryId, policy = new { keepLast = 1 } });
        preview.GetProperty("removed").GetInt32().ShouldBe(1);
        var pinned = preview.GetProperty("sources")[0].GetProperty("backups")[2];
        pinned.GetProperty("reasons")[0].GetProperty("rule").GetString().ShouldBe("hold");
        pinned.GetProperty("goesAt").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddDays(29));
        await (await api.Owner.DeleteAsync($"/api/v1/backups/{backups[2]}?confirm=x")).ShouldBeProblemAsync(409, "wrong_state");
        await (await api.Owner.PostAsJsonAsync($"/api/v1/backups/{backups[2]}/hold", new { until = DateTimeOffset.UtcNow.AddDays(-1) })).ShouldBeProblemAsync(400, "invalid");

        (await api.Owner.PostAsJsonAsync($"/api/v1/backups/{backups[2]}/hold", new { until = (DateTimeOffset?)null })).EnsureSuccessStatusCode();
        (await PreviewAsync(new { repositoryId = rows.RepositoryId, policy = new { keepLast = 1 } })).GetProperty("removed").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task The_plan_of_prunes_and_checks_is_kept_and_impossible_ones_are_refused()
    {
        var rows = await Rows.AddAsync(api, api.WorkspaceId);
        var path = $"repositories/{rows.RepositoryId}/maintenance";
        var saved = await (await PutAsync(path, new { pruneEveryDays = 0, checkEveryDays = 14, readAllWithinDays = 30, time = "23:15", timeZone = "Asia/Kolkata" })).ReadJsonAsync();
        saved.GetProperty("nextPruneAt").ValueKind.ShouldBe(JsonValueKind.Null);
        saved.GetProperty("nextCheckAt").GetDateTimeOffset().UtcDateTime.ToString("HH:mm").ShouldBe("17:45");
        (await (await api.Owner.GetAsync($"/api/v1/repositories/{rows.RepositoryId}")).ReadJsonAsync()).GetProperty("maintenance").GetProperty("checkEveryDays").GetInt32().ShouldBe(14);
        await (await PutAsync(path, new { checkEveryDays = 30, readAllWithinDays = 7 }, 2)).ShouldBeProblemAsync(400, "invalid");
        await (await PutAsync(path, new { time = "25:00" }, 2)).ShouldBeProblemAsync(400, "invalid");
    }
}
