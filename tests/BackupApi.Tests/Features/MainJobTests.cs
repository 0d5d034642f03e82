using System.Net.Http.Json;
using System.Text.Json;
using BackupApi.Data;
using BackupApi.Engines;
using BackupApi.Inventory;
using BackupApi.Orchestration;
using Microsoft.Extensions.DependencyInjection;

namespace BackupApi.Tests.Features;

[Collection(nameof(WorkingApiCollection))]
public sealed class MainJobTests(WorkingApiFixture api) : IAsyncLifetime
{
    private MainJobLab lab = null!;

    public async Task InitializeAsync() => lab = await MainJobLab.StartAsync(api);

    public async Task DisposeAsync() => await lab.DisposeAsync();

    [Fact]
    public async Task A_tree_of_one_server_comes_back_whole_on_another()
    {
        var job = await lab.AddJobAsync(await lab.AddServerAsync(0));
        var operation = await lab.RunJobAsync(job);
        operation.GetProperty("status").GetString().ShouldBe("completed", await lab.LogAsync(Id(operation)));
        operation.GetProperty("phases").EnumerateArray().ShouldAllBe(phase => phase.GetProperty("status").GetString() == "completed");
        var backup = (await lab.BackupsAsync()).ShouldHaveSingleItem();

        var other = await lab.AddServerAsync(1);
        var target = Path.Combine(lab.Folder, "elsewhere");
        var check = await lab.PostAsync($"backups/{Id(backup)}/restore-check", new { targetServerId = other, targetPath = target });
        check.GetProperty("canRestore").GetBoolean().ShouldBeTrue(check.ToString());
        var restore = await lab.PostAsync($"backups/{Id(backup)}/restore", new { targetServerId = other, targetPath = target });
        var done = await lab.EndAsync(Id(restore));
        done.GetProperty("status").GetString().ShouldBe("completed", await lab.LogAsync(Id(done)));
        done.GetProperty("result").GetProperty("verifiedFiles").GetInt64().ShouldBe(2);
        File.ReadAllText(target + lab.Tree + "/a.txt").ShouldBe("alpha");
        File.ReadAllText(target + lab.Tree + "/sub/it's $(id) \"x\"\nline").ShouldBe("odd");
        (await lab.GetAsync($"backups/{Id(backup)}")).GetProperty("verifiedAt").ValueKind.ShouldBe(JsonValueKind.String);
    }

    [Fact]
    public async Task A_backup_is_browsed_searched_and_downloaded_from()
    {
        File.CreateSymbolicLink(Path.Combine(lab.Tree, "link"), "a.txt");
        Lab.SshLab.Run("ln", Path.Combine(lab.Tree, "a.txt"), Path.Combine(lab.Tree, "twin"));
        await lab.RunJobAsync(await lab.AddJobAsync(await lab.AddServerAsync()));
        var backup = (await lab.BackupsAsync()).ShouldHaveSingleItem();
        JsonElement found;
        do found = await lab.GetAsync($"backups/{Id(backup)}/files?search=.txt");
        while (found.GetProperty("state").GetString() == "building");
        var file = found.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        file.GetProperty("path").GetString().ShouldBe(lab.Tree + "/a.txt");
        foreach (var name in (string[])["a.txt", "twin"])
        {
            var key = (await lab.GetAsync($"backups/{Id(backup)}/files?search={name}")).GetProperty("items")[0].GetProperty("key").GetString();
            (await api.Owner.GetStringAsync($"/api/v1/backups/{Id(backup)}/download?key={key}")).ShouldBe("alpha");
        }

        var root = await lab.GetAsync($"backups/{Id(backup)}/files");
        var top = root.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        top.GetProperty("type").GetString().ShouldBe("folder");
        var tar = await api.Owner.GetByteArrayAsync($"/api/v1/backups/{Id(backup)}/download?key={top.GetProperty("key").GetString()}");
        tar.Length.ShouldBeGreaterThan(2048);
        using var nonsense = await api.Owner.GetAsync($"/api/v1/backups/{Id(backup)}/download?key=bm90aGVyZQ");
        await nonsense.ShouldBeProblemAsync(404, "not_found");
    }

    [Fact]
    public async Task Lists_are_narrowed_by_the_words_that_the_contract_uses()
    {
        await lab.RunJobAsync(await lab.AddJobAsync(await lab.AddServerAsync()));
        var backup = (await lab.BackupsAsync()).ShouldHaveSingleItem();
        async Task<IEnumerable<Guid>> ListAsync(string query) => (await lab.GetAsync(query)).GetProperty("items").EnumerateArray().Select(Id);
        (await ListAsync("backups?limit=200&status=completed,warning")).ShouldContain(Id(backup));
        (await ListAsync("backups?limit=200&status=vanished")).ShouldNotContain(Id(backup));
        var operation = backup.GetProperty("operationId").GetGuid();
        (await ListAsync("operations?limit=200&kind=backup,check&status=completed")).ShouldContain(operation);
        (await ListAsync("operations?limit=200&kind=restore")).ShouldNotContain(operation);
    }

