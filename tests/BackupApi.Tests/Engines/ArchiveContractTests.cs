using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using BackupApi.Engines;
using BackupApi.Engines.Archive;
using BackupApi.Problems;

namespace BackupApi.Tests.Engines;

/// <summary>The contract on tar, zstd and age, and what archives alone promise.</summary>
public sealed partial class ArchiveContractTests() : EngineContractTests(EngineMember.Archive)
{
    [Fact]
    public async Task Restores_with_the_plain_tools_by_the_text_of_the_kit_and_by_the_manifest()
    {
        Lab.Scratch.Shell("cd source; mkdir d; printf one > 'd/a b'; printf two > d/c; ln d/c d/link; setfattr -n user.x -v y d/c; chmod 640 d/c");
        await Lab.InitializeAsync();
        await Lab.BackUpAsync("files");
        await Lab.BackUpAsync("dumps", Lab.Streams(("mysql/shop.sql", "seq 1 50000"), ("postgresql/shop.dump", "seq 7 70000")));
        var kit = await Lab.Engine.ExportKitAsync(Lab.Repository, default);
        File.WriteAllText(Lab.Scratch["key.txt"], kit.KeyFile);
        kit.Document.ShouldContain(Lab.Repository.EngineId!);
        var script = Script().Match(kit.Document).Groups[1].Value.Replace("/restore", Lab.Scratch["restore"]);
        var databases = script.IndexOf("# 5.", StringComparison.Ordinal);
        var files = script.IndexOf("# 4.", StringComparison.Ordinal);

        Lab.Scratch.Shell($"export KEY={Lab.Scratch["key.txt"]}\n{script[..databases].Replace("BACKUP=NAME", "BACKUP=files")}");
        Lab.Describe(Lab.Scratch["restore"] + Lab.Source).ShouldBe(Lab.Describe(Lab.Source));
        Lab.Scratch.Shell($"export KEY={Lab.Scratch["key.txt"]}\n{(script[..files] + script[databases..]).Replace("BACKUP=NAME", "BACKUP=dumps")}");
        Lab.Scratch.Shell("cat repo/shop.sql; cat repo/shop.dump").ShouldBe(Lab.Scratch.Shell("seq 1 50000; seq 7 70000"));

        Lab.Scratch.Shell("rm -r restore repo/shop.*; mkdir restore");
        foreach (var backup in new[] { "files", "dumps" })
        {
            using var manifest = JsonDocument.Parse(File.ReadAllBytes(Lab.Scratch[$"repo/{backup}/manifest.json"]));
            var commands = manifest.RootElement.GetProperty("restore").EnumerateArray().Select(command => command.GetString()!.Replace("/restore", Lab.Scratch["restore"]));
            Lab.Scratch.Shell($"cp key.txt repo/{backup}; cd repo/{backup}\n{string.Join('\n', commands)}");
        }

        Lab.Describe(Lab.Scratch["restore"] + Lab.Source).ShouldBe(Lab.Describe(Lab.Source));
        Lab.Scratch.Shell("cat repo/dumps/shop.sql; cat repo/dumps/shop.dump").ShouldBe(Lab.Scratch.Shell("seq 1 50000; seq 7 70000"));
    }

    [Theory]
    [InlineData("none", "zstd,3")]
    [InlineData("none", "gzip,1")]
    [InlineData("age", "gzip")]
    [InlineData("age", "zstd,19")]
    public async Task Works_in_every_encryption_and_compression(string encryption, string compression)
    {
        Lab.Scratch.Shell("printf hello > source/f; head -c 300000 /dev/urandom > source/g");
        Lab.Repository = Lab.Access(encryption) with { Compression = compression };
        var identity = await Lab.InitializeAsync();
        (identity.KeyFile is null).ShouldBe(encryption == "none");
        await Lab.BackUpAsync("a");
        await Lab.BackUpAsync("b", Lab.Streams(("x", "seq 1 1000")));

        (await Lab.RestoreAsync("a", Lab.Scratch["out"])).VerifiedFiles.ShouldBe(2);
        (await Lab.ReadAsync("b", "x")).ShouldBe(Lab.Scratch.Shell("seq 1 1000"));
        var listed = await Lab.Engine.ListAsync(Lab.Repository, default);
        listed.Select(backup => backup.Sizes!.OriginalBytes).ShouldBe([300_005, 3893]);
        (await Lab.Engine.InspectAsync(Lab.Repository, default)).BackupCount.ShouldBe(2);
    }

