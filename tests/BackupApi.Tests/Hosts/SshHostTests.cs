using System.Collections.Immutable;
using System.Diagnostics;
using BackupApi.Hosts;
using BackupApi.Processes;
using BackupApi.Tests.Lab;
using BackupApi.Tests.Processes;

namespace BackupApi.Tests.Hosts;

public sealed class SshHostTests : IAsyncLifetime
{
    private readonly HostFactory hosts = new(new SshOptions { AliveInterval = 1, AliveCount = 2, ConnectTimeout = 3 });
    private SshLab lab = null!;

    public async Task InitializeAsync() => lab = await SshLab.StartAsync(2);

    public async Task DisposeAsync() => await lab.DisposeAsync();

    [Fact]
    public async Task Passes_every_hostile_argument_unchanged()
    {
        await using var host = await hosts.OpenAsync(lab[0].Address(), default);
        await using var command = await host.StartAsync(new CommandLine("printf", HostileTexts.All.Prepend("%s\\0").ToArray()), default);
        using var output = new MemoryStream();
        await command.StandardOutput.CopyToAsync(output);
        (await command.WaitAsync(default)).ShouldBe(0);
        RawText.Decode(output.ToArray()).ShouldBe(string.Concat(HostileTexts.All.Select(text => text + "\0")));
    }

    [Theory]
    [InlineData("exit 7", 7)]
    [InlineData("exit 255", 255)]
    [InlineData("kill -TERM $$", 143)]
    [InlineData("kill -KILL $$", 137)]
    [InlineData("exec /no/such/program", 127)]
    public async Task Returns_the_exit_code(string script, int exitCode)
    {
        await using var host = await hosts.OpenAsync(lab[0].Address(), default);
        var result = await host.RunAsync(new CommandLine("sh", "-c", script), default);
        (result.ExitCode, result.StandardOutput).ShouldBe((exitCode, ""));
    }

    [Fact]
    public async Task Gives_the_secret_on_descriptor_3_and_shows_neither_it_nor_the_key_to_anyone()
    {
        const string Script = "cat <&3; echo; tr '\\0' ' ' </proc/self/environ; cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null | tr '\\0' ' '";
        await using var host = await hosts.OpenAsync(lab[0].Address(), default);
        var result = await host.RunAsync(new CommandLine("sh", "-c", Script) { Secret = "correct-horse-battery"u8.ToArray() }, default);
        result.StandardOutput.Split("correct-horse-battery").Length.ShouldBe(2);
        foreach (var file in Directory.GetFiles(((SshHost)host).Master.Folder.Path))
            if (!file.EndsWith("master", StringComparison.Ordinal))
                File.ReadAllText(file).ShouldNotContain("PRIVATE");
        Directory.GetFiles(((SshHost)host).Master.Folder.Path).Select(Path.GetFileName).ShouldBe(["known_hosts", "master"], ignoreOrder: true);
    }

    [Fact]
    public async Task Signals_reach_every_process_of_the_remote_group()
    {
        await using var host = await hosts.OpenAsync(lab[0].Address(), default);
        await using var command = await host.StartAsync(new CommandLine("sh", "-c", "sleep 1000 & echo $!; sleep 1001"), default);
        var child = (await new StreamReader(command.StandardOutput).ReadLineAsync())!;
        await command.SignalAsync(ProcessSignal.Terminate, default);
        (await command.WaitAsync(default)).ShouldBe(143);
        (await LabProcess.EndsAsync(int.Parse(child))).ShouldBeTrue();
        await command.SignalAsync(ProcessSignal.Terminate, default);
    }

    [Fact]
    public async Task Runs_on_the_server_behind_another_with_that_ones_own_key()
    {
        await using var host = await hosts.OpenAsync(lab[1].Address("inner", jump: lab[0].Address("outer")), default);
        (await host.RunAsync(new CommandLine("echo", "through"), default)).StandardOutput.ShouldBe("through\n");
        lab[0].Log.ShouldContain("Accepted publickey");
    }

    [Fact]
    public async Task Refuses_a_changed_host_key()
    {
        var address = lab[0].Address("db-1");
        await lab[0].StopAsync();
        lab[0].ChangeHostKey();
        await lab[0].StartAsync();
        await Fails(address, "host_key_changed", transient: false);
    }

    [Fact]
    public async Task Refuses_a_host_key_of_another_kind()
    {
        var address = lab[0].Address("db-1");
        await lab[0].StopAsync();
        lab[0].ChangeHostKey("ecdsa");
        await lab[0].StartAsync();
        await Fails(address, "host_key_changed", transient: false);
    }

    [Fact]
    public async Task Refuses_a_changed_host_key_of_the_server_on_the_way()
    {
        var address = lab[1].Address("inner", jump: lab[0].Address("outer") with { HostKey = lab[1].HostKey });
        (await Fails(address, "host_key_changed", transient: false)).Message.ShouldContain("outer");
    }

    [Fact]
    public async Task Says_that_the_sign_in_was_refused()
    {
        var (key, _) = SshLab.MakeKey(Path.Combine(Directory.CreateTempSubdirectory().FullName, "other"));
        (await Fails(lab[0].Address("db-1") with { PrivateKey = key }, "sign_in_refused", transient: false)).Message.ShouldContain("db-1");
    }

    [Fact]
    public async Task Says_that_a_key_is_none() => await Fails(lab[0].Address() with { PrivateKey = "nonsense" }, "sign_in_refused", transient: false);

