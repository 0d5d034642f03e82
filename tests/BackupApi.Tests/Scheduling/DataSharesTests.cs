using BackupApi.Scheduling;

namespace BackupApi.Tests.Scheduling;

/// <summary>Checks that take the shares of a repository's data in turn, over two years.</summary>
public sealed class DataSharesTests
{
    [Fact]
    public void A_plan_whose_time_zone_is_gone_goes_on_by_utc()
    {
        var now = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
        var plan = new MaintenancePlan(Time: "03:30", TimeZone: "Europe/Nowhere");
        plan.Next(now).ShouldBe(new DateTimeOffset(2026, 3, 3, 3, 30, 0, TimeSpan.Zero));
        plan.After(now, 7).ShouldBe(new DateTimeOffset(2026, 3, 9, 3, 30, 0, TimeSpan.Zero));
    }

    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Everything_is_read_in_time_and_no_check_reads_more_than_its_turn(int seed)
    {
        var random = new Random(seed);
        var every = random.Next(1, 15);
        var plan = new MaintenancePlan(CheckEveryDays: every, ReadAllWithinDays: random.Next(every, 200));
        foreach (var inShares in (bool[])[true, false])
        {
            var shares = new DataShares().Split(plan.Shares(inShares), null);
            var now = plan.Next(Begin);
            for (var end = Begin.AddDays(730); now < end; now = plan.After(now, every))
            {
                var due = shares.Due(plan, now, Begin);
                due.Count.ShouldBeLessThanOrEqualTo(1, $"{plan} at {now}");
                if (inShares && shares.ReadAt.Count > 1) due.Count.ShouldBe(1);
                shares = shares.Read([.. due], now);
                // Nothing was read too long ago at any moment until the next check.
                foreach (var read in shares.ReadAt) (read ?? Begin).AddDays(plan.ReadAllWithinDays).ShouldBeGreaterThanOrEqualTo(now.AddDays(every), $"{plan} at {now}");
            }

            shares.AllReadAt!.Value.ShouldBeGreaterThan(Begin.AddDays(730 - plan.ReadAllWithinDays - every - 1));
        }
    }

    [Fact]
    public void What_failed_checks_left_out_is_made_up_for_at_once()
    {
        var plan = new MaintenancePlan(CheckEveryDays: 7, ReadAllWithinDays: 29);
        var shares = new DataShares().Split(plan.Shares(true), null);
        shares.ReadAt.Count.ShouldBe(4);
        var now = Begin.AddDays(7);
        for (var week = 0; week < 6; week++, now = now.AddDays(7)) shares = shares.Read([.. shares.Due(plan, now, Begin)], now);
        // Three weeks without a check.
        now = now.AddDays(21);
        shares.Due(plan, now, Begin).Count.ShouldBe(4);
        shares = shares.Read([1, 2, 3, 4], now);
        shares.Due(plan, now.AddDays(7), Begin).ShouldBe([1]);
    }

    [Fact]
    public void Another_number_of_shares_forgets_nothing_that_all_of_them_have_proven()
    {
        var shares = new DataShares { ReadAt = [Begin.AddDays(3), Begin, Begin.AddDays(1)] };
        shares.AllReadAt.ShouldBe(Begin);
        shares.Split(5, shares.AllReadAt).AllReadAt.ShouldBe(Begin);
        shares.Split(3, null).ShouldBe(shares);
        shares.Oldest(2).ShouldBe([2, 3]);
        (shares with { ReadAt = [Begin, null] }).AllReadAt.ShouldBeNull();
    }

    [Fact]
    public void Data_that_nobody_wants_read_has_no_shares() => new MaintenancePlan(ReadAllWithinDays: 0).Shares(true).ShouldBe(0);
}