    [Theory]
    [InlineData("*.tmp")]
    [InlineData("SOURCE/cache/")]
    [InlineData("*/cache")]
    [InlineData("SOURCE/[!ac]*")]
    [InlineData("sh:**/node_modules")]
    [InlineData("sh:SOURCE/*.log")]
    [InlineData("sh:**/*.tmp")]
    [InlineData("pp:SOURCE/cache")]
    [InlineData("pf:SOURCE/deep/x.tmp")]
    [InlineData("*back\\slash")]
    [InlineData("*/?.log")]
    public async Task Leaves_out_what_the_pattern_means_to_sources(string pattern)
    {
        Lab.Scratch.Shell("cd source; mkdir -p cache/in deep/node_modules/y node_modules deep/er; touch cache/in/z cache/a.tmp deep/x.tmp deep/er/b.log c.log deep/node_modules/y/z node_modules/q 'back\\slash' d.log .tmp");
        await Lab.InitializeAsync();
        var meant = pattern.Replace("SOURCE", Lab.Source);
        var rule = BackupApi.SourceTypes.ExcludePattern.Parse(meant);
        var all = Lab.Scratch.Shell($"find '{Lab.Source}' | sort").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var left = all.Where(path => !Ancestors(path).Any(rule.Matches)).Select(path => path[1..]);

        await Lab.BackUpAsync("a", Lab.Request() with { ExcludePatterns = [meant] });

        var names = new List<string>();
        await foreach (var entry in Lab.Engine.ReadTreeAsync(Lab.Repository, "a", default)) names.Add(Encoding.UTF8.GetString(entry.Path));
        names.Order(StringComparer.Ordinal).ShouldBe(left.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("re:.*x")]
    [InlineData("sh:/a/**/b/c")]
    public async Task Refuses_a_pattern_that_tar_cannot_follow(string pattern)
    {
        await Lab.InitializeAsync();
        var refused = await Should.ThrowAsync<EngineException>(Lab.BackUpAsync("a", Lab.Request() with { ExcludePatterns = [pattern] }));
        (refused.Code, refused.Message.Contains(pattern)).ShouldBe((ProblemCodes.Invalid, true));
    }

    [Fact]
    public async Task Gives_hard_links_their_content_when_the_first_name_is_not_taken()
    {
        Lab.Scratch.Shell("cd source; mkdir a b; printf shared > a/first; ln a/first b/second; ln a/first b/third; truncate -s 2M a/holes; printf end >> a/holes; ln a/holes b/holes");
        await Lab.InitializeAsync();
        await Lab.BackUpAsync("x");
        var folder = Encoding.UTF8.GetBytes(Lab.Source[1..] + "/b");

        var restored = await Lab.RestoreAsync("x", Lab.Scratch["out"], paths: folder);
        restored.Mismatched.ShouldBeEmpty();
        Lab.Scratch.Shell($"cd 'out{Lab.Source}/b'; cat second third; stat -c %h second; cmp holes '{Lab.Source}/a/holes' && echo same").ShouldBe("sharedshared2\nsame\n");
        await using (var tar = File.Create(Lab.Scratch["some.tar"])) await Lab.Engine.ReadTarAsync(Lab.Repository, "x", [folder], tar, default);
        Lab.Scratch.Shell($"mkdir t; tar xf some.tar -C t; cat 't{Lab.Source}/b/third'").ShouldBe("shared");

        // The first name is kept with what it holds now; a link to it would bring that and not the backup's content.
        Lab.Scratch.Shell("cd source; rm b/*; printf other > a/first");
        (await Lab.RestoreAsync("x", "/", OverwritePolicy.Never)).Mismatched.ShouldBeEmpty();
        Lab.Scratch.Shell("cat source/a/first source/b/second").ShouldBe("othershared");
    }

    [Fact]
    public async Task Goes_on_after_files_that_cannot_be_written_and_names_them()
    {
        Lab.Scratch.Shell("printf x > source/a; printf y > source/b");
        await Lab.InitializeAsync();
        await Lab.BackUpAsync("x");
        Lab.Scratch.Shell($"mkdir -p 'out{Lab.Source}/a/occupied'");
        var restored = await Lab.RestoreAsync("x", Lab.Scratch["out"]);
        (restored.FailedFiles, restored.Problems.Single().Path).ShouldBe((1, Lab.Source + "/a"));
        Lab.Scratch.Shell($"cat 'out{Lab.Source}/b'").ShouldBe("y");
    }

    [Fact]
    public async Task Removes_what_an_interrupted_run_left_and_nothing_else()
    {
        await Lab.InitializeAsync();
        await Lab.BackUpAsync("a", Lab.Streams(("x", "seq 1 1000")));
        await Lab.BackUpAsync("ab", Lab.Streams(("x", "seq 1 1000")));
        Lab.Scratch.Shell("touch repo/a/y.zst.age repo/a/.partial-z.zst.age repo/ab/other; mkdir repo/gone; touch repo/gone/data.tar.zst.age");
        (await Lab.Engine.FindAsync(Lab.Repository, "a", default))!.HasCheckpoints.ShouldBeTrue();

        foreach (var archive in new[] { "a", "a", "gone" }) await Lab.Engine.CleanUpAsync(Lab.Repository, archive, false, default);
        Lab.Scratch.Shell("cd repo; find . -type f | sort | tr '\\n' ' '").Trim().ShouldBe("./a/manifest.json ./a/x.zst.age ./ab/manifest.json ./ab/other ./ab/x.zst.age ./repository.json");
        (await Lab.Engine.FindAsync(Lab.Repository, "a", default))!.HasCheckpoints.ShouldBeFalse();
        (await Lab.Engine.CleanUpAsync(Lab.Repository, "a", true, default))!.Archive.ShouldBe("a");
        (await Lab.Engine.ListAsync(Lab.Repository, default)).Select(backup => backup.Archive).ShouldBe(["ab"]);
    }

    [Fact]
    public async Task Holds_little_of_a_large_stream_in_memory()
    {
        await Lab.InitializeAsync();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        var observer = new RecordingObserver { OnProgress = _ => Task.FromResult(most = Math.Max(most, GC.GetTotalMemory(false))) };
        var made = await Lab.Engine.BackUpAsync(Lab.Host, Lab.Repository, Lab.Streams(("big", "head -c 2147483648 /dev/urandom")), observer, default);
        made.Sizes.OriginalBytes.ShouldBe(2L << 30);
        most.ShouldBeGreaterThan(0);
        (most - before).ShouldBeLessThan(200L << 20);
    }

    [Fact]
    public async Task Describes_each_backup_in_its_manifest()
    {
        await Lab.InitializeAsync();
        var made = await Lab.BackUpAsync("a", Lab.Streams(("mysql/ü shop.sql", "seq 1 1000")));
        var item = made.Objects.Single();
        (item.Name, item.Bytes, item.Sha256).ShouldBe(("a/mysql/ü shop.sql.zst.age", new FileInfo(Lab.Scratch["repo/a/mysql/ü shop.sql.zst.age"]).Length, Lab.Scratch.Shell("sha256sum 'repo/a/mysql/ü shop.sql.zst.age'")[..64]));
        var manifest = Manifest.Read(File.ReadAllBytes(Lab.Scratch["repo/a/manifest.json"]))!;
        (manifest.Host, manifest.OriginalBytes, manifest.FileCount).ShouldBe(("this machine", 3893, 1));
        manifest.Tools.Keys.ShouldBe(["zstd", "age"], ignoreOrder: true);
        made.EngineId.ShouldBe(Lab.Scratch.Shell("sha256sum repo/a/manifest.json")[..64]);
    }

    private static IEnumerable<string> Ancestors(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1)) yield return path[..end];
    }

    [GeneratedRegex("## Restore.*?```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Script();
}
