using System.Diagnostics;
using BackupApi.Orchestration;

namespace BackupApi.Tests.Orchestration;

public sealed class WorkerIdentityTests
{
    private readonly string mine = new WorkerIdentity().Name;

    [Fact]
    public void This_process_is_alive() => WorkerIdentity.IsProvablyDead(mine).ShouldBeFalse();

    [Fact]
    public void A_process_that_ended_here_is_provably_dead()
    {
        using var process = Process.Start("true");
        process.WaitForExit();
        WorkerIdentity.IsProvablyDead(With(pid: process.Id.ToString(), started: "1")).ShouldBeTrue();
    }

    [Fact]
    public void Another_process_with_the_same_pid_does_not_keep_a_dead_worker_alive() => WorkerIdentity.IsProvablyDead(With(started: "1")).ShouldBeTrue();

    [Fact]
    public void Nothing_is_known_about_a_worker_of_another_machine() => WorkerIdentity.IsProvablyDead("elsewhere/" + mine.Split('/', 2)[1]).ShouldBeFalse();

    [Fact]
    public void People_see_the_host_and_the_pid() => WorkerIdentity.Display("db-1/abc-1/42/7").ShouldBe("db-1 (process 42)");

    private string With(string? pid = null, string? started = null)
    {
        var parts = mine.Split('/');
        return $"{parts[0]}/{parts[1]}/{pid ?? parts[2]}/{started ?? parts[3]}";
    }
}
