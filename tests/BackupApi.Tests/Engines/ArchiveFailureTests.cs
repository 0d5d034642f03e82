using System.Text;
using BackupApi.Engines;
using BackupApi.Problems;

namespace BackupApi.Tests.Engines;

/// <summary>Bad luck with tar, zstd and age: each has its code, a sentence and a hint, and leaves nothing in the repository.</summary>
public sealed class ArchiveFailureTests : IDisposable
{
    private readonly EngineLab lab = new(member: EngineMember.Archive);

    public void Dispose() => lab.Dispose();

    [Theory]
    [InlineData("tar", ProblemCodes.ToolFailed)]
    [InlineData("zstd", ProblemCodes.ToolFailed)]
    [InlineData("age", ProblemCodes.ToolFailed)]
    [InlineData("awk", ProblemCodes.ToolFailed)]
    public async Task Keeps_nothing_of_files_when_a_part_of_the_pipe_is_killed(string part, string code)
    {
        lab.Scratch.Shell("head -c 60M /dev/urandom > source/big");
        await lab.InitializeAsync();
        var request = lab.Request() with { BandwidthLimitKilobytes = 4000 };
        await FailsWhenKilledAsync(part, code, request);
    }

    [Theory]
    [InlineData("cat", ProblemCodes.DumpFailed)]
    [InlineData("zstd", ProblemCodes.ToolFailed)]
    [InlineData("age", ProblemCodes.ToolFailed)]
    [InlineData("gzip", ProblemCodes.ToolFailed)]
    [InlineData("dd", ProblemCodes.ToolFailed)]
    public async Task Keeps_nothing_of_a_stream_when_a_part_of_the_pipe_is_killed(string part, string code)
    {
        await lab.InitializeAsync();
        var request = lab.Streams(("first.sql", "seq 1 1000"), ("endless.sql", "exec cat /dev/urandom")) with { Compression = part is "gzip" or "dd" ? "gzip,1" : "zstd,1", BandwidthLimitKilobytes = 4000 };
        await FailsWhenKilledAsync(part, code, request);
    }

    [Fact]
    public async Task Keeps_nothing_when_the_shells_of_the_pipe_are_killed_with_their_tools()
    {
        await lab.InitializeAsync();
        await FailsWhenKilledAsync("sh", ProblemCodes.ToolFailed, lab.Streams(("long.sql", "head -c 60000000 /dev/urandom")) with { BandwidthLimitKilobytes = 4000 });
    }

    [Fact]
    public async Task Ends_every_process_when_it_is_cancelled()
    {
        await lab.InitializeAsync();
        var request = lab.Streams(("endless.sql", "exec cat /dev/urandom"));
        using var stop = new CancellationTokenSource();
        var observer = new RecordingObserver { OnProgress = p => p.Bytes > 1_000_000 ? stop.CancelAsync() : Task.CompletedTask };

        await Should.ThrowAsync<OperationCanceledException>(() => lab.Engine.BackUpAsync(lab.Host, lab.Repository, request, observer, stop.Token));

        LabProcesses.Of(request.Operation).ShouldBeEmpty();
        Objects().ShouldBe(["repository.json"]);
    }

    [Theory]
    [InlineData("age", false)]
    [InlineData("age", true)]
    [InlineData("none", false)]
    [InlineData("none", true)]
    public async Task Restores_nothing_of_a_damaged_backup_and_names_the_object(string encryption, bool isCut)
    {
        lab.Scratch.Shell("head -c 3M /dev/urandom > source/first; head -c 3M /dev/urandom > source/second");
        lab.Repository = lab.Access(encryption);
        await lab.InitializeAsync();
        await lab.BackUpAsync("a");
        if (isCut) lab.Scratch.Shell("truncate -s -1000 repo/a/data.tar.*");
        else lab.Damage();

        (await FailsAsync(ProblemCodes.BackupDamaged, () => lab.RestoreAsync("a", lab.Scratch["out"]))).Message.ShouldContain("a/data.tar.zst");
        Directory.Exists(lab.Scratch["out"]).ShouldBeFalse();
        using var content = new MemoryStream();
        await FailsAsync(ProblemCodes.BackupDamaged, () => lab.Engine.ReadFileAsync(lab.Repository, "a", Encoding.UTF8.GetBytes(lab.Source[1..] + "/nowhere"), content, default));
        await FailsAsync(ProblemCodes.BackupDamaged, () => lab.Engine.ReadTarAsync(lab.Repository, "a", [], content, default));
        var verified = await lab.Engine.VerifyAsync(lab.Repository, "a", lab.Observer, default);
        verified.Findings.Single().ShouldStartWith("a/data.tar.zst");
    }

