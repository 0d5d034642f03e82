using System.Text.Json;
using BackupApi.Hosts;
using BackupApi.PoolTypes;
using BackupApi.Problems;
using BackupApi.Storage;
using BackupApi.Tests.Engines;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.PoolTypes;

/// <summary>What only pools do that are reached over SFTP; on a real sshd.</summary>
public sealed class SftpPoolTests : IAsyncLifetime
{
    private const string Sftp = "Subsystem sftp internal-sftp";

    private SftpMember member = null!;

    public async Task InitializeAsync() => member = await SftpMember.StartAsync();

    public async Task DisposeAsync() => await member.DisposeAsync();

    private static async Task<TestStep> FailedStepAsync(SftpMember on, JsonElement settings)
    {
        var health = await on.Pool.CheckAsync(settings, default);
        health.Health.ShouldBe(PoolHealthStatus.Critical, string.Join("; ", health.Steps));
        var failed = health.Steps.Single(step => step.Status == TestStepStatus.Failed);
        failed.Hint.ShouldNotBeNullOrEmpty();
        JsonSerializer.Serialize(health).ShouldNotContain("BEGIN OPENSSH");
        return failed;
    }

    private static Task WriteAsync(StoragePlace place, long length = 1) => place.Objects.WriteAsync("dump", new PatternStream(length), default);

    [Fact]
    public async Task Refuses_a_machine_that_shows_another_host_key()
    {
        var settings = member.Settings;
        await WriteAsync(member.Place());
        await member.Lab[0].StopAsync();
        member.Lab[0].ChangeHostKey();
        await member.Lab[0].StartAsync();

        var fault = await Should.ThrowAsync<StorageException>(() => WriteAsync(member.Pool.Locate(settings, "web")));
        (fault.Code, fault.IsTransient).ShouldBe((ProblemCodes.HostKeyChanged, false), fault.ToString());
        var failed = await FailedStepAsync(member, settings);
        (failed.Name, failed.Code).ShouldBe(("host_key", ProblemCodes.HostKeyChanged));
        await WriteAsync(member.Place()); // with the new key confirmed
    }

    [Fact]
    public async Task Refuses_a_machine_that_has_no_key_of_the_confirmed_kind_any_more()
    {
        var settings = member.Settings;
        await member.Lab[0].StopAsync();
        member.Lab[0].ChangeHostKey("ecdsa");
        await member.Lab[0].StartAsync();
        (await Should.ThrowAsync<StorageException>(() => WriteAsync(member.Pool.Locate(settings, "web")))).Code.ShouldBe(ProblemCodes.HostKeyChanged);
        (await FailedStepAsync(member, settings)).Name.ShouldBe("host_key");
    }

    [Fact]
    public async Task Tells_a_closed_port_a_locked_key_and_a_missing_key_apart()
    {
        (await FailedStepAsync(member, member.With(plain => plain with { Port = SshLab.FreePort() }))).ShouldSatisfyAllConditions(step => step.Name.ShouldBe("reach"), step => step.Code.ShouldBe(ProblemCodes.StorageUnreachable));
        var locked = Path.Combine(member.Folder + "-key");
        SshLab.Run("ssh-keygen", "-q", "-t", "ed25519", "-N", "secret phrase", "-f", locked);
        var phrase = await FailedStepAsync(member, member.With(plain => plain with { PrivateKey = File.ReadAllText(locked) }));
        (phrase.Name, phrase.Code).ShouldBe(("sign_in", ProblemCodes.StorageCredentialsRefused));
        phrase.Detail.ShouldContain("passphrase");
        (await FailedStepAsync(member, member.With(plain => plain with { PrivateKey = null }))).Detail.ShouldContain("neither");
    }

    [Theory]
    [InlineData("echo Welcome to the storage; exec /usr/lib/openssh/sftp-server", "Welcome to the storage")]
    [InlineData("echo This account is not available.", "This account is not available.")]
    public async Task Names_what_an_account_prints_instead_of_speaking_sftp(string command, string printed)
    {
        var server = member.Lab[0];
        File.WriteAllText(server.AuthorizedKeys, $"command=\"{command}\" {File.ReadAllText(server.AuthorizedKeys)}");
        var failed = await FailedStepAsync(member, member.Settings);
        (failed.Name, failed.Code).ShouldBe(("sign_in", ProblemCodes.StorageUnreachable));
        failed.Detail.ShouldContain($"is not SFTP. It said: “{printed}");
        failed.Hint!.ShouldContain(".bashrc");
    }

    [RootFact]
    public async Task Names_a_folder_that_the_account_may_not_write()
    {
        using var user = new LabUser();
        Directory.CreateDirectory(member.Folder);
        SshLab.Run("chmod", "755", member.Folder, Path.GetDirectoryName(member.Folder)!);
        var failed = await FailedStepAsync(member, member.With(plain => plain with { Username = user.Name }));
        (failed.Name, failed.Code).ShouldBe(("write", ProblemCodes.StoragePermissionDenied));
        failed.Detail.ShouldContain("permission denied");
        (await FailedStepAsync(member, member.With(plain => plain with { Username = user.Name, Path = member.Folder + "/below" }))).ShouldSatisfyAllConditions(
            step => step.Name.ShouldBe("folder"), step => step.Code.ShouldBe(ProblemCodes.StoragePermissionDenied), step => step.Detail.ShouldContain("cannot be made"));
        Directory.EnumerateFileSystemEntries(member.Folder).ShouldBeEmpty();
    }

