using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BackupApi.Data;
using BackupApi.Orchestration;
using Microsoft.Extensions.DependencyInjection;

namespace BackupApi.Tests.Features;

[Collection(nameof(ApiCollection))]
public sealed class JobsTests(ApiFixture api)
{
    private async Task<JsonElement> NewJobAsync(Rows rows, string? name = null)
    {
        using var answer = await api.Owner.PostAsJsonAsync("/api/v1/jobs", new { name = name ?? $"job {Guid.NewGuid()}", sourceIds = new[] { rows.SourceId }, repositoryIds = new[] { rows.RepositoryId } });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return await answer.ReadJsonAsync();
    }

    private async Task<HttpResponseMessage> PutAsync(Guid id, object body, string? version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/jobs/{id}") { Content = JsonContent.Create(body) };
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", version);
        return await api.Owner.SendAsync(request);
    }

    // Both lock the job, the operation and what is kept of both; in a circle they would wait until the database ends one of them.
    [Fact]
    public async Task A_job_is_deleted_the_moment_its_operations_end_without_either_failing()
    {
        const string Deadlocks = "select deadlocks from pg_stat_database where datname = current_database()";
        var rows = await Rows.AddAsync(api, api.WorkspaceId);
        var before = await api.QueryAsync<long>(Deadlocks);
        for (var round = 0; round < 40; round++)
        {
            var job = (await NewJobAsync(rows)).GetProperty("id").GetGuid();
            var running = new List<ClaimedOperation>();
            for (var count = 0; count < 4; count++) running.Add(await RunningAsync(rows, job));
            var deleting = DeleteOnceEndedAsync(job);
            var ended = await Task.WhenAll(running.Select((operation, number) => Task.Run(async () =>
            {
                await Task.Delay(Random.Shared.Next(8));
                var record = new OperationRecord(api.Services.GetRequiredService<SystemDatabase>(), operation);
                return await record.FinishAsync(number % 2 == 0 ? OperationStatus.Completed : OperationStatus.Failed, null, null, null, null);
            })));
            ended.ShouldAllBe(done => done);
            await deleting;
        }

        (await api.QueryAsync<long>(Deadlocks)).ShouldBe(before);
        (await api.QueryAsync<int>("select count(*)::int from operations where source_id = @SourceId and job_id is null and status in ('completed', 'failed')", rows)).ShouldBe(160);
    }

    private async Task DeleteOnceEndedAsync(Guid job)
    {
        while (true)
        {
            using var answer = await api.Owner.DeleteAsync($"/api/v1/jobs/{job}");
            if (answer.StatusCode == HttpStatusCode.NoContent) return;
            await answer.ShouldBeProblemAsync(409, "in_use");
        }
    }

    private async Task<ClaimedOperation> RunningAsync(Rows rows, Guid job)
    {
        var operation = new ClaimedOperation { Id = await rows.AddOperationAsync(api, "running", 0.1, job), WorkspaceId = rows.WorkspaceId, Kind = OperationKind.Backup, LeaseToken = Guid.NewGuid() };
        await api.ExecuteAsync("update operations set lease_token = @LeaseToken, lease_expires_at = now() + interval '1 hour' where id = @Id", operation);
        return operation;
    }