    [Fact]
    public async Task Never_gives_a_damaged_dump_as_if_it_were_whole()
    {
        lab.Repository = lab.Access("none");
        await lab.InitializeAsync();
        await lab.BackUpAsync("a", lab.Streams(("shop.sql", "head -c 5000000 /dev/urandom")));
        lab.Damage();
        (await FailsAsync(ProblemCodes.BackupDamaged, () => lab.Engine.ReadFileAsync(lab.Repository, "a", "shop.sql"u8.ToArray(), Stream.Null, default))).Message.ShouldContain("a/shop.sql.zst");
        await FailsAsync(ProblemCodes.BackupDamaged, () => lab.RestoreAsync("a", lab.Scratch["out"]));
        lab.Scratch.Shell("rm repo/a/shop.sql.zst");
        (await FailsAsync(ProblemCodes.BackupDamaged, () => lab.Engine.ReadFileAsync(lab.Repository, "a", "shop.sql"u8.ToArray(), Stream.Null, default))).Message.ShouldContain("missing");
    }

    [Fact]
    public async Task Checks_what_lies_there_and_all_of_it_share_by_share()
    {
        await lab.InitializeAsync();
        foreach (var name in new[] { "a", "b", "c", "d" }) await lab.BackUpAsync(name, lab.Streams(("x", "head -c 100000 /dev/urandom")));
        lab.Scratch.Shell("printf x | dd of=repo/c/x.zst.age bs=1 seek=5000 conv=notrunc 2>/dev/null");
        (await CheckAsync(new CheckRequest(false))).ShouldBeEmpty();
        (await CheckAsync(new CheckRequest(true))).Single().ShouldStartWith("c/x.zst.age");
        var shares = new List<int>();
        for (var number = 1; number <= 4; number++) shares.Add((await CheckAsync(new CheckRequest(false, new DataShare([number], 4)))).Count);
        shares.Order().ShouldBe([0, 0, 0, 1]);

        lab.Scratch.Shell("rm repo/a/x.zst.age; truncate -s 10 repo/b/x.zst.age; echo '{}' > repo/d/manifest.json");
        (await CheckAsync(new CheckRequest(false))).Count.ShouldBe(3);
        (await lab.Engine.ListAsync(lab.Repository, default)).Select(backup => backup.Archive).ShouldBe(["a", "b", "c"]);
    }

    [Theory]
    [InlineData("age")]
    [InlineData("zstd")]
    [InlineData("tar")]
    public async Task Says_which_tool_is_missing_and_how_to_install_it(string tool)
    {
        lab.Scratch.Shell("printf x > source/x");
        await lab.InitializeAsync();
        lab.Scratch.Shell($"mkdir bin; for p in /usr/bin/* /bin/*; do [ \"${{p##*/}}\" = {tool} ] || ln -sf \"$p\" bin/; done");
        var failed = await FailsAsync(ProblemCodes.ToolMissing, () => lab.Engine.BackUpAsync(new LocalHosts(lab.Scratch["bin"]).Open("web-1"), lab.Repository, lab.Request(), lab.Observer, default));
        failed.Message.ShouldContain($"{tool} is not installed on web-1");
        failed.Hint.ShouldContain($" {tool}.");
    }

