using BackupApi.Retention;

namespace BackupApi.Tests.Retention;

public sealed class RetentionForecastTests
{
    private static readonly DateTimeOffset Prune = new(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);

    // One each day at midnight, the newest first.
    private static readonly List<RetentionBackup> Daily = [.. Enumerable.Range(0, 10).Select(day => new RetentionBackup(Guid.CreateVersion7(), Prune.AddHours(-3).AddDays(-day)))];

    [Fact]
    public void Tells_the_day_on_which_each_goes_while_backups_go_on()
    {
        var goes = RetentionForecast.Make(new RetentionPolicy(KeepDaily: 7), RetentionSemantics.Borg, Daily, Prune, TimeSpan.FromDays(1), 30);
        Daily.Skip(7).ShouldAllBe(backup => goes[backup.Id] == Prune);
        for (var age = 0; age < 7; age++) goes[Daily[age].Id].ShouldBe(Prune.AddDays(7 - age), $"{age} days old");
    }

    [Fact]
    public void Expects_nothing_to_go_by_number_when_no_more_backups_come()
    {
        var goes = RetentionForecast.Make(new RetentionPolicy(KeepDaily: 7), RetentionSemantics.Borg, Daily, Prune, null, 400);
        goes.Keys.ShouldBe(Daily.Skip(7).Select(backup => backup.Id), ignoreOrder: true);
    }

    [Fact]
    public async Task Ends_soon_where_very_many_come_and_none_goes()
    {
        var few = Enumerable.Range(0, 3).Select(number => new RetentionBackup(Guid.CreateVersion7(), Prune.AddMinutes(-5 * number))).ToList();
        var forecast = Task.Run(() => RetentionForecast.Make(new RetentionPolicy(KeepDays: 10_000), RetentionSemantics.Borg, few, Prune, TimeSpan.FromMinutes(5), 400, 20_000));
        (await forecast.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeEmpty();
    }

    [Fact]
    public void Leaves_the_last_good_one_when_all_grow_old()
    {
        var goes = RetentionForecast.Make(new RetentionPolicy(KeepDays: 5), RetentionSemantics.Restic, Daily, Prune, null, 400);
        goes.Keys.ShouldBe(Daily.Skip(1).Select(backup => backup.Id), ignoreOrder: true);
        goes[Daily[1].Id].ShouldBe(Prune.AddDays(4));
    }

    [Fact]
    public void Says_what_a_simulation_day_by_day_shows()
    {
        var random = new Random(7);
        for (var round = 0; round < 20; round++)
        {
            var policy = RandomHistory.Policy(random, "Europe/Berlin");
            var backups = RandomHistory.Times(random, 25, Prune).Select(at => new RetentionBackup(Guid.CreateVersion7(), at)).ToList();
            var goes = RetentionForecast.Make(policy, RetentionSemantics.Borg, backups, Prune, null, 60);
            var left = backups.ToList();
            for (var day = 0; day < 60; day++)
            {
                var gone = RetentionRules.Judge(policy, RetentionSemantics.Borg, left, Prune.AddDays(day)).Where(verdict => !verdict.IsKept).Select(verdict => verdict.Backup).ToList();
                gone.ShouldAllBe(backup => goes[backup.Id] == Prune.AddDays(day));
                left.RemoveAll(gone.Contains);
            }

            left.ShouldAllBe(backup => !goes.ContainsKey(backup.Id));
        }
    }

    [Fact]
    public void Learns_the_usual_time_between_backups()
    {
        var times = Daily.Select(backup => backup.At).ToList();
        RetentionForecast.UsualInterval(times, Prune).ShouldBe(TimeSpan.FromDays(1));
        RetentionForecast.UsualInterval(times, Prune.AddDays(5)).ShouldBeNull("they have stopped");
        RetentionForecast.UsualInterval(times.Take(1), Prune).ShouldBeNull();
    }
}
