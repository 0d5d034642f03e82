using System.Text.Json;
using BackupApi.Hosts;
using BackupApi.SourceTypes;
using BackupApi.Tests.Engines;

namespace BackupApi.Tests.SourceTypes;

public sealed class FilesSourceTests : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly FilesSource source = new();
    private readonly LocalHost host = new("here", false);

    public void Dispose() => scratch.Dispose();

    private static JsonElement Settings(string[] paths, params string[] patterns) =>
        JsonSerializer.SerializeToElement<SourceSettings>(new FilesSettings { Paths = paths, ExcludePatterns = patterns }, JsonSerializerOptions.Web);

    private const string Tree =
        """
        mkdir -p t/a/cache t/a/deep/cache/x t/büro "t/ lead" 't/[odd]*' t/no.git/objects
        for f in t/a/one.tmp t/a/two.TMP t/a/cache/c t/a/deep/cache/x/y t/a/deep/z.bak t/büro/é t/büro/日 't/[odd]*/q' 't/ lead/ x' t/no.git/objects/1 t/-dash t/a.tmp.keep; do printf 12345 > "./$f"; done
        printf 1 > "$(printf 't/new\nline.tmp')"; printf 1 > "$(printf 't/bad\377.tmp')"; ln -s nowhere t/link.tmp; mkfifo t/pipe; ln t/-dash t/hard
        """;

    public static TheoryData<string> Patterns => new(
        "*.tmp", "*.TMP", "*/cache", "*/cache/", "cache", "sh:**/cache", "sh:**/cache/", "sh:*/*/*/a/*.tmp", "sh:**/*.tmp", "re:\\.tmp$", "re:^tmp/.*/a/one", "re:[^/]+\\.bak\\Z",
        "*/[!a]", "*/[a-c]*", "*/[[]odd]*", "*/b?ro", "*/büro/?", "*\n*", "*/-dash", "*/ lead", "**/deep", "*/a/./deep/../cache", "*/no.git", "sh:**/[no]*", "*", "re:", "pp:tmp",
        "*/[]x]*", "*/[", "*{now}*", "*/a*/z.bak", "fm:*.bak", "re:\\bline\\b", "*/\\[odd]*");

    [Theory]
    [MemberData(nameof(Patterns))]
    public async Task Leaves_out_exactly_what_borg_leaves_out(string pattern)
    {
        scratch.Shell(Tree);
        var preview = await source.PreviewAsync(host, new SourceAccess(Settings([scratch["t"]], pattern)), default);

        File.WriteAllText(scratch["pattern"], pattern);
        scratch.Shell("export BORG_BASE_DIR=$PWD/b; borg init -e none r");
        var listed = scratch.Shell($"export BORG_BASE_DIR=$PWD/b BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK=yes; borg create --exclude=\"$(cat pattern; printf x)\" r::probe /dev/null 2>/dev/null || true; "
            + $"p=$(cat pattern; printf x); borg create --exclude=\"${{p%x}}\" r::a '{scratch["t"]}'; borg list --format '{{type}} ' r::a");
        var files = listed.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        (preview.FileCount, preview.FolderCount).ShouldBe((files.LongCount(type => type != "d"), files.LongCount(type => type == "d")));
        preview.Complete.ShouldBeTrue();
    }

    [Fact]
    public async Task Takes_paths_and_prefixes_literally()
    {
        scratch.Shell(Tree);
        var preview = await source.PreviewAsync(host, new SourceAccess(Settings([scratch["t"]], $"pp:{scratch["t"]}/a", $"pf:{scratch["t"]}/büro/é", $"{scratch["t"]}/no.git")), default);

        preview.Excluded.Select(e => (e.Path[(scratch["t"].Length + 1)..], e.Bytes, e.Reason!.Split('/')[^1])).ShouldBe(
            [("a", 25, "a"), ("büro/é", 5, "é"), ("no.git", 5, "no.git")], ignoreOrder: true);
        preview.ExcludedCount.ShouldBe(14);
        preview.Bytes.ShouldBe(5 * 5 + 2);
        preview.Included.ShouldContain(e => e.Path == scratch["t"] + "/bad�.tmp");
    }

    [Fact]
    public async Task Counts_what_cannot_be_read()
    {
        scratch.Shell("mkdir -p t/closed t/open; printf x > t/secret; printf x > t/open/fine; chmod 0 t/secret t/closed; chmod 755 . t");
        await using var user = new OtherUserHost(host, scratch);
        var preview = await source.PreviewAsync(user, new SourceAccess(Settings([scratch["t"]])), default);
        preview.UnreadableCount.ShouldBe(2);
        preview.Unreadable.Select(e => e.Path).ShouldBe([scratch["t"] + "/secret", scratch["t"] + "/closed"], ignoreOrder: true);
        preview.FileCount.ShouldBe(1);

        var steps = await source.TestAsync(user, new SourceAccess(Settings([scratch["t"], scratch["t"] + "/closed", scratch["gone"]])), default);
        steps.Select(s => (s.Name, s.Status, s.Code)).ShouldBe([
            ("path", TestStepStatus.Passed, null), ("path", TestStepStatus.Failed, "permission_denied"), ("path", TestStepStatus.Failed, "path_missing"), ("atomicity", TestStepStatus.Passed, null)]);
    }

    [Theory]
    [InlineData("etc", "absolute")]
    [InlineData("", "empty")]
    [InlineData("/a\0b", "NUL")]
    public void Refuses_paths_that_are_none(string path, string why) => source.Validate(Settings([path]))["paths"].ShouldContain(e => e.Contains(why));

    [Fact]
    public void Refuses_no_paths_and_nested_paths_and_takes_the_rest()
    {
        source.Validate(Settings([])).Keys.ShouldContain("paths");
        source.Validate(Settings(["/srv", "/srv/x/"])).Keys.ShouldContain("paths");
        source.Validate(Settings(["/srv", "/srv2", "/it's $(x)", "/-rf", "/日本\n"], "*.tmp", "--dry-run")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("re:(")]
    [InlineData("zz:x")]
    [InlineData(" ")]
    public void Refuses_patterns_that_borg_would_not_understand(string pattern) => source.Validate(Settings(["/srv"], pattern)).Keys.ShouldContain("excludePatterns");

    [Fact]
    public async Task Reads_settings_whose_members_stand_in_any_order()
    {
        var settings = JsonDocument.Parse("""{"paths":["/srv"],"oneFileSystem":true,"type":"files"}""").RootElement;
        (await source.ResolveAsync(host, new SourceAccess(settings), default)).ShouldBeOfType<PathContent>().OneFileSystem.ShouldBeTrue();
    }
}