    [Fact]
    public async Task Says_that_a_key_has_a_passphrase()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "locked");
        SshLab.Run("ssh-keygen", "-q", "-t", "ed25519", "-N", "secret words", "-f", path);
        (await Fails(lab[0].Address() with { PrivateKey = File.ReadAllText(path) }, "sign_in_refused", transient: false)).Message.ShouldContain("passphrase");
    }

    [Fact]
    public async Task Says_that_nothing_listens() => await Fails(lab[0].Address() with { Port = SshLab.FreePort() }, "host_unreachable", transient: true);

    [Fact]
    public async Task Says_that_a_name_is_unknown() => await Fails(lab[0].Address() with { Address = "no-such-host.invalid" }, "host_unreachable", transient: true);

    [Theory]
    [InlineData("-oProxyCommand=touch /tmp/owned")]
    [InlineData("a b")]
    [InlineData("$(id)")]
    [InlineData("host;id")]
    public async Task Refuses_an_address_that_is_none(string address) => await Fails(lab[0].Address() with { Address = address }, "host_unreachable", transient: false);

    [Fact]
    public async Task Says_that_no_host_key_was_confirmed() => await Fails(lab[0].Address() with { HostKey = "" }, "host_key_unknown", transient: false);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connection_that_breaks_under_a_command_is_lost_and_leaves_nothing_after_clean_up(bool silently)
    {
        var operation = Guid.NewGuid();
        await using var host = await hosts.OpenAsync(lab[0].Address(), default);
        await using var command = await host.StartAsync(new CommandLine("sleep", "1000") { Operation = operation }, default);
        if (silently)
            lab[0].FreezeConnections();
        else
            lab[0].CutConnections();
        var lost = await Should.ThrowAsync<HostException>(() => command.WaitAsync(default).WaitAsync(TimeSpan.FromSeconds(20)));
        (lost.Code, lost.IsTransient).ShouldBe(("connection_lost", true));
        await Should.ThrowAsync<HostException>(() => host.RunAsync(new CommandLine("true"), default));
        await using var again = await hosts.OpenAsync(lab[0].Address(), default);
        (await LeftAsync(again, operation)).ShouldNotBeEmpty();
        await again.CleanUpAsync(operation, default);
        (await LeftAsync(again, operation)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sleep 300", false)]
    [InlineData("true", true)]
    public async Task A_server_that_is_connected_but_hangs_is_given_up(string script, bool frozen)
    {
        await using var host = await new HostFactory(new SshOptions { CommandTimeout = 2 }).OpenAsync(lab[0].Address(), default);
        if (frozen) lab[0].FreezeConnections();
        var watch = Stopwatch.StartNew();
        var failure = await Should.ThrowAsync<HostException>(host.RunAsync(new CommandLine("sh", "-c", script), default));
        (failure.Code, failure.IsTransient).ShouldBe(("command_timed_out", true));
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Disposing_ends_a_command_and_leaves_no_process_and_no_folder()
    {
        var operation = Guid.NewGuid();
        var host = await hosts.OpenAsync(lab[0].Address(), default);
        var folder = ((SshHost)host).Master.Folder.Path;
        var command = await host.StartAsync(new CommandLine("sleep", "1000") { Operation = operation }, default);
        await command.DisposeAsync();
        (await LeftAsync(host, operation)).ShouldBeEmpty();
        await host.DisposeAsync();
        Directory.Exists(folder).ShouldBeFalse();
    }

    [Fact]
    public async Task Output_of_a_login_shell_does_not_reach_the_caller()
    {
        await using var chatty = await SshLab.StartAsync(1, "ForceCommand echo noise; printf more; echo oops >&2; eval \"$SSH_ORIGINAL_COMMAND\"");
        await using var host = await hosts.OpenAsync(chatty[0].Address(), default);
        var result = await host.RunAsync(new CommandLine("sh", "-c", "echo out; echo err >&2"), default);
        (result.StandardOutput, result.StandardError).ShouldBe(("out\n", "err\n"));
    }

    [Fact]
    public async Task Scans_the_host_key_also_through_another_server()
    {
        (await hosts.ScanAsync("127.0.0.1", lab[0].Port, null, default)).Key.ShouldBe(lab[0].HostKey);
        var key = await hosts.ScanAsync("127.0.0.1", lab[1].Port, lab[0].Address(), default);
        key.Key.ShouldBe(lab[1].HostKey);
        SshLab.Run("sh", "-c", $"echo '{key.Key}' | ssh-keygen -lf -").ShouldContain(key.Fingerprint);
        var closed = SshLab.FreePort();
        var refused = await Should.ThrowAsync<HostException>(() => hosts.ScanAsync("127.0.0.1", closed, null, default));
        (refused.Code, refused.Message).ShouldBe(("host_unreachable", $"127.0.0.1 (127.0.0.1:{closed}) is up but refuses the connection."));
    }

    private async Task<HostException> Fails(SshAddress address, string code, bool transient)
    {
        var started = Stopwatch.GetTimestamp();
        var failure = await Should.ThrowAsync<HostException>(async () => await (await hosts.OpenAsync(address, default)).DisposeAsync());
        failure.Code.ShouldBe(code, failure.Message);
        failure.IsTransient.ShouldBe(transient);
        failure.Hint.ShouldNotBeEmpty();
        Stopwatch.GetElapsedTime(started).TotalSeconds.ShouldBeLessThan(15);
        return failure;
    }

    private static async Task<string> LeftAsync(IHost host, Guid operation) =>
        (await host.RunAsync(new CommandLine("sh", "-c", "grep -lzsxF \"BACKUPAPI_OPERATION=$1\" /proc/[0-9]*/environ", "sh", operation.ToString()), default)).StandardOutput;
}
