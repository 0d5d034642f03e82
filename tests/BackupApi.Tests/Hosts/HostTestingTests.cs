using BackupApi.Hosts;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.Hosts;

public sealed class HostTestingTests : IAsyncLifetime
{
    private readonly HostFactory hosts = new(new SshOptions { ConnectTimeout = 3 });
    private SshLab lab = null!;

    public async Task InitializeAsync() => lab = await SshLab.StartAsync(2);

    public async Task DisposeAsync() => await lab.DisposeAsync();

    [Fact]
    public async Task Everything_passes_on_a_sound_server()
    {
        var test = await hosts.TestAsync(lab[0].Address(), default);
        test.Passed.ShouldBeTrue(string.Join('\n', test.Steps));
        test.Steps.Select(step => step.Name).ShouldBe(["reach", "host_key", "sign_in", "shell", "borg", "tunnel", "free_space"]);
        test.Steps.Single(step => step.Name == "borg").Detail.ShouldStartWith("borg 1.");
    }

    [Fact]
    public async Task Everything_passes_here_and_behind_another_server()
    {
        (await hosts.TestAsync(new LocalAddress("here", false), default)).Passed.ShouldBeTrue();
        var test = await hosts.TestAsync(lab[1].Address(jump: lab[0].Address("outer")), default);
        test.Passed.ShouldBeTrue(string.Join('\n', test.Steps));
        test.Steps[0].Detail.ShouldContain("through outer");
    }

    [Fact]
    public async Task An_unreachable_server_skips_the_rest() =>
        await Fails(lab[0].Address() with { Port = SshLab.FreePort() }, "reach", "host_unreachable");

    [Fact]
    public async Task A_changed_key_is_shown_beside_the_confirmed_one()
    {
        var step = await Fails(lab[0].Address() with { HostKey = lab[1].HostKey }, "host_key", "host_key_changed");
        step.Detail.ShouldContain(PinnedHostKey.Parse(lab[0].HostKey).Fingerprint);
        step.Detail.ShouldContain(PinnedHostKey.Parse(lab[1].HostKey).Fingerprint);
    }

    [Fact]
    public async Task A_refused_sign_in_is_its_step()
    {
        File.WriteAllText(lab[0].AuthorizedKeys, "");
        await Fails(lab[0].Address(), "sign_in", "sign_in_refused");
    }

    private async Task<TestStep> Fails(SshAddress address, string name, string code)
    {
        var test = await hosts.TestAsync(address, default);
        test.Passed.ShouldBeFalse();
        test.Steps.Count.ShouldBe(7);
        var failed = test.Steps.Single(step => step.Status == TestStepStatus.Failed);
        (failed.Name, failed.Code).ShouldBe((name, code));
        failed.Hint.ShouldNotBeNullOrEmpty();
        test.Steps.SkipWhile(step => step != failed).Skip(1).ShouldAllBe(step => step.Status == TestStepStatus.Skipped);
        return failed;
    }
}