    [RootFact]
    public async Task Signs_in_with_a_password_and_keeps_to_the_folder_of_the_account()
    {
        using var user = new LabUser();
        var settings = member.With(plain => plain with { Username = user.Name, AuthMethod = "password", PrivateKey = null, Password = user.Password, Path = "backups/office" });
        var health = await member.Pool.CheckAsync(settings, default);
        health.Health.ShouldBe(PoolHealthStatus.Healthy, string.Join("; ", health.Steps));
        Directory.Exists(user.Home + "/backups").ShouldBeFalse("the test leaves nothing behind");
        var place = member.Pool.Locate(settings, "web");
        place.Address.ShouldBe($"sftp://{user.Name}@127.0.0.1:{member.Port}/~/backups/office/web");
        await WriteAsync(place);
        File.GetUnixFileMode(user.Home + "/backups/office/web/dump").ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await FailedStepAsync(member, member.With(plain => plain with { Username = user.Name, AuthMethod = "password", Password = "wrong" }))).Code.ShouldBe(ProblemCodes.StorageCredentialsRefused);
    }

    [RootFact]
    public async Task Says_when_the_disk_there_is_full_and_leaves_nothing_of_what_did_not_fit()
    {
        Directory.CreateDirectory(member.Folder);
        SshLab.Run("mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", member.Folder);
        try
        {
            (await FailedStepAsync(member, member.Settings)).ShouldSatisfyAllConditions(step => step.Name.ShouldBe("room"), step => step.Code.ShouldBe(ProblemCodes.StorageFull));
            var fault = await Should.ThrowAsync<StorageException>(() => WriteAsync(member.Place(), 40_000_000));
            (fault.Code, fault.IsTransient).ShouldBe((ProblemCodes.StorageFull, false), fault.ToString());
            Directory.EnumerateFiles(member.Folder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
            SshLab.Run("mount", "-o", "remount,ro", member.Folder);
            (await Should.ThrowAsync<StorageException>(() => WriteAsync(member.Place()))).ShouldSatisfyAllConditions(e => e.Code.ShouldBe(ProblemCodes.StorageUnwritable), e => e.Message.ShouldContain("read-only"));
        }
        finally
        {
            SshLab.Run("umount", member.Folder);
        }
    }

    [Theory]
    [InlineData("Subsystem sftp internal-sftp -P posix-rename,statvfs,fsync")]
    [InlineData("Subsystem sftp internal-sftp\nForceCommand internal-sftp")]
    public async Task Works_with_a_server_that_knows_no_extensions_and_with_an_account_without_a_shell(string settings)
    {
        await using var other = await SftpMember.StartAsync(settings);
        var health = await other.Pool.CheckAsync(other.Settings, default);
        health.Health.ShouldBe(PoolHealthStatus.Healthy, string.Join("; ", health.Steps));
        health.Usage.ShouldNotBeNull().FreeBytes.ShouldNotBeNull();
        await WriteAsync(other.Place(), 100_000);
        (await other.Place().Objects.WriteAsync("dump", new PatternStream(70_000), default)).Size.ShouldBe(70_000);
        health.Steps.Single(step => step.Name == "borg").Detail.ShouldContain(settings.Contains("Force") ? "no Borg" : "borg");
    }

    [Fact]
    public async Task Goes_on_when_the_server_is_killed_in_the_middle_and_comes_back()
    {
        await using var proxy = new FaultProxy(member.Port);
        var writing = member.Pool.Locate(member.Through(proxy)!.Value, "web").Objects.WriteAsync("dump", new PatternStream(100_000_000), default);
        while (proxy.Sent < 20_000_000) await Task.Delay(5);
        proxy.IsStalled = true;
        await member.Lab[0].StopAsync();
        proxy.IsStalled = false;
        await Task.Delay(500);
        await member.Lab[0].StartAsync();

        (await writing).Size.ShouldBe(100_000_000);
        await using var content = await member.Place().Objects.OpenAsync("dump", 0, default);
        Convert.ToHexString(await System.Security.Cryptography.SHA256.HashDataAsync(content)).ShouldBe(PatternStream.HashOf(100_000_000));
        Directory.EnumerateFiles(member.Folder, "*", SearchOption.AllDirectories).Count().ShouldBe(1);
    }

    [Fact]
    public async Task Keeps_the_key_out_of_arguments_environments_and_files()
    {
        await using var proxy = new FaultProxy(member.Port);
        var writing = member.Pool.Locate(member.Through(proxy)!.Value, "web").Objects.WriteAsync("dump", new PatternStream(60_000_000), default);
        while (proxy.Sent < 5_000_000) await Task.Delay(5);
        proxy.IsStalled = true;
        using var scratch = new ScratchFolder();
        var seen = scratch.Shell("for p in /proc/[0-9]*; do tr '\\0' ' ' < $p/cmdline; tr '\\0' ' ' < $p/environ; done 2>/dev/null || true; find /tmp/backupapi-* /dev/shm -maxdepth 2 -type f -size -64k -exec cat {} + 2>/dev/null || true");
        proxy.IsStalled = false;
        await writing;
        seen.ShouldContain("HostKeyAlias");
        // The first lines of all keys are alike.
        seen.ShouldNotContain(member.Lab.PrivateKey.Split('\n')[3]);
    }

    [Theory]
    [InlineData("a b", "", "address")]
    [InlineData("host:22", "", "address")]
    [InlineData("host", "/srv/../etc", "path")]
    [InlineData("host", "/", "path")]
    [InlineData("host", "~/backups", "path")]
    [InlineData("host", "a::b", "path")]
    [InlineData("-oProxyCommand=x", "/srv", "address")]
    public void Refuses_settings_that_cannot_be_right(string address, string path, string field) =>
        member.Pool.Validate(member.With(plain => plain with { Address = address, Path = path })).Keys.ShouldContain(field);
}