    [Fact]
    public async Task A_job_is_made_with_defaults_read_changed_and_deleted()
    {
        var rows = await Rows.AddAsync(api, api.WorkspaceId);
        var job = await NewJobAsync(rows);
        var id = job.GetProperty("id").GetGuid();
        job.GetProperty("priority").GetString().ShouldBe("normal");
        job.GetProperty("maxRuntimeMinutes").GetInt32().ShouldBe(240);
        job.GetProperty("sources")[0].GetProperty("serverName").GetString().ShouldBe($"server {rows.ServerId}");
        job.GetProperty("strip").GetArrayLength().ShouldBe(30);
        var change = new { name = "changed", sourceIds = new[] { rows.SourceId }, repositoryIds = new[] { rows.RepositoryId }, priority = "critical", nice = 5, tags = new[] { "a" } };
        using (var missing = await PutAsync(id, change, null)) await missing.ShouldBeProblemAsync(428, "invalid");
        using (var changed = await PutAsync(id, change, "\"1\""))
        {
            changed.StatusCode.ShouldBe(HttpStatusCode.OK, await changed.Content.ReadAsStringAsync());
            changed.Headers.ETag!.Tag.ShouldBe("\"2\"");
            (await changed.ReadJsonAsync()).GetProperty("priority").GetString().ShouldBe("critical");
        }

        using (var late = await PutAsync(id, change, "\"1\"")) await late.ShouldBeProblemAsync(412, "changed_meanwhile");
        (await api.Owner.DeleteAsync($"/api/v1/jobs/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await api.Owner.GetAsync($"/api/v1/jobs/{id}")).ShouldBeProblemAsync(404, "not_found");
    }

    [Fact]
    public async Task Refuses_a_name_that_is_taken_and_what_belongs_to_others()
    {
        var rows = await Rows.AddAsync(api, api.WorkspaceId);
        var foreign = await Rows.AddAsync(api, (await api.NewMemberAsync()).WorkspaceId);
        var name = $"Job {Guid.NewGuid()}";
        await NewJobAsync(rows, name);
        using (var again = await api.Owner.PostAsJsonAsync("/api/v1/jobs", new { name = name.ToUpperInvariant(), sourceIds = new[] { rows.SourceId }, repositoryIds = new[] { rows.RepositoryId } }))
            await again.ShouldBeProblemAsync(409, "name_taken");
        using (var theirs = await api.Owner.PostAsJsonAsync("/api/v1/jobs", new { name = "x", sourceIds = new[] { foreign.SourceId }, repositoryIds = new[] { rows.RepositoryId } }))
            (await theirs.ShouldBeProblemAsync(400, "invalid")).GetProperty("errors").TryGetProperty("sourceIds", out _).ShouldBeTrue();
        using (var odd = await api.Owner.PostAsJsonAsync("/api/v1/jobs", new { name = "odd", sourceIds = new[] { rows.SourceId }, repositoryIds = new[] { rows.RepositoryId }, compression = "zstd,99" }))
            (await odd.ShouldBeProblemAsync(400, "invalid")).GetProperty("errors").TryGetProperty("compression", out _).ShouldBeTrue();
        using var empty = await api.Owner.PostAsJsonAsync("/api/v1/jobs", new { name = "", sourceIds = Array.Empty<Guid>() });
        (await empty.ShouldBeProblemAsync(400, "invalid")).GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe(["name", "sourceIds", "repositoryIds"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("restic")]
    [InlineData("archive")]
    public async Task What_an_engine_cannot_leave_out_is_told_when_it_is_saved(string engine)
    {
        var rows = await Rows.AddAsync(api, api.WorkspaceId);
        await api.QueryAsync<int>("with made as (update repositories set engine = @engine where id = @RepositoryId returning 1) select count(*)::int from made", new { engine, rows.RepositoryId });
        await NewJobAsync(rows);
        var settings = new { type = "files", paths = new[] { "/etc" }, excludePatterns = new[] { "/etc/*.tmp", "re:\\.tmp$" } };
        using (var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/sources/{rows.SourceId}") { Content = JsonContent.Create(new { name = $"s {Guid.NewGuid()}", serverId = rows.ServerId, settings }) })
        {
            request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
            using var changed = await api.Owner.SendAsync(request);
            (await changed.ShouldBeProblemAsync(400, "invalid")).GetProperty("errors").GetProperty("settings.excludePatterns")[0].GetString()!.ShouldContain("re:\\.tmp$");
        }

        await api.QueryAsync<int>("with made as (update sources set settings = @settings::jsonb where id = @SourceId returning 1) select count(*)::int from made", new { settings = JsonSerializer.Serialize(settings), rows.SourceId });
        using var job = await api.Owner.PostAsJsonAsync("/api/v1/jobs", new { name = $"job {Guid.NewGuid()}", sourceIds = new[] { rows.SourceId }, repositoryIds = new[] { rows.RepositoryId } });
        (await job.ShouldBeProblemAsync(400, "invalid")).GetProperty("errors").GetProperty("repositoryIds")[0].GetString()!.ShouldContain("re:\\.tmp$");
    }

    [Fact]
    public async Task Running_a_job_queues_an_operation_per_source_and_repository_once_per_key()
    {
        var rows = await Rows.AddAsync(api, api.WorkspaceId);
        var id = (await NewJobAsync(rows)).GetProperty("id").GetGuid();
        async Task<HttpResponseMessage> RunAsync(Guid job)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/jobs/{job}/run") { Headers = { { "Idempotency-Key", $"key {id}" } } };
            return await api.Owner.SendAsync(request);
        }

        using var first = await RunAsync(id);
        first.StatusCode.ShouldBe(HttpStatusCode.Accepted, await first.Content.ReadAsStringAsync());
        var run = await first.ReadJsonAsync();
        var operation = run.GetProperty("operations").EnumerateArray().ShouldHaveSingleItem();
        operation.GetProperty("trigger").GetString().ShouldBe("manual");
        operation.GetProperty("repositoryName").GetString().ShouldBe($"repository {rows.RepositoryId}");
        (await (await RunAsync(id)).ReadJsonAsync()).GetProperty("runId").GetGuid().ShouldBe(run.GetProperty("runId").GetGuid());
        (await api.QueryAsync<int>("select count(*)::int from operations where job_id = @id", new { id })).ShouldBe(1);
        var other = (await NewJobAsync(rows)).GetProperty("id").GetGuid();
        await (await RunAsync(other)).ShouldBeProblemAsync(409, "idempotency_conflict");
        await (await api.Owner.DeleteAsync($"/api/v1/jobs/{id}")).ShouldBeProblemAsync(409, "in_use");
        await api.ExecuteAsync("delete from operations where job_id = @id", new { id });
    }

    [Fact]
    public async Task Runs_are_grouped_paged_and_counted()
    {
        var rows = await Rows.AddAsync(api, api.WorkspaceId);
        var id = (await NewJobAsync(rows)).GetProperty("id").GetGuid();
        var run = Guid.CreateVersion7();
        await rows.AddOperationAsync(api, "failed", 5, id, run);
        await api.ExecuteAsync("update operations set attempt = 2 where id = @retry", new { retry = await rows.AddOperationAsync(api, "completed", 4, id, run) });
        await rows.AddOperationAsync(api, "failed", 30, id);
        await rows.AddOperationAsync(api, "warning", 54, id);
        var first = await (await api.Owner.GetAsync($"/api/v1/jobs/{id}/runs?limit=2")).ReadJsonAsync();
        first.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("status").GetString()).ShouldBe(["completed", "failed"]);
        first.GetProperty("items")[0].GetProperty("operations").GetArrayLength().ShouldBe(2);
        first.GetProperty("items")[0].GetProperty("originalBytes").GetInt64().ShouldBe(5000);
        var second = await (await api.Owner.GetAsync($"/api/v1/jobs/{id}/runs?limit=2&cursor={first.GetProperty("nextCursor").GetString()}")).ReadJsonAsync();
        second.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("status").GetString()).ShouldBe(["warning"]);
        second.GetProperty("nextCursor").ValueKind.ShouldBe(JsonValueKind.Null);
        var job = await (await api.Owner.GetAsync($"/api/v1/jobs/{id}")).ReadJsonAsync();
        job.GetProperty("lastRun").GetProperty("runId").GetGuid().ShouldBe(run);
        job.GetProperty("statistics").GetProperty("failed").GetInt32().ShouldBe(2);
        job.GetProperty("statistics").GetProperty("averageDurationSeconds").GetDouble().ShouldBe(60, 1);
        job.GetProperty("strip").EnumerateArray().Count(day => day.GetProperty("status").ValueKind != JsonValueKind.Null).ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task Pages_neither_skip_nor_repeat_and_a_strange_cursor_is_refused()
    {
        var rows = await Rows.AddAsync(api, api.WorkspaceId);
        var tag = Guid.NewGuid().ToString("n");
        for (var number = 0; number < 5; number++) await NewJobAsync(rows, $"{tag} {number}");
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await (await api.Owner.GetAsync($"/api/v1/jobs?search={tag}&limit=2&cursor={cursor}")).ReadJsonAsync();
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(job => job.GetProperty("name").GetString()!));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);
        seen.ShouldBe(Enumerable.Range(0, 5).Reverse().Select(number => $"{tag} {number}"));
        await (await api.Owner.GetAsync("/api/v1/jobs?cursor=nonsense")).ShouldBeProblemAsync(400, "invalid");
        (await (await api.Owner.GetAsync("/api/v1/jobs?search=%25")).ReadJsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
    }
}
