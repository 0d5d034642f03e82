using BackupApi.Engines;
using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.Engines;

/// <summary>Archives of a server: packed there, stored from here.</summary>
public sealed class ArchiveOverSshTests : IAsyncLifetime
{
    private readonly EngineLab lab = new(member: EngineMember.Archive);
    private readonly HostFactory factory = new(new SshOptions());
    private SshLab ssh = null!;

    public async Task InitializeAsync()
    {
        ssh = await SshLab.StartAsync(2);
        lab.Engine = new ArchiveEngine(factory);
        await lab.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await ssh.DisposeAsync();
        lab.Dispose();
    }

    private Task<IHost> OpenAsync(int server) => factory.OpenAsync(ssh[server].Address($"server-{server}"), default);

    [Fact]
    public async Task Backs_up_one_server_and_restores_to_another()
    {
        lab.Scratch.Shell("cd source; printf 'über' > \"$(printf 'n\\nl \\377')\"; mkdir d; ln -s x d/l; head -c 3M /dev/urandom > d/big; setfattr -n user.a -v b d/big; chmod 640 d/big");
        await using var first = await OpenAsync(0);
        await using var second = await OpenAsync(1);
        var operation = Guid.CreateVersion7();

        var made = await lab.Engine.BackUpAsync(first, lab.Repository, lab.Request() with { Operation = operation, BandwidthLimitKilobytes = 50_000, Nice = 5 }, lab.Observer, default);
        (made.IsProven, made.UnreadableCount).ShouldBe((true, 0));
        var restored = await lab.Engine.RestoreAsync(
            second, lab.Repository, new RestoreRequest(operation, "a", [], lab.Scratch["out"], OverwritePolicy.Never, false, true, 0), lab.Observer, default);

        restored.Mismatched.ShouldBeEmpty();
        restored.VerifiedFiles.ShouldBe(3);
        lab.Describe(lab.Scratch["out"] + lab.Source).ShouldBe(lab.Describe(lab.Source));
        Directory.EnumerateFileSystemEntries("/tmp", $"backupapi-{operation}*").ShouldBeEmpty();
    }

    [Fact]
    public async Task Keeps_nothing_when_the_connection_is_lost_and_works_the_next_time()
    {
        await using var host = await OpenAsync(0);
        var request = lab.Streams(("endless.sql", "exec cat /dev/urandom"));
        var observer = new RecordingObserver
        {
            OnProgress = p =>
            {
                if (p.Bytes > 20_000_000) ssh[0].CutConnections();
                return Task.CompletedTask;
            },
        };

        var failed = await Should.ThrowAsync<HostException>(() => lab.Engine.BackUpAsync(host, lab.Repository, request, observer, default).WaitAsync(TimeSpan.FromMinutes(2)));

        (failed.Code, failed.IsTransient).ShouldBe((ProblemCodes.ConnectionLost, true));
        Directory.EnumerateFiles(lab.Scratch["repo"], "*", SearchOption.AllDirectories).Select(Path.GetFileName).ShouldBe(["repository.json"]);
        await using var again = await OpenAsync(0);
        await again.CleanUpAsync(request.Operation, default);
        LabProcesses.Of(request.Operation).ShouldBeEmpty();
        (await lab.Engine.BackUpAsync(again, lab.Repository, lab.Streams(("small.sql", "seq 1 1000")), lab.Observer, default)).IsProven.ShouldBeTrue();
    }

    [Fact]
    public async Task Ends_every_process_of_the_server_when_it_is_cancelled()
    {
        await using var host = await OpenAsync(0);
        var request = lab.Streams(("endless.sql", "exec cat /dev/urandom"));
        using var stop = new CancellationTokenSource();
        var observer = new RecordingObserver { OnProgress = p => p.Bytes > 10_000_000 ? stop.CancelAsync() : Task.CompletedTask };

        await Should.ThrowAsync<OperationCanceledException>(() => lab.Engine.BackUpAsync(host, lab.Repository, request, observer, stop.Token));

        LabProcesses.Of(request.Operation).ShouldBeEmpty();
        (await lab.Engine.ListAsync(lab.Repository, default)).ShouldBeEmpty();
    }
}
