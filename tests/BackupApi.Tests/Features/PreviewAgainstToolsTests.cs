using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using BackupApi.Retention;
using BackupApi.Tests.Engines;
using BackupApi.Tests.Retention;

namespace BackupApi.Tests.Features;

/// <summary>A history that the plain tool made is imported: the preview shows what the tool's own dry run would keep, and the prune then keeps just that.</summary>
[Collection(nameof(WorkingApiCollection))]
public sealed class PreviewAgainstToolsTests(WorkingApiFixture api) : IDisposable
{
    private const string Zone = "America/New_York";
    private const int Backups = 16;

    private static readonly RetentionPolicy Policy = new(KeepLast: 1, KeepHourly: 2, KeepDaily: 4, KeepWeekly: 3, KeepMonthly: 4, KeepYearly: 2, TimeZone: Zone);

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Of_borg()
    {
        var borg = new ToolRun("borg", new Dictionary<string, string> { ["BORG_BASE_DIR"] = scratch["b"], ["BORG_PASSPHRASE"] = "made elsewhere", ["TZ"] = Zone });
        var repository = Prepare();
        await borg.AskAsync("init", "--encryption", "repokey", repository);
        foreach (var at in RandomHistory.Times(new Random(7), Backups, DateTimeOffset.UtcNow))
            await borg.AskAsync("create", "--timestamp", at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture), $"{repository}::web-{at.UtcDateTime:yyyy-MM-ddTHH:mm:ss}", scratch["source"]);
        var (_, list) = await borg.AskAsync(["prune", "--dry-run", "--list", .. Policy.PeriodRules().Select(Argument), repository]);
        var kept = list.Split('\n').Where(line => line.Contains("Keeping archive")).Select(line => line[line.IndexOf("web-", StringComparison.Ordinal)..].Split(' ')[0]);

        await PreviewsAndPrunesAsync("borg", [.. kept]);

        var (left, _) = await borg.AskAsync("list", "--short", repository);
        left.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(kept, ignoreOrder: true);
        await borg.AskAsync("check", "--verify-data", repository);
    }

    [Fact]
    public async Task Of_restic()
    {
        var restic = new ToolRun("restic", new Dictionary<string, string> { ["RESTIC_REPOSITORY"] = Prepare(), ["RESTIC_PASSWORD"] = "made elsewhere", ["TZ"] = Zone, ["RESTIC_CACHE_DIR"] = scratch["cache"] });
        await restic.AskAsync("init");
        foreach (var at in RandomHistory.Times(new Random(8), Backups, DateTimeOffset.UtcNow))
        {
            var local = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(Zone)).DateTime;
            await restic.AskAsync("backup", "--quiet", "--host", "web", "--time", local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), scratch["source"]);
        }

        var (answer, _) = await restic.AskAsync(["forget", "--dry-run", "--json", .. Policy.PeriodRules().Select(Argument)]);
        var group = JsonDocument.Parse(answer[..(answer.LastIndexOf(']') + 1)]).RootElement[0];
        var kept = group.GetProperty("keep").EnumerateArray().Select(snapshot => snapshot.GetProperty("short_id").GetString()!).ToList();

        await PreviewsAndPrunesAsync("restic", kept);

        var (left, _) = await restic.AskAsync("snapshots", "--json");
        JsonDocument.Parse(left).RootElement.EnumerateArray().Select(snapshot => snapshot.GetProperty("short_id").GetString()!).ShouldBe(kept, ignoreOrder: true);
        await restic.AskAsync("check", "--read-data");
    }

    private string Prepare()
    {
        Directory.CreateDirectory(scratch["source"]);
        File.WriteAllText(Path.Combine(scratch["source"], "file"), "content");
        Directory.CreateDirectory(scratch["pool"]);
        return Path.Combine(scratch["pool"], "old");
    }

    private async Task PreviewsAndPrunesAsync(string engine, IReadOnlyList<string> kept)
    {
        kept.Count.ShouldBeInRange(3, Backups - 1); // Which backups share a day or week depends on when they are made.
        var pool = await PostAsync("storage-pools", new { name = MainJobLab.Name("pool"), settings = new { type = "local", path = scratch["pool"] } });
        var repository = Id(await PostAsync("repositories/import", new { name = MainJobLab.Name("old"), poolId = Id(pool), location = "old", passphrase = "made elsewhere", engine }));
        while (await api.QueryAsync<int>("select count(*)::int from operations where repository_id = @repository and status in ('pending', 'running')", new { repository }) > 0) await Task.Delay(100);

        var preview = await PostAsync("retention/preview", new { repositoryId = repository, policy = Policy });
        var source = preview.GetProperty("sources").EnumerateArray().ShouldHaveSingleItem();
        var backups = source.GetProperty("backups").EnumerateArray().ToList();
        backups.Count.ShouldBe(Backups);
        backups.Where(backup => backup.GetProperty("kept").GetBoolean()).Select(backup => backup.GetProperty("archive").GetString()).ShouldBe(kept, ignoreOrder: true);

        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/repositories/{repository}/retention") { Content = JsonContent.Create(new { policy = Policy, confirm = true }) };
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using (var set = await api.Owner.SendAsync(request)) set.IsSuccessStatusCode.ShouldBeTrue(await set.Content.ReadAsStringAsync());
        var prune = Id(await PostAsync($"repositories/{repository}/prune", new { }));
        string? status;
        while ((status = await api.QueryAsync<string>("select status from operations where id = @prune", new { prune })) is "pending" or "running") await Task.Delay(100);
        status.ShouldBe("completed", await api.QueryAsync<string?>("select error_message from operations where id = @prune", new { prune }));
    }

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await api.Owner.PostAsJsonAsync($"/api/v1/{path}", body);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.ReadJsonAsync();
    }

    private static string Argument((RetentionRule Rule, int Count) rule) => $"--keep-{rule.Rule.ToString().ToLowerInvariant()}={rule.Count}";

    private static Guid Id(JsonElement item) => item.GetProperty("id").GetGuid();
}
