using System.Text;
using BackupApi.Engines;
using BackupApi.Engines.Restic;

namespace BackupApi.Tests.Engines.Restic;

public sealed class ResticTextTests
{
    [Theory]
    [InlineData("/srv/cache", "/srv/cache")]
    [InlineData("*.tmp", "/*.tmp|/*/**/*.tmp")]
    [InlineData("/srv/cache/", "/srv/cache/*|/srv/cache/*/**/*")]
    [InlineData("/a[!b-d\\]?", "/a[^b-d\\\\]?")]
    [InlineData("sh:srv/**/*.log", "/srv/**/*.log")]
    [InlineData("pp:srv/a*b/", "/srv/a\\*b")]
    [InlineData("pf:/srv/[x", "/srv/\\[x")]
    [InlineData("--dry-run", "/--dry-run")]
    public void Writes_patterns_as_restic_reads_them(string pattern, string written) => string.Join('|', ResticExcludes.Translate([pattern])).ShouldBe(written);

    [Theory]
    [InlineData("re:^x")]
    [InlineData("sh:a**b")]
    [InlineData("*a*b*c*d*e")]
    [InlineData("xx:a")]
    public void Refuses_what_restic_has_no_pattern_for(string pattern)
    {
        var refused = Should.Throw<EngineException>(() => ResticExcludes.Translate([pattern]));
        refused.Message.ShouldContain(pattern);
        refused.Hint.ShouldEndWith(".");
    }

    [Fact]
    public void Lists_a_backup_of_parts_only_when_all_are_there_under_its_name()
    {
        ResticPart Part(int id, params string[] tags) => new(new string((char)('a' + id), 64), DateTimeOffset.UnixEpoch.AddSeconds(id), ["/x"], "h", tags);
        var list = ResticBackups.Group([
            Part(0, ResticTags.Name("one")), Part(1, "other"),
            Part(2, ResticTags.Name("two, %"), ResticTags.Part("r", 2, 2)), Part(3, ResticTags.Name("two, %"), ResticTags.Part("r", 1, 2)),
            Part(4, ResticTags.Name("three"), ResticTags.Part("s", 1, 2)), Part(5, ResticTags.Incomplete("four"), ResticTags.Part("t", 1, 1)),
            Part(6, ResticTags.Name("five"), ResticTags.Part("u", 1, 2)), Part(7, ResticTags.Incomplete("five"), ResticTags.Part("v", 2, 2))]);
        list.Whole.Select(backup => backup.Archive).ShouldBe(["one", "bbbbbbbb", "two, %"]);
        list.Find("two, %")!.EngineId.ShouldBe($"{new string('d', 64)}+{new string('c', 64)}");
        list.Remains["three"].Count().ShouldBe(1);
        list.Remains["four"].Count().ShouldBe(1);
        list.Remains["five"].Count().ShouldBe(2);
    }

    [Fact]
    public void Folds_folders_that_are_wanted_whole()
    {
        var folders = new WholeFolders();
        foreach (var (path, isFolder, isWanted) in new[] { ("r", true, true), ("r/a", true, true), ("r/a/1", false, true), ("r/a/2", false, true), ("r/a.x", false, true), ("r/b", true, false), ("r/b/1", false, false), ("r/b/2", false, true), ("r/c", true, true) })
            folders.Add(Encoding.UTF8.GetBytes(path), isFolder, isWanted);
        folders.Complete().Select(Encoding.UTF8.GetString).ShouldBe(["r/a.x", "r/a", "r/b/2", "r/c"], ignoreOrder: true);
        folders.Partial.Select(Encoding.UTF8.GetString).ShouldBe(["r/b"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task Takes_objects_out_of_a_stream_across_any_border(int chunk)
    {
        var objects = new List<string>();
        var json = """[{"matches":[{"path":"/a}{\"b\\"},{"path":"/c","more":{"x":1}}],"hits":2},{"matches":[{"path":"/d"}]}]""";
        await foreach (var next in new JsonObjects(new SlowStream(Encoding.UTF8.GetBytes(json), chunk), 1).ReadAsync(default)) objects.Add(Encoding.UTF8.GetString(next));
        objects.ShouldBe(["""{"path":"/a}{\"b\\"}""", """{"path":"/c","more":{"x":1}}""", """{"path":"/d"}"""]);
    }

    [Theory]
    [InlineData("0.14.0", true)]
    [InlineData("0.18.1-dev", true)]
    [InlineData("1.0.0", true)]
    [InlineData("0.13.1", false)]
    [InlineData("", false)]
    public void Knows_which_versions_it_can_use(string version, bool supported) => ResticVersion.IsSupported(version).ShouldBe(supported);

    [Theory]
    [InlineData(1, "Fatal: wrong password or no key found", "passphrase_wrong")]
    [InlineData(12, "", "passphrase_wrong")]
    [InlineData(1, "unable to create lock in backend: repository is already locked exclusively by PID 77 on web-1 by root (UID 0, GID 0)", "repository_locked")]
    [InlineData(10, "", "repository_missing")]
    [InlineData(1, "Save(<data/1234>) returned error: write /x: no space left on device", "storage_full")]
    [InlineData(1, "Fatal: unable to open repository at rclone:x: error talking HTTP to rclone: unexpected EOF", "connection_lost")]
    [InlineData(1, "Fatal: unable to remove: server response unexpected: 403 Forbidden (403)", "permission_denied")]
    [InlineData(127, "", "tool_missing")]
    [InlineData(1, "something else", "tool_failed")]
    public void Every_problem_has_a_sentence_and_a_hint(int exitCode, string said, string code)
    {
        var problem = ResticProblems.Explain(new ResticResult(exitCode, [said]), "my repo", "web-1");
        problem.Code.ShouldBe(code);
        problem.Message.ShouldEndWith(".");
        problem.Hint.ShouldEndWith(".");
        if (code == "repository_locked") problem.Message.ShouldContain("process 77 on web-1");
    }

    [Fact]
    public void A_pack_that_a_lost_connection_left_half_written_is_stored_by_the_next_attempt()
    {
        string[] said =
        [
            "Save(<data/3406a78edf>) returned error, retrying after 582.280027ms: server response unexpected: 500 Internal Server Error (500)",
            "Save(<data/3406a78edf>) returned error, retrying after 703.28564ms: server response unexpected: 403 Forbidden (403)",
            "Fatal: unable to save snapshot: server response unexpected: 403 Forbidden (403)",
        ];
        var problem = ResticProblems.Explain(new ResticResult(1, said), "my repo", "web-1");
        (problem.Code, problem.IsTransient).ShouldBe(("connection_lost", true));
    }

    private sealed class SlowStream(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(chunk, buffer.Length)], cancellationToken);
    }
}
