using System.Globalization;
using System.Text.Json;
using BackupApi.Retention;
using BackupApi.Tests.Engines;

namespace BackupApi.Tests.Retention;

/// <summary>What the preview promises is what the plain tools would do with the same rules.</summary>
public sealed class SameAsToolsTests : IDisposable
{
    private const int Backups = 20, Policies = 6;
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Keeps_what_borg_prune_keeps(int seed)
    {
        var random = new Random(seed);
        var zone = RandomHistory.Zones[seed];
        Directory.CreateDirectory(scratch["source"]);
        var borg = new ToolRun("borg", new Dictionary<string, string> { ["BORG_BASE_DIR"] = scratch["borg"], ["TZ"] = zone, ["BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK"] = "yes" });
        var repository = scratch["repo"];
        await borg.AskAsync("init", "--encryption", "none", repository);
        var history = RandomHistory.Times(random, Backups, DateTimeOffset.UtcNow).Select(at => new RetentionBackup(Guid.NewGuid(), at)).ToList();
        foreach (var backup in history)
            await borg.AskAsync("create", "--timestamp", backup.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture), $"{repository}::{backup.Id}", scratch["source"]);

        for (var round = 0; round < Policies; round++)
        {
            var policy = RandomHistory.Policy(random, zone);
            var (_, list) = await borg.AskAsync(["prune", "--dry-run", "--list", .. BorgArguments(policy), repository]);
            var said = list.Split('\n').Where(line => line.Contains("Keeping archive")).ToDictionary(line => history.Single(backup => line.Contains($" {backup.Id} ")).Id, RuleOf);
            var verdicts = RetentionRules.Judge(policy, RetentionSemantics.Borg, history, DateTimeOffset.UtcNow);
            verdicts.Where(verdict => verdict.IsKept).ToDictionary(verdict => verdict.Backup.Id, Described).ShouldBe(said, ignoreOrder: true, $"{policy}\n{list}");
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Keeps_what_restic_forget_keeps(int seed)
    {
        var random = new Random(seed);
        var zone = RandomHistory.Zones[seed];
        Directory.CreateDirectory(scratch["source"]);
        var restic = new ToolRun("restic", new Dictionary<string, string> { ["RESTIC_REPOSITORY"] = scratch["repo"], ["RESTIC_PASSWORD"] = "generated history", ["TZ"] = zone, ["RESTIC_CACHE_DIR"] = scratch["cache"] });
        await restic.AskAsync("init");
        foreach (var at in RandomHistory.Times(random, Backups, DateTimeOffset.UtcNow))
        {
            var local = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime;
            await restic.AskAsync("backup", "--quiet", "--time", local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), scratch["source"]);
        }

        var (snapshots, _) = await restic.AskAsync("snapshots", "--json");
        var history = JsonDocument.Parse(snapshots).RootElement.EnumerateArray().Select(snapshot => new RetentionBackup(Guid.NewGuid(), snapshot.GetProperty("time").GetDateTimeOffset())).ToList();
        history.Count.ShouldBe(Backups);
        for (var round = 0; round < Policies; round++)
        {
            var policy = RandomHistory.Policy(random, zone);
            var (answer, _) = await restic.AskAsync(["forget", "--dry-run", "--json", "--group-by", "", .. ResticArguments(policy)]);
            var said = JsonDocument.Parse(answer[..(answer.LastIndexOf(']') + 1)]).RootElement[0].GetProperty("reasons").EnumerateArray()
                .ToDictionary(reason => reason.GetProperty("snapshot").GetProperty("time").GetDateTimeOffset().ToUniversalTime(), reason => string.Join(", ", reason.GetProperty("matches").EnumerateArray().Select(match => match.GetString()!.Split(' ')[0]).Order()));
            var verdicts = RetentionRules.Judge(policy, RetentionSemantics.Restic, history, DateTimeOffset.UtcNow);
            verdicts.Where(verdict => verdict.IsKept)
                .ToDictionary(verdict => verdict.Backup.At.ToUniversalTime(), verdict => string.Join(", ", verdict.Reasons.Select(reason => reason.Rule.ToString().ToLowerInvariant()).Order()))
                .ShouldBe(said, ignoreOrder: true, $"{policy}\n{answer}");
        }
    }

    private static string Described(RetentionVerdict verdict)
    {
        var reason = verdict.Reasons[0];
        var rule = reason.Rule == RetentionRule.Last ? "secondly" : reason.Rule.ToString().ToLowerInvariant();
        return $"{rule}{(reason.AsOldest ? "[oldest]" : "")} #{reason.Place}";
    }

    // Keeping archive (rule: daily #1):   name   date
    private static string RuleOf(string line) => line.Split("(rule: ")[1].Split(')')[0];

    private static IEnumerable<string> BorgArguments(RetentionPolicy policy)
    {
        foreach (var (rule, count) in policy.PeriodRules()) yield return $"--keep-{rule.ToString().ToLowerInvariant()}={count}";
        if (policy.KeepWithin is { } period) yield return $"--keep-within={period.Amount}{"Hdwmy"[(int)period.Unit]}";
    }

    private static IEnumerable<string> ResticArguments(RetentionPolicy policy)
    {
        foreach (var (rule, count) in policy.PeriodRules()) yield return $"--keep-{rule.ToString().ToLowerInvariant()}={count}";
        if (policy.KeepWithin is not { } period) yield break;
        yield return period.Unit == PeriodUnit.Weeks ? $"--keep-within={period.Amount * 7}d" : $"--keep-within={period.Amount}{"hd-my"[(int)period.Unit]}";
    }
}
