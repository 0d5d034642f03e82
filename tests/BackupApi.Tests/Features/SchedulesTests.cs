using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using BackupApi.Data;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace BackupApi.Tests.Features;

[Collection(nameof(ApiCollection))]
public sealed class SchedulesTests(ApiFixture api)
{
    private static readonly object Daily = new { type = "daily", times = new[] { "02:30" } };

    private async Task<(Guid Job, Rows Rows)> NewJobAsync(Rows? rows = null)
    {
        rows ??= await Rows.AddAsync(api, api.WorkspaceId);
        using var answer = await api.Owner.PostAsJsonAsync("/api/v1/jobs", new { name = $"job {Guid.NewGuid()}", sourceIds = new[] { rows.SourceId }, repositoryIds = new[] { rows.RepositoryId } });
        return ((await answer.ReadJsonAsync()).GetProperty("id").GetGuid(), rows);
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body, HttpStatusCode expected = HttpStatusCode.OK, string? version = null)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1{path}") { Content = body is null ? null : JsonContent.Create(body) };
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", version);
        using var answer = await api.Owner.SendAsync(request);
        answer.StatusCode.ShouldBe(expected, await answer.Content.ReadAsStringAsync());
        return await answer.ReadJsonAsync();
    }

    private Task<JsonElement> CreateAsync(Guid job, object settings) =>
        SendAsync(HttpMethod.Post, "/backup-schedules", new { jobId = job, settings, timeZone = "Europe/Berlin" }, HttpStatusCode.Created);

    [Fact]
    public async Task A_schedule_is_made_read_changed_and_deleted()
    {
        var (job, _) = await NewJobAsync();
        var made = await CreateAsync(job, Daily);
        var id = made.GetProperty("id").GetGuid();
        made.GetProperty("sentence").GetString().ShouldBe("Every day at 02:30 (Europe/Berlin).");
        made.GetProperty("retryCount").GetInt32().ShouldBe(3);
        made.GetProperty("nextRunAt").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UtcNow);
        (await SendAsync(HttpMethod.Get, $"/backup-schedules?jobId={job}", null)).GetProperty("items").GetArrayLength().ShouldBe(1);
        var change = new { settings = new { type = "interval", everyMinutes = 60 }, timeZone = "UTC", enabled = false, window = new { start = "22:00", end = "06:00" } };
        var changed = await SendAsync(HttpMethod.Put, $"/backup-schedules/{id}", change, version: "\"1\"");
        changed.GetProperty("nextRunAt").ValueKind.ShouldBe(JsonValueKind.Null);
        changed.GetProperty("window").GetProperty("start").GetString().ShouldBe("22:00");
        await SendAsync(HttpMethod.Put, $"/backup-schedules/{id}", change, HttpStatusCode.PreconditionFailed, "\"1\"");
        (await api.Owner.DeleteAsync($"/api/v1/backup-schedules/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await SendAsync(HttpMethod.Get, $"/backup-schedules/{id}", null, HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"name":"a\u0000b"}""", "NUL")]
    [InlineData("""{"blackouts":[{"from":"2027-01-01T00:00:00Z","until":"2027-01-02T00:00:00Z","reason":"a\u0000b"}]}""", "NUL")]
    [InlineData("""{"blackouts":[null]}""", "from when until when")]
    public async Task Texts_and_lists_that_cannot_be_kept_are_refused(string fields, string said)
    {
        var (job, _) = await NewJobAsync();
        var body = JsonNode.Parse(fields)!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(new { jobId = job, settings = Daily, timeZone = "UTC" })!.AsObject().ToList()) body[name] = value!.DeepClone();
        (await SendAsync(HttpMethod.Post, "/backup-schedules", body, HttpStatusCode.BadRequest)).GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain(said);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public async Task A_preview_does_not_reach_beyond_the_calendar(string from) =>
        (await SendAsync(HttpMethod.Post, "/schedules/preview", new { settings = Daily, timeZone = "Asia/Tokyo", from }, HttpStatusCode.BadRequest)).GetProperty("code").GetString().ShouldBe("invalid");

    [Theory]
    [InlineData("run", HttpStatusCode.NotFound)]
    [InlineData("schedule", HttpStatusCode.Conflict)]
    public async Task What_is_asked_of_a_job_in_the_moment_of_its_deletion_is_refused_in_words(string what, HttpStatusCode expected)
    {
        var (job, _) = await NewJobAsync();
        await using var connection = await api.Services.GetRequiredService<SystemDatabase>().OpenAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("delete from jobs where id = @job", new { job }, transaction);
        var asked = what == "run" ? SendAsync(HttpMethod.Post, $"/jobs/{job}/run", new { }, expected)
            : SendAsync(HttpMethod.Post, "/backup-schedules", new { jobId = job, settings = Daily, timeZone = "UTC" }, expected);
        while (!asked.IsCompleted && !await connection.ExecuteScalarAsync<bool>("select exists (select from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid)))", transaction: transaction))
            await Task.Delay(20);
        await transaction.CommitAsync();
        (await asked).GetProperty("hint").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task An_order_with_a_hole_in_its_list_is_refused()
    {
        var (job, _) = await NewJobAsync();
        await SendAsync(HttpMethod.Put, $"/jobs/{job}/order", new { dependencies = new object?[] { null }, conflicts = Array.Empty<Guid>() }, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_change_neither_loses_what_is_due_nor_disturbs_what_runs()
    {
        var (job, rows) = await NewJobAsync();
        var id = (await CreateAsync(job, Daily)).GetProperty("id").GetGuid();
        var run = Guid.CreateVersion7();
        await rows.AddOperationAsync(api, "running", 1, job, run);
        await api.ExecuteAsync("update schedules set next_run_at = now() - interval '2 seconds' where id = @id", new { id });
        async Task<JsonElement> ChangeAsync(object settings, string version, bool enabled = true) =>
            await SendAsync(HttpMethod.Put, $"/backup-schedules/{id}", new { settings, timeZone = "Europe/Berlin", name = "changed", enabled }, version: version);
        (await ChangeAsync(Daily, "\"1\"")).GetProperty("nextRunAt").GetDateTimeOffset().ShouldBeLessThan(DateTimeOffset.UtcNow);
        (await ChangeAsync(new { type = "daily", times = new[] { "03:30" } }, "\"2\"")).GetProperty("nextRunAt").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UtcNow);
        (await ChangeAsync(Daily, "\"3\"", enabled: false)).GetProperty("nextRunAt").ValueKind.ShouldBe(JsonValueKind.Null);
        (await ChangeAsync(Daily, "\"4\"")).GetProperty("nextRunAt").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UtcNow);
        (await SendAsync(HttpMethod.Get, $"/operations?runId={run}", null)).GetProperty("items")[0].GetProperty("status").GetString().ShouldBe("running");
        await api.ExecuteAsync("delete from operations where run_id = @run", new { run });
    }

    [Fact]
    public async Task Refuses_what_never_runs_and_jobs_of_others()
    {
        var (job, _) = await NewJobAsync();
        using (var never = await api.Owner.PostAsJsonAsync("/api/v1/backup-schedules", new { jobId = job, settings = new { type = "cron", expression = "0 0 31 2 *" }, timeZone = "UTC" }))
            (await never.ShouldBeProblemAsync(400, "invalid")).GetProperty("errors").TryGetProperty("settings", out _).ShouldBeTrue();
        using (var nowhere = await api.Owner.PostAsJsonAsync("/api/v1/schedules/preview", new { settings = Daily, timeZone = "Mars/Olympus" }))
            (await nowhere.ShouldBeProblemAsync(400, "invalid")).GetProperty("errors").TryGetProperty("timeZone", out _).ShouldBeTrue();
        var member = await api.NewMemberAsync();
        using var stranger = await api.SignInAsync(member.Email);
        using (var theirs = await stranger.PostAsJsonAsync("/api/v1/backup-schedules", new { jobId = job, settings = Daily, timeZone = "UTC" })) await theirs.ShouldBeProblemAsync(400, "invalid");
        using (var order = await stranger.GetAsync($"/api/v1/jobs/{job}/order")) await order.ShouldBeProblemAsync(404, "not_found");
    }

    [Fact]
    public async Task What_the_preview_shows_is_what_the_job_will_do()
    {
        var (job, _) = await NewJobAsync();
        var schedule = new { jobId = job, settings = new { type = "interval", everyMinutes = 120 }, timeZone = "America/New_York", window = new { start = "22:00", end = "06:00" }, jitterMinutes = 5 };
        var preview = await SendAsync(HttpMethod.Post, "/schedules/preview", schedule);
        await SendAsync(HttpMethod.Post, "/backup-schedules", schedule, HttpStatusCode.Created);
        var next = (await SendAsync(HttpMethod.Get, $"/jobs/{job}/next-runs", null)).GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("startsAt").GetDateTimeOffset()).ToList();
        preview.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("startsAt").GetDateTimeOffset()).ShouldBe(next);
        preview.GetProperty("runs").GetArrayLength().ShouldBe(10);
        preview.GetProperty("runs").EnumerateArray().SelectMany(run => run.GetProperty("shifts").EnumerateArray()).Select(shift => shift.GetProperty("kind").GetString()).ShouldContain("window");
    }

    [Fact]
    public async Task The_calendar_shows_what_ran_and_what_will()
    {
        var (job, rows) = await NewJobAsync();
        await CreateAsync(job, Daily);
        var run = Guid.CreateVersion7();
        await rows.AddOperationAsync(api, "completed", 30, job, run);
        var (from, to) = (Uri.EscapeDataString(DateTimeOffset.UtcNow.AddDays(-3).ToString("O")), Uri.EscapeDataString(DateTimeOffset.UtcNow.AddDays(7).ToString("O")));
        var calendar = await SendAsync(HttpMethod.Get, $"/calendar?from={from}&to={to}", null);
        var mine = calendar.GetProperty("runs").EnumerateArray().Where(one => one.GetProperty("jobId").GetGuid() == job).ToList();
        mine.Count(one => one.GetProperty("runId").ValueKind == JsonValueKind.String).ShouldBe(1);
        mine.Count.ShouldBeInRange(7, 9);
        calendar.GetProperty("jobs").EnumerateArray().Count(one => one.GetProperty("id").GetGuid() == job).ShouldBe(1);
        await SendAsync(HttpMethod.Get, $"/calendar?from={to}&to={from}", null, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_calendar_shows_windows_and_blackouts_whole()
    {
        var (job, _) = await NewJobAsync();
        var day = DateTimeOffset.UtcNow.Date.AddDays(40); // of no other test
        await SendAsync(HttpMethod.Post, "/backup-schedules", new
        {
            jobId = job, settings = Daily, timeZone = "Asia/Tokyo", window = new { start = "20:00", end = "05:00" }, recurringBlackouts = new[] { new { start = "22:00", end = "23:00", reason = "Closing" } },
            blackouts = new[] { new { from = new DateTimeOffset(day.AddHours(18), TimeSpan.Zero), until = new DateTimeOffset(day.AddDays(2), TimeSpan.Zero), reason = "Move of the data centre" } },
        }, HttpStatusCode.Created);
        async Task<List<string>> AskAsync(string query) =>
            [.. (await SendAsync(HttpMethod.Get, $"/calendar/periods?{query}", null)).GetProperty("periods").EnumerateArray().Select(one =>
                $"{one.GetProperty("kind").GetString()} {(one.GetProperty("startsAt").GetDateTimeOffset() - day).TotalHours}-{(one.GetProperty("endsAt").GetDateTimeOffset() - day).TotalHours} {one.GetProperty("reason").GetString()}")];
        var periods = await AskAsync($"from={day:yyyy-MM-dd}T00:00:00Z&to={day.AddDays(1):yyyy-MM-dd}T00:00:00Z");
        // Nine hours behind the wall of Tokyo.
        foreach (var expected in (string[])["window 11-20 ", "blackout 13-14 Closing", "blackout 18-24 Move of the data centre"]) periods.ShouldContain(expected);
        await SendAsync(HttpMethod.Get, $"/calendar/periods?from={day:yyyy-MM-dd}T00:00:00Z&to={day.AddDays(9):yyyy-MM-dd}T00:00:00Z", null, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_job_is_made_with_its_order_or_not_at_all()
    {
        var (first, _) = await NewJobAsync();
        var known = await SendAsync(HttpMethod.Get, $"/jobs/{first}", null);
        object Job(string name, Guid after) => new
        {
            name, sourceIds = Ids(known, "sources"), repositoryIds = Ids(known, "repositories"), order = new { dependencies = new[] { new { jobId = after, onFailure = "run" } }, conflicts = new[] { first } },
        };
        var refused = await SendAsync(HttpMethod.Post, "/jobs", Job($"After nothing {first}", Guid.NewGuid()), HttpStatusCode.BadRequest);
        refused.GetProperty("errors").TryGetProperty("order.dependencies", out _).ShouldBeTrue();
        (await SendAsync(HttpMethod.Get, "/jobs?limit=200", null)).GetProperty("items").EnumerateArray().ShouldNotContain(job => job.GetProperty("name").GetString()!.StartsWith("After nothing"));
        var made = await SendAsync(HttpMethod.Post, "/jobs", Job($"After {first}", first), HttpStatusCode.Created);
        var order = await SendAsync(HttpMethod.Get, $"/jobs/{made.GetProperty("id").GetGuid()}/order", null);
        order.GetProperty("dependencies")[0].GetProperty("onFailure").GetString().ShouldBe("run");
        order.GetProperty("conflicts")[0].GetProperty("jobId").GetGuid().ShouldBe(first);
        static List<Guid> Ids(JsonElement job, string member) => [.. job.GetProperty(member).EnumerateArray().Select(one => one.GetProperty("id").GetGuid())];
    }

    [Fact]
    public async Task Dependencies_in_a_circle_are_refused()
    {
        var (first, rows) = await NewJobAsync();
        var ((second, _), (third, _)) = (await NewJobAsync(rows), await NewJobAsync(rows));
        object On(Guid job) => new { dependencies = new[] { new { jobId = job } }, conflicts = Array.Empty<Guid>() };
        await SendAsync(HttpMethod.Put, $"/jobs/{second}/order", On(first));
        await SendAsync(HttpMethod.Put, $"/jobs/{third}/order", On(second));
        var refused = await SendAsync(HttpMethod.Put, $"/jobs/{first}/order", On(third), HttpStatusCode.BadRequest);
        refused.GetProperty("detail").GetString()!.ShouldContain("wait for each other for ever");
        (await SendAsync(HttpMethod.Get, $"/jobs/{first}/order", null)).GetProperty("dependencies").GetArrayLength().ShouldBe(0);
        await SendAsync(HttpMethod.Put, $"/jobs/{first}/order", new { dependencies = Array.Empty<object>(), conflicts = new[] { third } });
        (await SendAsync(HttpMethod.Get, $"/jobs/{third}/order", null)).GetProperty("conflicts")[0].GetProperty("jobId").GetGuid().ShouldBe(first);
        (await SendAsync(HttpMethod.Get, $"/jobs/{third}/next-runs", null)).GetProperty("conditions").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Conflicts_are_found_before_saving()
    {
        var (first, rows) = await NewJobAsync();
        await CreateAsync(first, Daily);
        var (second, _) = await NewJobAsync(rows);
        var found = await SendAsync(HttpMethod.Post, "/schedules/conflicts", new { jobId = second, settings = new { type = "daily", times = new[] { "02:35" } }, timeZone = "Europe/Berlin" });
        found.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("kind").GetString()).ShouldBe(["same_repository", "same_server"]);
        found.GetProperty("items")[0].GetProperty("count").GetInt32().ShouldBeInRange(13, 14);
        var none = await SendAsync(HttpMethod.Post, "/schedules/conflicts", new { jobId = second, settings = new { type = "daily", times = new[] { "05:00" } }, timeZone = "Europe/Berlin" });
        none.GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_job_that_missed_its_run_shows_as_overdue_until_it_has_run()
    {
        var member = await api.NewMemberAsync();
        using var owner = await api.SignInAsync(member.Email);
        var rows = await Rows.AddAsync(api, member.WorkspaceId);
        using var made = await owner.PostAsJsonAsync("/api/v1/jobs", new { name = "nightly", sourceIds = new[] { rows.SourceId }, repositoryIds = new[] { rows.RepositoryId } });
        var job = (await made.ReadJsonAsync()).GetProperty("id").GetGuid();
        (await owner.PostAsJsonAsync("/api/v1/backup-schedules", new { jobId = job, settings = Daily, timeZone = "UTC" })).StatusCode.ShouldBe(HttpStatusCode.Created);
        async Task<string?> OverdueAsync() => (await (await owner.GetAsync($"/api/v1/jobs/{job}")).ReadJsonAsync()).GetProperty("overdue").GetString();
        (await OverdueAsync()).ShouldBeNull();
        await api.ExecuteAsync("update schedules set next_run_at = now() - interval '1 hour' where job_id = @job", new { job });
        (await OverdueAsync())!.ShouldContain("has not started");
        (await (await owner.GetAsync("/api/v1/dashboard")).Content.ReadAsStringAsync()).ShouldContain("Job nightly is overdue");
        await api.ExecuteAsync("update schedules set next_run_at = now() + interval '1 hour', last_skip_at = now(), last_skip_reason = 'The service was not running when it was due.' where job_id = @job", new { job });
        (await OverdueAsync())!.ShouldContain("The service was not running when it was due.");
        await api.ExecuteAsync("update schedules set last_run_at = now() where job_id = @job", new { job });
        (await OverdueAsync()).ShouldBeNull();
        (await (await owner.GetAsync("/api/v1/dashboard")).Content.ReadAsStringAsync()).ShouldNotContain("overdue");
        await api.ExecuteAsync("update schedules set last_skip_at = now() where job_id = @job", new { job });
        (await OverdueAsync()).ShouldNotBeNull();
        (await owner.PostAsync($"/api/v1/jobs/{job}/run", null)).StatusCode.ShouldBe(HttpStatusCode.Accepted); // somebody makes up for it
        (await OverdueAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Limits_of_servers_and_pools_are_set_and_taken_away()
    {
        var rows = await Rows.AddAsync(api, api.WorkspaceId);
        foreach (var path in (string[])[$"/servers/{rows.ServerId}/limit", $"/storage-pools/{rows.PoolId}/limit"])
        {
            (await SendAsync(HttpMethod.Get, path, null)).GetProperty("maxOperations").ValueKind.ShouldBe(JsonValueKind.Null);
            (await SendAsync(HttpMethod.Put, path, new { maxOperations = 2 })).GetProperty("maxOperations").GetInt32().ShouldBe(2);
            await SendAsync(HttpMethod.Put, path, new { maxOperations = 0 }, HttpStatusCode.BadRequest);
            (await SendAsync(HttpMethod.Put, path, new { maxOperations = (int?)null })).GetProperty("maxOperations").ValueKind.ShouldBe(JsonValueKind.Null);
        }
    }
}