    [Fact]
    public async Task Opens_a_repository_only_with_its_key_and_refuses_another_in_its_place()
    {
        await lab.InitializeAsync();
        var known = lab.Repository;
        await FailsAsync(ProblemCodes.PassphraseWrong, () => lab.Engine.InspectAsync(known with { KeyFile = null, EngineId = null }, default));
        await FailsAsync(ProblemCodes.PassphraseWrong, () => lab.Engine.InspectAsync(known with { KeyFile = lab.Scratch.Shell("age-keygen 2>/dev/null"), EngineId = null }, default));
        var secret = known.KeyFile!.Split('\n').Single(line => line.StartsWith("AGE-SECRET", StringComparison.Ordinal));
        var imported = await lab.Engine.InspectAsync(known with { KeyFile = secret, EngineId = null, Encryption = "unknown" }, default);
        (imported.EngineId, imported.Encryption).ShouldBe((known.EngineId, "age"));
        (await lab.Engine.IsRepositoryAsync(known.Place, default)).ShouldBeTrue();

        await FailsAsync(ProblemCodes.RepositoryExists, () => lab.Engine.InitializeAsync(known with { EngineId = null }, default));
        lab.Scratch.Shell("rm -r repo");
        await FailsAsync(ProblemCodes.RepositoryMissing, () => lab.BackUpAsync("a"));
        lab.Repository = known with { EngineId = null };
        await lab.InitializeAsync();
        await FailsAsync(ProblemCodes.RepositoryReplaced, () => lab.Engine.DestroyAsync(known, default));
        await FailsAsync(ProblemCodes.RepositoryReplaced, () => lab.Engine.ListAsync(known, default));
        await lab.Engine.DestroyAsync(lab.Repository, default);
        Directory.Exists(lab.Scratch["repo"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Names_a_file_that_changes_while_it_is_read()
    {
        lab.Scratch.Shell("head -c 150M /dev/urandom > source/grows");
        await lab.InitializeAsync();
        var observer = new RecordingObserver { OnProgress = _ => File.AppendAllTextAsync(lab.Scratch["source/grows"], "more") };
        var made = await lab.Engine.BackUpAsync(lab.Host, lab.Repository, lab.Request(), observer, default);
        (made.ChangedCount, made.UnreadableCount, made.IsProven).ShouldBe((1, 0, true));
        made.Problems.Single().ShouldBe(new FileProblem(lab.Source + "/grows", FileProblemKind.Changed, "it changed while it was read"));
    }

    [Fact]
    public async Task Shows_the_key_to_nobody_while_it_works()
    {
        lab.Scratch.Shell("head -c 200M /dev/urandom > source/big");
        await lab.InitializeAsync();
        await lab.BackUpAsync("a");
        var seen = new HashSet<string>();
        var restore = lab.Engine.RestoreAsync(lab.Host, lab.Repository, new RestoreRequest(Guid.CreateVersion7(), "a", [], lab.Scratch["out"], OverwritePolicy.Always, false, true, 0), lab.Observer, default);
        while (!restore.IsCompleted) await Task.Run(() => seen.UnionWith(LabProcesses.Shown()));
        await restore;
        seen.ShouldContain(shown => shown.Contains("--extract"));
        seen.ShouldNotContain(shown => shown.Contains("AGE-SECRET-KEY"));
        lab.Scratch.Shell("grep -rl AGE-SECRET-KEY repo data 2>/dev/null | wc -l").Trim().ShouldBe("0");
    }

    private async Task FailsWhenKilledAsync(string part, string code, BackupRequest request)
    {
        var backup = lab.Engine.BackUpAsync(lab.Host, lab.Repository, request, lab.Observer, default);
        await LabProcesses.KillAsync(request.Operation, part, () => Directory.Exists(lab.Scratch["repo/a"]) && new DirectoryInfo(lab.Scratch["repo/a"]).EnumerateFiles(".partial-*").Any(file => file.Length > 0));
        await FailsAsync(code, () => backup.WaitAsync(TimeSpan.FromMinutes(2)));
        (await lab.Engine.ListAsync(lab.Repository, default)).ShouldBeEmpty();
        (await lab.Engine.FindAsync(lab.Repository, "a", default)).ShouldBeNull();
        Objects().ShouldBe(["repository.json"]);
    }

    private IEnumerable<string> Objects() => Directory.EnumerateFiles(lab.Scratch["repo"], "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(lab.Scratch["repo"], file));

    private async Task<IReadOnlyList<string>> CheckAsync(CheckRequest request) => (await lab.Engine.CheckAsync(lab.Repository, request, lab.Observer, default)).Findings;

    private static async Task<EngineException> FailsAsync(string code, Func<Task> act)
    {
        var failed = await Should.ThrowAsync<EngineException>(act);
        failed.Code.ShouldBe(code, failed.Message);
        failed.Message.ShouldEndWith(".");
        failed.Hint.ShouldEndWith(".");
        return failed;
    }
}