    [Fact]
    public async Task Paused_it_keeps_what_it_stored_and_resumes_from_there()
    {
        var job = await BigJobAsync();
        var operation = await lab.StartJobAsync(job);
        await lab.UntilReadAsync(operation, 20_000_000);
        await lab.PostAsync($"operations/{operation}/pause", new { });
        (await lab.EndAsync(operation)).GetProperty("status").GetString().ShouldBe("paused", await lab.LogAsync(operation));
        (await lab.BackupsAsync()).ShouldBeEmpty();
        await lab.PostAsync($"operations/{operation}/resume", new { });
        var done = await lab.EndAsync(operation);
        done.GetProperty("status").GetString().ShouldBe("completed", await lab.LogAsync(operation));
        var result = done.GetProperty("result");
        result.GetProperty("newBytes").GetInt64().ShouldBeLessThan(result.GetProperty("originalBytes").GetInt64() - 10_000_000, "what was stored before the pause is used again");
        (await lab.BackupsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Cancelled_it_leaves_nothing_and_a_retry_completes()
    {
        var operation = await lab.StartJobAsync(await BigJobAsync());
        await lab.UntilReadAsync(operation, 10_000_000);
        await lab.PostAsync($"operations/{operation}/cancel", new { });
        (await lab.EndAsync(operation)).GetProperty("status").GetString().ShouldBe("cancelled", await lab.LogAsync(operation));
        (await lab.BackupsAsync()).ShouldBeEmpty();
        Directory.GetFileSystemEntries(lab.RepositoryPath, "lock*").ShouldBeEmpty();
        Lab.SshLab.Run("sh", "-c", $"grep -l -a -s 'BACKUPAPI_OPERATION={operation}' /proc/[0-9]*/environ || true").ShouldBeEmpty();
        (await api.QueryAsync<int>("select count(*)::int from operation_resources where operation_id = @operation", new { operation })).ShouldBe(0);
        var retried = await lab.PostAsync($"operations/{operation}/retry", new { });
        var done = await lab.EndAsync(Id(retried));
        done.GetProperty("status").GetString().ShouldBe("completed", await lab.LogAsync(Id(retried)));
        done.GetProperty("attempts").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Failed_it_keeps_what_it_stored_for_a_retry_which_sends_the_rest()
    {
        var operation = await lab.StartJobAsync(await BigJobAsync());
        await lab.UntilReadAsync(operation, 30_000_000);
        InterruptBehindOurBack(operation);
        (await lab.EndAsync(operation)).GetProperty("status").GetString().ShouldBe("failed", await lab.LogAsync(operation));
        (await lab.LogAsync(operation)).ShouldContain("kept for 7 days");
        (await KeptAsync(operation)).ShouldBe(1);
        (await lab.BackupsAsync()).ShouldBeEmpty();
        var retried = Id(await lab.PostAsync($"operations/{operation}/retry", new { }));
        var done = await lab.EndAsync(retried);
        done.GetProperty("status").GetString().ShouldBe("completed", await lab.LogAsync(retried));
        var result = done.GetProperty("result");
        result.GetProperty("newBytes").GetInt64().ShouldBeLessThan(result.GetProperty("originalBytes").GetInt64() - 10_000_000, "what the failed run stored is used again");
        (await KeptAsync(operation) + await KeptAsync(retried)).ShouldBe(0);
        (await lab.BackupsAsync()).Count.ShouldBe(1);
        await ShouldHoldNoPartsOfAsync(operation);
    }

    [Fact]
    public async Task What_a_failed_run_stored_goes_when_its_time_is_up()
    {
        var operation = await lab.StartJobAsync(await BigJobAsync());
        await lab.UntilReadAsync(operation, 20_000_000);
        InterruptBehindOurBack(operation);
        (await lab.EndAsync(operation)).GetProperty("status").GetString().ShouldBe("failed", await lab.LogAsync(operation));
        (await KeptAsync(operation)).ShouldBe(1);
        var cleaner = api.Services.GetRequiredService<ResourceCleaner>();
        await cleaner.CleanAsync(operation, Remains.Listed, CancellationToken.None);
        (await KeptAsync(operation)).ShouldBe(1, "not before its time");
        await api.ExecuteAsync("update operation_resources set kept_until = now() where operation_id = @operation", new { operation });
        // The service itself looks every minute, perhaps just now.
        for (var round = 0; round < 10 && await KeptAsync(operation) > 0; round++) await cleaner.CleanAsync(operation, Remains.Listed, CancellationToken.None);
        (await KeptAsync(operation)).ShouldBe(0);
        await ShouldHoldNoPartsOfAsync(operation);
    }

    [Fact]
    public async Task Deleting_asks_for_the_name_and_then_takes_the_backup_out_of_the_repository()
    {
        await lab.RunJobAsync(await lab.AddJobAsync(await lab.AddServerAsync()));
        var backup = (await lab.BackupsAsync()).ShouldHaveSingleItem();
        using (var unconfirmed = await api.Owner.DeleteAsync($"/api/v1/backups/{Id(backup)}")) await unconfirmed.ShouldBeProblemAsync(409, "confirmation_missing");
        using var answer = await api.Owner.DeleteAsync($"/api/v1/backups/{Id(backup)}?confirm={Uri.EscapeDataString(backup.GetProperty("name").GetString()!)}");
        var operation = await answer.ReadJsonAsync();
        (await lab.EndAsync(Id(operation))).GetProperty("status").GetString().ShouldBe("completed", await lab.LogAsync(Id(operation)));
        (await lab.BackupsAsync()).ShouldBeEmpty();
        using var gone = await api.Owner.PostAsJsonAsync($"/api/v1/backups/{Id(backup)}/restore", new { targetPath = "/tmp/x" });
        await gone.ShouldBeProblemAsync(409, "wrong_state");
    }

    [Fact]
    public async Task The_same_idempotency_key_starts_one_run()
    {
        var job = await lab.AddJobAsync(await lab.AddServerAsync());
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/jobs/{job}/run") { Headers = { { "Idempotency-Key", job.ToString() } } };
            using var answer = await api.Owner.SendAsync(request);
            return (await answer.ReadJsonAsync()).GetProperty("runId").GetGuid();
        }));
        runs.Distinct().ShouldHaveSingleItem();
        foreach (var operation in (await lab.GetAsync($"operations?runId={runs[0]}")).GetProperty("items").EnumerateArray()) await lab.EndAsync(Id(operation));
        (await lab.BackupsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_bandwidth_limit_holds_on_this_machine_too()
    {
        var noise = new byte[6_000_000];
        Random.Shared.NextBytes(noise);
        File.WriteAllBytes(Path.Combine(lab.Tree, "noise"), noise);
        var local = (await lab.PostAsync("servers", new { name = MainJobLab.Name("local"), kind = "local" })).GetProperty("id").GetGuid();
        var operation = await lab.RunJobAsync(await lab.AddJobAsync(local, job: new { bandwidthLimitKbps = 1500 }));
        operation.GetProperty("status").GetString().ShouldBe("completed", await lab.LogAsync(Id(operation)));
        var transfer = operation.GetProperty("phases").EnumerateArray().First(phase => phase.GetProperty("name").GetString() == "transfer");
        (transfer.GetProperty("completedAt").GetDateTimeOffset() - transfer.GetProperty("startedAt").GetDateTimeOffset()).TotalSeconds.ShouldBeGreaterThan(3);
    }

    private Task<int> KeptAsync(Guid operation) => api.QueryAsync<int>("select count(*)::int from operation_resources where operation_id = @operation", new { operation });

    private async Task ShouldHoldNoPartsOfAsync(Guid operation)
    {
        await using var connection = await api.Services.GetRequiredService<SystemDatabase>().OpenAsync(CancellationToken.None);
        var opened = await api.Services.GetRequiredService<RepositoryInventory>().OpenAsync(connection, lab.RepositoryId, CancellationToken.None);
        var archive = await api.QueryAsync<string>("select state ->> 'archive' from operations where id = @operation", new { operation });
        (await opened.Engine.SettleAsync(opened.Access, archive, CancellationToken.None)).ShouldBe(new Remainder(null, HasParts: false));
    }

    // As an administrator of the server who ends what uses the line: borg lays its work down, and nobody here asked for it.
    private static void InterruptBehindOurBack(Guid operation) => Lab.SshLab.Run(
        "sh", "-c", $"for found in $(grep -l -a -s 'BACKUPAPI_OPERATION={operation}' /proc/[0-9]*/environ | cut -d / -f 3); do grep -q -a -s '[b]org.*create' /proc/$found/cmdline && kill -INT $found; done; true");

    private async Task<Guid> BigJobAsync()
    {
        var noise = new byte[8_000_000];
        for (var file = 0; file < 12; file++)
        {
            Random.Shared.NextBytes(noise);
            File.WriteAllBytes(Path.Combine(lab.Tree, $"noise{file}"), noise);
        }

        return await lab.AddJobAsync(await lab.AddServerAsync(), job: new { bandwidthLimitKbps = 12_000 });
    }

    private static Guid Id(JsonElement thing) => thing.GetProperty("id").GetGuid();
}
