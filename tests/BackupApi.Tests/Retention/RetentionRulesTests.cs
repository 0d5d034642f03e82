using BackupApi.Retention;

namespace BackupApi.Tests.Retention;

public sealed class RetentionRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    private static RetentionBackup DaysAgo(double days) => new(Guid.CreateVersion7(), Now.AddDays(-days));

    [Fact]
    public void Keeps_the_last_whole_one_while_all_newer_ones_lack_files()
    {
        var begin = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
        List<RetentionBackup> backups = [.. Enumerable.Range(0, 6).Select(day => new RetentionBackup(Guid.CreateVersion7(), begin.AddDays(day), IsWhole: day < 3))];
        string Kept() => string.Join(' ', RetentionRules.Judge(new RetentionPolicy(KeepLast: 2), RetentionSemantics.Borg, backups, begin.AddDays(7)).Where(verdict => verdict.IsKept)
            .Select(verdict => $"{(verdict.Backup.At - begin).Days}:{verdict.Reasons[0].Rule}"));
        Kept().ShouldBe("5:Last 4:Last 2:LastGood");
        backups.Add(new RetentionBackup(Guid.CreateVersion7(), begin.AddDays(6)));
        Kept().ShouldBe("6:Last 5:Last");
    }

    [Fact]
    public void Counts_days_by_utc_where_the_time_zone_is_gone()
    {
        var at = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
        RetentionRules.Judge(new RetentionPolicy(KeepDaily: 1, TimeZone: "Europe/Nowhere"), RetentionSemantics.Restic, [new RetentionBackup(Guid.Empty, at)], at)[0].IsKept.ShouldBeTrue();
    }

    [Fact]
    public void Keeps_everything_without_a_rule() =>
        RetentionRules.Judge(new RetentionPolicy(TimeZone: "Asia/Tokyo"), RetentionSemantics.Borg, [DaysAgo(1), DaysAgo(5000)], Now)
            .ShouldAllBe(verdict => verdict.Reasons.Single().Rule == RetentionRule.NoPolicy);

    [Fact]
    public void Never_removes_the_last_good_backup()
    {
        var (damaged, good, older) = (DaysAgo(100) with { IsGood = false }, DaysAgo(200), DaysAgo(300));
        var verdicts = Judged(new RetentionPolicy(KeepDays: 7), damaged, good, older);
        verdicts[good].Single().Rule.ShouldBe(RetentionRule.LastGood);
        verdicts[older].ShouldBeEmpty();
        verdicts[damaged].Single().Rule.ShouldBe(RetentionRule.Damaged, "nothing good is newer than it");
    }

    [Fact]
    public void Counts_no_damaged_backup_and_lets_it_go_when_all_good_ones_are_newer()
    {
        var (newest, damaged, second, third, oldDamaged) = (DaysAgo(1), DaysAgo(2) with { IsGood = false }, DaysAgo(3), DaysAgo(4), DaysAgo(9) with { IsGood = false });
        var verdicts = Judged(new RetentionPolicy(KeepCount: 2), newest, damaged, second, third, oldDamaged);
        verdicts[second].Single().ShouldBe(new RetentionReason(RetentionRule.Count, 2));
        verdicts[third].ShouldBeEmpty();
        verdicts[damaged].Single().Rule.ShouldBe(RetentionRule.Damaged);
        verdicts[oldDamaged].ShouldBeEmpty();
    }

    [Fact]
    public void Keeps_what_is_pinned_until_the_pin_ends()
    {
        var (newest, pinned, ended) = (DaysAgo(1), DaysAgo(400) with { HoldUntil = Now.AddSeconds(1) }, DaysAgo(401) with { HoldUntil = Now });
        var verdicts = Judged(new RetentionPolicy(KeepLast: 1), newest, pinned, ended);
        verdicts[pinned].Single().Rule.ShouldBe(RetentionRule.Hold);
        verdicts[ended].ShouldBeEmpty();
    }

    [Fact]
    public void Keeps_a_number_of_calendar_days_also_over_a_change_of_clocks()
    {
        var policy = new RetentionPolicy(KeepDays: 1, TimeZone: "Europe/Berlin");
        var before = new RetentionBackup(Guid.CreateVersion7(), new DateTimeOffset(2026, 10, 24, 10, 0, 0, TimeSpan.FromHours(2)));
        var newest = new RetentionBackup(Guid.CreateVersion7(), before.At.AddHours(1));
        // 24 hours later it is 9 in the morning there; the day is over an hour after that.
        RetentionRules.Judge(policy, RetentionSemantics.Borg, [before, newest], before.At.AddHours(24.9))[1].IsKept.ShouldBeTrue();
        RetentionRules.Judge(policy, RetentionSemantics.Borg, [before, newest], before.At.AddHours(25))[1].IsKept.ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Holds_its_promises_on_any_history(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var zone = RandomHistory.Zones[random.Next(RandomHistory.Zones.Length)];
            var policy = RandomHistory.Policy(random, zone) with { KeepDays = random.Next(3) == 0 ? random.Next(1, 60) : null, KeepCount = random.Next(3) == 0 ? random.Next(1, 10) : null };
            var semantics = random.Next(2) == 0 ? RetentionSemantics.Borg : RetentionSemantics.Restic;
            var backups = RandomHistory.Times(random, random.Next(1, 60), Now)
                .Select(at => new RetentionBackup(Guid.CreateVersion7(), at, random.Next(10) > 0, random.Next(15) == 0 ? Now.AddDays(random.Next(-5, 5)) : null)).ToList();
            var verdicts = RetentionRules.Judge(policy, semantics, backups, Now);

            verdicts.Select(verdict => verdict.Backup).ShouldBe(backups.OrderByDescending(backup => backup.At), $"{seed}/{round}");
            verdicts.Where(verdict => verdict.Backup.HoldUntil > Now).ShouldAllBe(verdict => verdict.IsKept);
            if (verdicts.FirstOrDefault(verdict => verdict.Backup.IsGood) is { } newest) newest.IsKept.ShouldBeTrue($"{seed}/{round} {policy}");
            else verdicts.ShouldAllBe(verdict => verdict.IsKept);
            verdicts.Where(verdict => verdict.Backup.IsGood && verdict.IsKept).SelectMany(verdict => verdict.Reasons).ShouldAllBe(reason => reason.Rule != RetentionRule.Damaged);
            // Asking again about what is left lets nothing more go at the same moment, unless a pin or an oldest backup had stood in.
            if (semantics == RetentionSemantics.Restic)
                RetentionRules.Judge(policy, semantics, verdicts.Where(verdict => verdict.IsKept).Select(verdict => verdict.Backup), Now).ShouldAllBe(verdict => verdict.IsKept, $"{seed}/{round} {policy}");
        }
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 5)];

    private static Dictionary<RetentionBackup, IReadOnlyList<RetentionReason>> Judged(RetentionPolicy policy, params RetentionBackup[] backups) =>
        RetentionRules.Judge(policy, RetentionSemantics.Borg, backups, Now).ToDictionary(verdict => verdict.Backup, verdict => verdict.Reasons);
}
