using System.Security.Cryptography;
using BackupApi.Hosts;
using BackupApi.Processes;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.Hosts;

public sealed class ReverseTunnelTests : IAsyncLifetime
{
    private readonly HostFactory hosts = new(new SshOptions());
    private readonly Guid operation = Guid.NewGuid();
    private SshLab lab = null!;
    private IHost host = null!;

    public async Task InitializeAsync()
    {
        lab = await SshLab.StartAsync();
        host = await hosts.OpenAsync(lab[0].Address(), default);
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        await lab.DisposeAsync();
    }

    [Fact]
    public async Task Carries_bytes_both_ways_and_the_end_of_input()
    {
        await using var tunnel = await host.OpenTunnelAsync(new CommandLine("sha256sum"), operation, default);
        var bytes = RandomNumberGenerator.GetBytes(5_000_000);
        var result = await host.RunAsync(Through(tunnel.RemoteShell) with { StandardInput = bytes }, default);
        result.StandardOutput.ShouldStartWith(Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [Theory]
    [InlineData("socat", "/usr/bin/socat")]
    [InlineData("python3", "/usr/bin/python3")]
    [InlineData("perl", "/usr/bin/perl")]
    public async Task Every_helper_carries_bytes_both_ways(string tool, string path)
    {
        await using var tunnel = await host.OpenTunnelAsync(new CommandLine("sh", "-c", "cat; echo the end"), operation, default);
        var socket = Directory.GetDirectories("/tmp", $"backupapi-{operation}-*").Single() + "/s";
        var result = await host.RunAsync(Through(RemoteShell.For(tool, path, socket)) with { StandardInput = new byte[3_000_000] }, default);
        (result.StandardOutput.Length, result.StandardOutput[^8..], result.StandardError).ShouldBe((3_000_008, "the end\n", ""));
    }

    [Fact]
    public async Task Serves_several_connections_at_once()
    {
        await using var tunnel = await host.OpenTunnelAsync(new CommandLine("cat"), operation, default);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => host.RunAsync(Through(tunnel.RemoteShell) with { StandardInput = BitConverter.GetBytes(0x30303030 + i) }, default)));
        answers.Select(answer => answer.StandardOutput[0] - '0').ShouldBe(Enumerable.Range(0, 6));
    }

    [Fact]
    public async Task A_command_that_ends_first_ends_the_connection_and_its_words_are_kept()
    {
        await using var tunnel = await host.OpenTunnelAsync(new CommandLine("sh", "-c", "echo no such repository >&2; exit 2"), operation, default);
        await using var command = await host.StartAsync(Through(tunnel.RemoteShell) with { OpensStandardInput = true }, default);
        (await new StreamReader(command.StandardOutput).ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(10))).ShouldBe("");
        await command.StandardInput.DisposeAsync();
        tunnel.Diagnostics.ShouldContain("no such repository");
    }

    [Fact]
    public async Task Leaves_neither_process_nor_socket_nor_folder()
    {
        var tunnel = await host.OpenTunnelAsync(new CommandLine("cat"), operation, default);
        await using var command = await host.StartAsync(Through(tunnel.RemoteShell) with { OpensStandardInput = true, Operation = operation }, default);
        await command.StandardInput.WriteAsync("x"u8.ToArray());
        (await command.StandardOutput.ReadAsync(new byte[1])).ShouldBe(1);
        await tunnel.DisposeAsync();
        (await command.WaitAsync(default).WaitAsync(TimeSpan.FromSeconds(10))).ShouldBe(0);
        Directory.GetDirectories("/tmp", $"backupapi-{operation}-*").ShouldBeEmpty();
        Directory.GetFiles(((SshHost)host).Master.Folder.Path).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Clean_up_after_a_lost_worker_removes_the_folder()
    {
        await host.OpenTunnelAsync(new CommandLine("cat"), operation, default);
        Directory.GetDirectories("/tmp", $"backupapi-{operation}-*").ShouldNotBeEmpty();
        await host.CleanUpAsync(operation, default);
        Directory.GetDirectories("/tmp", $"backupapi-{operation}-*").ShouldBeEmpty();
    }

    [Fact]
    public async Task Says_that_the_server_forbids_forwarding()
    {
        await using var strict = await SshLab.StartAsync(1, "AllowStreamLocalForwarding no");
        await using var closed = await hosts.OpenAsync(strict[0].Address(), default);
        (await Should.ThrowAsync<HostException>(() => closed.OpenTunnelAsync(new CommandLine("cat"), operation, default))).Code.ShouldBe("tunnel_refused");
        Directory.GetDirectories("/tmp", $"backupapi-{operation}-*").ShouldBeEmpty();
    }

    /// <summary>As borg does it: the words of the string, then the host and the command that are to be ignored.</summary>
    private static CommandLine Through(string remoteShell) => new("sh", "-c", $"exec {remoteShell} \"$@\"", "sh", "user@host", "borg serve --umask=077");
}
