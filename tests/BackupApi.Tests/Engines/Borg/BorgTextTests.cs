using System.Text;
using BackupApi.Engines;
using BackupApi.Engines.Borg;

namespace BackupApi.Tests.Engines.Borg;

public sealed class BorgTextTests
{
    [Theory]
    [InlineData("plain", "706C61696E")]
    [InlineData("", "")]
    [InlineData("a\\udcffb", "61FF62")]
    [InlineData("\\u00fc\\n\\\"\\\\", "C3BC0A225C")]
    [InlineData("\\ud83d\\ude00", "F09F9880")]
    [InlineData("\\ud83d", "EFBFBD")]
    [InlineData("\\udc80\\udcfe", "80FE")]
    public void Brings_the_bytes_of_json_back(string escaped, string hex) => Convert.ToHexString(PythonText.FromJson(Encoding.UTF8.GetBytes(escaped))).ShouldBe(hex);

    [Theory]
    [InlineData("""{"type": "archive_progress", "original_size": 10, "compressed_size": 5, "deduplicated_size": 3, "nfiles": 2, "path": "a\udcffb", "finished": false}""", typeof(ArchiveProgress))]
    [InlineData("""{"type": "file_status", "status": "E", "path": "/x"}""", typeof(FileStatus))]
    [InlineData("""{"type": "log_message", "time": 1.5, "message": "m", "levelname": "ERROR", "name": "borg.archiver", "msgid": "LockTimeout"}""", typeof(LogMessage))]
    [InlineData("""{"message": "", "current": 1, "total": 2, "info": null, "operation": 1, "msgid": "extract", "type": "progress_percent", "finished": false}""", typeof(PercentProgress))]
    [InlineData("""{"operation": 1, "msgid": "cache.commit", "type": "progress_message", "finished": true}""", typeof(StepProgress))]
    [InlineData("""{"type": "from the future"}""", typeof(PlainMessage))]
    [InlineData("{ no json", typeof(PlainMessage))]
    [InlineData("Killed", typeof(PlainMessage))]
    public void Understands_every_kind_of_line(string line, Type kind) => BorgOutput.Parse(line).ShouldBeOfType(kind);

    [Theory]
    [InlineData("/p: open: [Errno 13] Permission denied: 'p'", "/p", "Permission denied")]
    [InlineData("/a: b: open_root: [Errno 2] No such file or directory: 'b'", "/a: b", "No such file or directory")]
    [InlineData("/a\nb: [Errno 5] Input/output error", "/a\nb", "Input/output error")]
    [InlineData("something else", null, null)]
    public void Finds_the_file_in_a_warning(string text, string? path, string? reason)
    {
        var warning = FileWarning.Parse(new LogMessage("WARNING", "borg.archiver", null, text));
        (warning?.Path, warning?.Reason).ShouldBe((path, reason));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Reads_escaped_and_plain_fields_across_any_border(int chunk)
    {
        byte[][] raw = ["f"u8.ToArray(), [0x61, 0xFF, 0x0A, 0x5C], "ü日😀"u8.ToArray(), []];
        var plain = raw.SelectMany(field => field.Append((byte)0)).ToArray();
        var escaped = Encoding.ASCII.GetBytes("f\\x00a\\udcff\\n\\\\\\x00\\xfc\\u65e5\\U0001f600\\x00\\x00");
        foreach (var bytes in new[] { plain, escaped })
        {
            var records = new List<byte[][]>();
            await foreach (var record in new FieldReader(new SlowStream([.. bytes, .. bytes], chunk), 4).ReadAsync(default))
            {
                records.Add(record);
            }

            records.Count.ShouldBe(2);
            records[1].Select(Convert.ToHexString).ShouldBe(raw.Select(Convert.ToHexString));
        }
    }

    [Fact]
    public void Writes_no_name_as_a_pattern_of_its_own()
    {
        BorgPatterns.Escape([.. "a/.*\n é"u8, 0xFF, .. "😀"u8]).ShouldBe("a/\\u002e\\u002a\\u000a\\u0020\\u00e9\\udcff\\U0001f600");
        BorgPatterns.Only(["x"u8.ToArray(), "y z"u8.ToArray()]).ShouldBe("+ re:^(?:x|y\\u0020z)(?:/|\\Z)\n- re:\n");
        BorgPatterns.Without("srv/a-b.txt"u8.ToArray()).ShouldBe("- pf:srv/a-b.txt\n");
        BorgPatterns.Without("srv/my ü [x]*"u8.ToArray()).ShouldBe("- pf:srv/my ü [x]*\n");
        foreach (var odd in new byte[][] { [.. "srv/"u8, 0xFF], "srv/../x"u8.ToArray(), "srv/x "u8.ToArray(), "srv/a\nb"u8.ToArray() }) BorgPatterns.Without(odd).ShouldStartWith("- re:");
    }

    [Fact]
    public void Puts_every_option_before_the_paths()
    {
        var request = new BackupRequest(Guid.Empty, "n{now}", ["-rf", "/srv"], ["--dry-run", "a b"], true, false, false, true, "zstd,3", 100, 0, "{pid}");
        BorgCommands.Create(BorgCommands.TunnelLocation("/p/{x}"), request, TimeSpan.FromMinutes(2)).ShouldBe([
            "--log-json", "--lock-wait=20", "--progress", "create", "--json", "--list", "--filter=CE", "--checkpoint-interval=120", "--comment={{pid}}", "--one-file-system", "--noxattrs", "--noacls",
            "--sparse", "--compression=zstd,3", "--upload-ratelimit=100", "--exclude=--dry-run", "--exclude=a b", "--", "ssh://backupapi/p/{{x}}::n{{now}}", "-rf", "/srv"]);
        BorgCommands.Serve("/p", appendOnly: true).ShouldBe(["serve", "--restrict-to-repository=/p", "--umask=077", "--append-only"]);
    }

    [Theory]
    [InlineData("1.2.4", true)]
    [InlineData("1.2.0", true)]
    [InlineData("1.4.0b1", true)]
    [InlineData("1.1.18", false)]
    [InlineData("2.0.0b5", false)]
    [InlineData("", false)]
    public void Knows_which_versions_it_can_use(string version, bool supported) => BorgVersion.IsSupported(version).ShouldBe(supported);

    [Theory]
    [InlineData("zstd,22", true)]
    [InlineData("auto,lzma,6", true)]
    [InlineData("none", true)]
    [InlineData("zstd,23", false)]
    [InlineData("lz4,1", false)]
    [InlineData("none --x", false)]
    public void Knows_its_compressions(string compression, bool known) => BorgDescription.Accepts(compression).ShouldBe(known);

    [Fact]
    public void Every_problem_has_a_sentence_and_a_hint()
    {
        foreach (var id in new[] { "PassphraseWrong", "LockTimeout", "Repository.DoesNotExist", "IntegrityError", "ConnectionClosed", "Cache.RepositoryReplay", "NeverHeardOf" })
        {
            var problem = BorgProblems.Explain(new BorgResult(2, [id], ["Something happened"]), "my {repo}", "web-1");
            problem.Message.ShouldNotBeNullOrWhiteSpace();
            problem.Hint.ShouldEndWith(".");
        }
    }

    private sealed class SlowStream(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(chunk, buffer.Length)], cancellationToken);
    }
}
