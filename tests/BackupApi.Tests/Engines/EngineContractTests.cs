using System.Text;
using BackupApi.Engines;
using BackupApi.Hosts;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.Engines;

/// <summary>What every engine promises, on the real tool. One class per member runs it.</summary>
public abstract class EngineContractTests : IDisposable
{
    private readonly EngineLab lab;

    private protected EngineContractTests(EngineMember member) => lab = new(member: member);

    private protected EngineLab Lab => lab;

    public void Dispose()
    {
        lab.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A machine that the tests' files lie on, by a user who may not read all of them.</summary>
    private protected virtual Task<IHost> OpenAsOrdinaryUserAsync() => Task.FromResult<IHost>(new OtherUserHost(lab.Host, lab.Scratch));

    private string OddTree => lab.Member.KeepsOddities ? Everything : Everything.Replace(@"to\377\n", @"to\n", StringComparison.Ordinal);

    private const string Everything =
        """
        cd source
        mkdir -p -- '-dash' 'quo"te' "it's" '$(id)' 'büro/日本' ' lead ' 'pat[a-z]*?'
        printf one > './-dash/-f'
        printf two > 'quo"te/`x`'
        printf three > "$(printf 'new\nline')"
        printf four > "$(printf 'bad\377\376name')"
        printf five > 'büro/日本/ü{now}.txt'
        printf six > 'pat[a-z]*?/x#y'
        printf seven > ' lead / x '
        touch "$(head -c 255 /dev/zero | tr '\0' n)"
        printf shared > first; ln first second
        ln -s "$(printf 'to\377\nsomewhere')" link; ln -s /nowhere dangling
        truncate -s 40M sparse; printf end >> sparse
        mkfifo pipe
        printf attr > attributes; setfattr -n user.note -v 'größe' attributes; setfacl -m u:1234:rw attributes
        mkdir drop; setfacl -d -m g:4321:rx drop; chmod 1777 drop
        chmod 4750 first; chown 123:456 attributes; chmod 0 'quo"te/`x`'
        touch -d '1999-12-31 23:59:59.123456' büro; touch -d '2001-02-03 04:05:06.789' -h link
        """;

    [Fact]
    public async Task Restores_every_kind_of_file_as_it_was()
    {
        lab.Scratch.Shell(OddTree);
        await lab.InitializeAsync();
        var before = lab.Describe(lab.Source);

        var made = await lab.BackUpAsync("odd");
        made.UnreadableCount.ShouldBe(0);
        made.EngineId.Length.ShouldBe(64);

        var restored = await lab.RestoreAsync("odd", lab.Scratch["out"]);

        restored.Mismatched.ShouldBeEmpty();
        restored.Problems.ShouldBeEmpty();
        restored.VerifiedFiles.ShouldBe(restored.Files);
        lab.Describe(lab.Scratch["out"] + lab.Source).ShouldBe(before);
        new FileInfo(lab.Scratch["out"] + lab.Source + "/sparse").Length.ShouldBe(40 * 1024 * 1024 + 3);
        if (lab.Member.KeepsOddities) long.Parse(lab.Scratch.Shell($"stat -c %b 'out{lab.Source}/sparse'")).ShouldBeLessThan(40_000);
        lab.Observer.Phases.ShouldBe(["verify", "verify"]);
    }

    [Fact]
    public async Task Lists_what_it_stored_with_the_bytes_of_every_name()
    {
        lab.Scratch.Shell(OddTree);
        await lab.InitializeAsync();
        var made = await lab.BackUpAsync("odd");

        var found = await lab.Engine.FindAsync(lab.Repository, "odd", default);
        found!.EngineId.ShouldBe(made.EngineId);
        found.StartedAt.ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
        (await lab.Engine.FindAsync(lab.Repository, "od", default)).ShouldBeNull();

        var entries = new List<BackupEntry>();
        await foreach (var entry in lab.Engine.ReadTreeAsync(lab.Repository, "odd", default))
        {
            entries.Add(entry);
        }

        var names = entries.Select(e => Convert.ToHexString(e.Path)).ToHashSet();
        var prefix = Encoding.UTF8.GetBytes(lab.Source[1..] + "/");
        names.ShouldContain(Convert.ToHexString([.. prefix, .. "bad"u8, 0xFF, 0xFE, .. "name"u8]));
        names.ShouldContain(Convert.ToHexString([.. prefix, .. "new\nline"u8]));
        names.ShouldContain(Convert.ToHexString([.. prefix, .. "büro/日本/ü{now}.txt"u8]));
        entries.Count(e => e.Type == BackupEntryType.Hardlink).ShouldBe(lab.Member.KeepsOddities ? 1 : 0);
        entries.Single(e => e.Path.AsSpan().EndsWith("/sparse"u8)).Size.ShouldBe(40 * 1024 * 1024 + 3);
        entries.Single(e => e.Path.AsSpan().EndsWith("/attributes"u8)).Owner.ShouldBe("123");
        entries.Single(e => e.Path.AsSpan().EndsWith("/büro"u8)).ModifiedAt.ShouldBe(DateTimeOffset.Parse("1999-12-31T23:59:59.123456Z", null));
    }

    [Fact]
    public async Task Brings_single_files_back_whatever_their_names()
    {
        lab.Scratch.Shell(OddTree);
        await lab.InitializeAsync();
        await lab.BackUpAsync("odd");
        string[] names = ["bad\\377\\376name", "new\\nline", "pat[a-z]*?/x#y", " lead / x ", "-dash/-f", "second"];
        var paths = names.Select(name => (byte[])[.. Encoding.UTF8.GetBytes(lab.Source[1..] + "/"), .. Convert.FromHexString(lab.Scratch.Shell($"printf -- '{name}' | od -An -v -tx1 | tr -d ' \\n'"))]).ToArray();

        var restored = await lab.RestoreAsync("odd", lab.Scratch["out"], paths: paths);

        (restored.Files, restored.VerifiedFiles).ShouldBe((names.Length, names.Length));
        lab.Scratch.Shell("find out -type f -printf x").Length.ShouldBe(names.Length);
        foreach (var (name, path) in names.Zip(paths))
        {
            using var content = new MemoryStream();
            await lab.Engine.ReadFileAsync(lab.Repository, "odd", path, content, default);
            content.Length.ShouldBeGreaterThan(0, name);
            lab.Scratch.Shell($"cat -- \"out{lab.Source}/$(printf -- '{name}')\" | base64").Trim().ShouldBe(Convert.ToBase64String(content.ToArray()), name);
        }
    }

    [Fact]
    public async Task Exports_a_folder_as_a_tar()
    {
        lab.Scratch.Shell(OddTree);
        await lab.InitializeAsync();
        await lab.BackUpAsync("odd");
        await using (var tar = File.Create(lab.Scratch["some.tar"]))
        {
            await lab.Engine.ReadTarAsync(lab.Repository, "odd", [Encoding.UTF8.GetBytes(lab.Source[1..] + "/büro"), Encoding.UTF8.GetBytes(lab.Source[1..] + "/first")], tar, default);
        }

        lab.Scratch.Shell("tar tf some.tar | sed 's,.*/source/,,' | tr '\\n' ' '").ShouldContain("first");
        lab.Scratch.Shell($"mkdir t; tar xf some.tar -C t; cat 't{lab.Source}/büro/日本/ü{{now}}.txt'").ShouldBe("five");
    }

    [Fact]
    public async Task Names_unreadable_files_and_missing_paths()
    {
        lab.Scratch.Shell("printf x > source/fine; printf x > source/secret; chmod 0 source/secret; mkdir source/closed; chmod 0 source/closed; chmod 755 . source");
        await lab.InitializeAsync();
        await using var user = await OpenAsOrdinaryUserAsync();

        var made = await lab.Engine.BackUpAsync(user, lab.Repository, lab.Request(lab.Source, lab.Scratch["gone"]), lab.Observer, default);

        made.UnreadableCount.ShouldBe(3);
        made.Problems.Select(p => p.Path).ShouldBe([lab.Source + "/secret", lab.Source + "/closed", lab.Scratch["gone"]], ignoreOrder: true);
        made.Problems.Single(p => p.Path.EndsWith("secret")).Reason.ShouldBe("Permission denied");
        made.FileCount.ShouldBe(1);
        lab.Observer.Lines.ShouldContain($"Warning: Could not read {lab.Source}/secret: Permission denied");
    }

    [Fact]
    public async Task Continues_a_backup_that_was_interrupted()
    {
        lab.Scratch.Shell("head -c 300M /dev/urandom > source/big; head -c 1M /dev/urandom > source/small");
        await lab.InitializeAsync();
        using var stop = new CancellationTokenSource();
        var observer = new RecordingObserver { OnProgress = p => p.Bytes > 150_000_000 ? stop.CancelAsync() : Task.CompletedTask };
        await Should.ThrowAsync<OperationCanceledException>(() => lab.Engine.BackUpAsync(lab.Host, lab.Repository, lab.Request(), observer, stop.Token));
        (await lab.Engine.ListAsync(lab.Repository, default)).ShouldBeEmpty();

        var again = await lab.BackUpAsync("a");

        again.Sizes.OriginalBytes.ShouldBeGreaterThan(300_000_000);
        if (lab.Member.Continues) again.Sizes.DeduplicatedBytes.ShouldBeLessThan(290_000_000, string.Join("\n", [.. observer.Lines, "again", .. lab.Observer.Lines]));
        lab.Observer.Progress.ShouldNotBeEmpty();
        (await lab.Engine.ListAsync(lab.Repository, default)).Single().Archive.ShouldBe("a");
        await lab.Engine.CleanUpAsync(lab.Repository, "a", false, default);
        (await lab.Engine.CheckAsync(lab.Repository, new CheckRequest(true), lab.Observer, default)).Passed.ShouldBeTrue();
    }

    [Fact]
    public async Task Deletes_backups_and_frees_their_room()
    {
        lab.Scratch.Shell("head -c 20M /dev/urandom > source/big");
        await lab.InitializeAsync();
        await lab.BackUpAsync("keep", lab.Request("/etc/hostname"));
        await lab.BackUpAsync("drop");
        var before = long.Parse(lab.Scratch.Shell("du -sk repo | cut -f1"));

        await lab.Engine.DeleteAsync(lab.Repository, ["drop"], lab.Observer, default);

        (await lab.Engine.ListAsync(lab.Repository, default)).Select(b => b.Archive).ShouldBe(["keep"]);
        (before - long.Parse(lab.Scratch.Shell("du -sk repo | cut -f1"))).ShouldBeGreaterThan(19_000);
    }

    [Fact]
    public async Task Leaves_out_what_patterns_name_and_no_hostile_pattern_becomes_an_option()
    {
        lab.Scratch.Shell("cd source; mkdir cache keep; touch -- cache/a keep/b.tmp keep/c '--dry-run' \"it's\"");
        await lab.InitializeAsync();
        await lab.BackUpAsync("a", lab.Request() with { ExcludePatterns = [$"{lab.Source}/cache", "*.tmp", "--dry-run", "*'s", "$(touch /tmp/x)", .. lab.Member.KnowsExpressions ? (string[])["re:\\n"] : []] });

        var names = new List<string>();
        await foreach (var entry in lab.Engine.ReadTreeAsync(lab.Repository, "a", default))
        {
            names.Add(Encoding.UTF8.GetString(entry.Path)[(lab.Source.Length - 1)..].TrimStart('/'));
        }

        names.Order().ShouldBe(["", "--dry-run", "keep", "keep/c"], ignoreOrder: true);
    }

    [Fact]
    public async Task Stores_the_output_of_commands_as_files_of_one_backup()
    {
        await lab.InitializeAsync();
        var made = await lab.BackUpAsync("streams", lab.Streams(("db/shop.sql", "seq 1 200000"), ("db/-o\"dd 'name' {now} $x.sql", "printf two"), ("globals", "head -c 5000000 /dev/zero")));
        made.IsProven.ShouldBeTrue();
        made.FileCount.ShouldBe(3);
        made.Sizes.OriginalBytes.ShouldBeGreaterThan(5_000_000);

        (await lab.ReadAsync("streams", "db/shop.sql")).ShouldBe(lab.Scratch.Shell("seq 1 200000"));
        (await lab.ReadAsync("streams", "db/-o\"dd 'name' {now} $x.sql")).ShouldBe("two");
        await foreach (var entry in lab.Engine.ReadTreeAsync(lab.Repository, "streams", default))
        {
            if (entry.Type == BackupEntryType.File) entry.Size.ShouldBe((await lab.ReadAsync("streams", Encoding.UTF8.GetString(entry.Path))).Length);
        }

        var restored = await lab.RestoreAsync("streams", lab.Scratch["out"]);
        (restored.Files, restored.VerifiedFiles, restored.Mismatched.Count).ShouldBe((3, 3, 0));
        lab.Scratch.Shell("cat out/db/-o*").ShouldBe("two");
        lab.Observer.Phases.ShouldContain("verify");
        (await lab.Engine.VerifyAsync(lab.Repository, "streams", lab.Observer, default)).Passed.ShouldBeTrue();
    }

    private static readonly (string Script, string Code)[] Failing =
    [
        ("exit 3", "dump_failed"),
        ("head -c 20000000 /dev/urandom; echo table shop is gone >&2; exit 1", "dump_failed"),
        ("head -c 3000000 /dev/urandom; kill -9 $$", "dump_failed"),
        ("head -c 3000000 /dev/urandom | (cat; exit 5)", "dump_failed"),
        ("head -c 3000000 /dev/urandom; echo no room over there >&2; echo and a last word >&2; exit 2", "storage_full"),
        ("true", "dump_empty"),
        ("no-such-program-at-all", "dump_failed"),
    ];

    [Fact]
    public async Task Never_lists_a_backup_whose_command_failed()
    {
        await lab.InitializeAsync();
        foreach (var (script, code) in Failing)
        {
            var request = lab.Streams(("good.sql", "seq 1 1000"), ("bad.sql", script), ("never.sql", "echo never"));
            var failure = await Should.ThrowAsync<EngineException>(lab.BackUpAsync("half", request), script);
            (failure.Code, failure.Message.Contains("bad.sql")).ShouldBe((code, true), $"{script}\n{string.Join('\n', lab.Observer.Lines)}\n{failure}");
            if (script.Contains("shop is gone")) failure.Message.ShouldContain("table shop is gone");
            (await lab.Engine.FindAsync(lab.Repository, "half", default)).ShouldBeNull(script);
            (await lab.Engine.CleanUpAsync(lab.Repository, "half", false, default)).ShouldBeNull(script);
            lab.Scratch.Shell($"ls -d /tmp/backupapi-{request.Operation}* 2>/dev/null | wc -l").Trim().ShouldBe("0", script);
        }

        (await lab.Engine.ListAsync(lab.Repository, default)).ShouldBeEmpty();
        (await lab.BackUpAsync("half", lab.Streams(("good.sql", "seq 1 1000")))).IsProven.ShouldBeTrue();
    }

    [Fact]
    public async Task Finds_a_flipped_byte_by_verifying_the_backup()
    {
        lab.Scratch.Shell("head -c 3M /dev/urandom > source/first; head -c 3M /dev/urandom > source/second");
        await lab.InitializeAsync();
        await lab.BackUpAsync("a");
        (await lab.Engine.VerifyAsync(lab.Repository, "a", lab.Observer, default)).Passed.ShouldBeTrue();
        lab.Damage();

        var verified = await lab.Engine.VerifyAsync(lab.Repository, "a", lab.Observer, default);

        verified.Passed.ShouldBeFalse();
        verified.Findings.ShouldNotBeEmpty();
    }
}
