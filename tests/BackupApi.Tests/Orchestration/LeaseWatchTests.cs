using BackupApi.Orchestration;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.Orchestration;

public sealed class LeaseWatchTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly HandTime time = new();
    private readonly LeaseWatch watch;
    private Lease lease = new() { Id = Guid.NewGuid(), Worker = "elsewhere/1/2/3", LeaseToken = Guid.NewGuid(), LeaseExpiresAt = DateTimeOffset.UnixEpoch };

    public LeaseWatchTests() => watch = new LeaseWatch(TimeSpan.FromSeconds(60), time);

    [Fact]
    public void A_lease_that_nobody_renews_is_dead_when_it_was_seen_so_for_its_whole_time()
    {
        lease = lease with { Expired = true };
        Look(59).ShouldBeFalse();
        Look(2).ShouldBeTrue();
    }

    [Fact]
    public void A_clock_that_jumps_ahead_kills_no_worker_that_renews()
    {
        Look(30).ShouldBeFalse();
        lease = lease with { Expired = true };
        Look(40).ShouldBeTrue("nobody renewed it");
        lease = lease with { LeaseExpiresAt = lease.LeaseExpiresAt.AddHours(1) };
        Look(59).ShouldBeFalse();
    }

    [Fact]
    public void A_clock_that_jumps_back_keeps_a_dead_worker_for_the_longest_lease_at_most()
    {
        Look(599).ShouldBeFalse();
        Look(2).ShouldBeTrue();
    }

    [Fact]
    public void After_a_time_without_the_database_every_worker_gets_its_whole_lease_again()
    {
        lease = lease with { Expired = true };
        Look(50).ShouldBeFalse();
        time.Pass(TimeSpan.FromMinutes(2));
        Look(59).ShouldBeFalse();
        Look(2).ShouldBeTrue();
    }

    [Fact]
    public void An_answer_that_hung_counts_as_a_time_without_the_database()
    {
        lease = lease with { Expired = true };
        Look(59).ShouldBeFalse();
        var askedAt = time.GetTimestamp();
        time.Pass(TimeSpan.FromSeconds(29));
        watch.FindDead([lease], askedAt).ShouldHaveSingleItem("29 s are within what a lease bears");
        askedAt = time.GetTimestamp();
        time.Pass(TimeSpan.FromSeconds(31));
        watch.FindDead([lease], askedAt).ShouldBeEmpty();
    }

    [Fact]
    public void A_worker_of_this_machine_whose_process_is_gone_is_dead_at_once()
    {
        var mine = new WorkerIdentity().Name;
        lease = lease with { Worker = mine[..mine.LastIndexOf('/')] + "/1" };
        Look(0).ShouldBeTrue();
    }

    // Looks every second for that long, as the reaper does; what the last look said.
    private bool Look(int seconds)
    {
        var dead = watch.FindDead([lease], time.GetTimestamp()).Count > 0;
        for (var second = 0; second < seconds; second++)
        {
            time.Pass(Second);
            dead = watch.FindDead([lease], time.GetTimestamp()).Count > 0;
        }

        return dead;
    }
}
