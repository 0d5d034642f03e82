using System.Diagnostics;
using BackupApi.Hosts;
using BackupApi.Processes;
using BackupApi.Tests.Lab;
using BackupApi.Tests.Processes;

namespace BackupApi.Tests.Hosts;

public sealed class SudoTests
{
    private readonly HostFactory hosts = new(new SshOptions());

    [RootFact]
    public async Task Runs_as_root_with_secret_signals_and_clean_up_over_a_tunnel_of_the_user()
    {
        using var user = new LabUser();
        user.AllowSudo();
        await using var lab = await SshLab.StartAsync();
        await using var host = await hosts.OpenAsync(lab[0].Address("db-1", useSudo: true, username: user.Name), default);

        (await host.RunAsync(new CommandLine("id", "-un"), default)).StandardOutput.ShouldBe(user.Name + "\n");
        var secret = await host.RunAsync(new CommandLine("sh", "-c", "id -un; cat <&3") { AsRoot = true, Secret = "hush"u8.ToArray() }, default);
        secret.StandardOutput.ShouldBe("root\nhush");
        var echoed = await host.RunAsync(new CommandLine("printf", HostileTexts.All.Prepend("%s|").ToArray()) { AsRoot = true }, default);
        echoed.StandardOutput.ShouldContain("|$(touch /tmp/owned)|");

        await SignalsReachAsync(host);
        await CleansUpAsync(host);
        var test = await hosts.TestAsync(lab[0].Address("db-1", useSudo: true, username: user.Name), default);
        test.Passed.ShouldBeTrue(string.Join('\n', test.Steps));
        test.Steps.ShouldContain(step => step.Name == "sudo");
    }

    [RootFact]
    public async Task Says_that_sudo_was_refused()
    {
        using var user = new LabUser();
        await using var lab = await SshLab.StartAsync();
        await using var host = await hosts.OpenAsync(lab[0].Address("db-1", useSudo: true, username: user.Name), default);
        var refused = await Should.ThrowAsync<HostException>(() => host.RunAsync(new CommandLine("id") { AsRoot = true }, default));
        refused.Code.ShouldBe("sudo_refused");
        refused.Hint.ShouldContain("NOPASSWD");
    }

    [RootFact]
    public async Task A_password_installs_our_key_once_and_then_the_key_signs_in()
    {
        using var user = new LabUser();
        await using var lab = await SshLab.StartAsync(1, "AuthorizedKeysFile .ssh/authorized_keys\nPasswordAuthentication yes");
        Directory.CreateDirectory(user.Home + "/.ssh");
        File.WriteAllText(user.Home + "/.ssh/authorized_keys", "# mine, without an end");
        SshLab.Run("chown", "-R", user.Name, user.Home + "/.ssh");
        var address = lab[0].Address("db-1", username: user.Name) with { PrivateKey = null, Password = user.Password };

        await hosts.InstallKeyAsync(address, lab.PublicKey, default);
        await hosts.InstallKeyAsync(address, lab.PublicKey, default);

        File.ReadAllLines(user.Home + "/.ssh/authorized_keys").ShouldBe(["# mine, without an end", string.Join(' ', lab.PublicKey.Split(' ')[..2]) + " backupapi"]);
        await using var host = await hosts.OpenAsync(lab[0].Address(username: user.Name), default);
        (await host.RunAsync(new CommandLine("id", "-un"), default)).StandardOutput.Trim().ShouldBe(user.Name);
        var wrong = await Should.ThrowAsync<HostException>(() => hosts.InstallKeyAsync(address with { Password = "wrong" }, lab.PublicKey, default));
        wrong.Code.ShouldBe("sign_in_refused");
    }

    private static async Task SignalsReachAsync(IHost host)
    {
        await using var command = await host.StartAsync(new CommandLine("sh", "-c", "sleep 1000 & echo $!; sleep 1001") { AsRoot = true }, default);
        var child = int.Parse((await new StreamReader(command.StandardOutput).ReadLineAsync())!);
        await command.SignalAsync(ProcessSignal.Terminate, default);
        (await command.WaitAsync(default)).ShouldBe(143);
        (await LabProcess.EndsAsync(child)).ShouldBeTrue();
    }

    private static async Task CleansUpAsync(IHost host)
    {
        var operation = Guid.NewGuid();
        await using var command = await host.StartAsync(new CommandLine("sh", "-c", "echo $$; exec sleep 1000") { AsRoot = true, Operation = operation }, default);
        var pid = int.Parse((await new StreamReader(command.StandardOutput).ReadLineAsync())!);
        await host.CleanUpAsync(operation, default);
        (await LabProcess.EndsAsync(pid)).ShouldBeTrue();
    }
}
