using BackupApi.Engines;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.Engines;

/// <summary>The contract on borg, and what borg alone promises.</summary>
public sealed class BorgContractTests() : EngineContractTests(EngineMember.Borg)
{
    [RootFact]
    public async Task Reads_as_root_and_keeps_the_repository_with_its_owner()
    {
        Lab.Scratch.Shell("printf x > source/secret; chmod 600 source/secret; chmod 755 . source");
        await Lab.InitializeAsync();
        await using var sudo = new OtherUserHost(Lab.Host, Lab.Scratch, hasSudo: true);

        var made = await Lab.Engine.BackUpAsync(sudo, Lab.Repository, Lab.Request(), Lab.Observer, default);
        var restored = await Lab.Engine.RestoreAsync(
            sudo, Lab.Repository, new RestoreRequest(Guid.CreateVersion7(), "a", [], Lab.Scratch["out"], OverwritePolicy.Always, false, true, 0), Lab.Observer, default);

        made.UnreadableCount.ShouldBe(0);
        restored.VerifiedFiles.ShouldBe(1);
        Lab.Scratch.Shell("find repo -user 0 -type f ! -name 'lock*'").ShouldBeEmpty();
    }

    [Fact]
    public async Task Cleans_up_the_checkpoints_of_one_archive_only()
    {
        Lab.Scratch.Shell("head -c 200M /dev/urandom > source/big");
        await Lab.InitializeAsync();
        foreach (var archive in new[] { "one", "two" })
        {
            using var stop = new CancellationTokenSource();
            var observer = new RecordingObserver { OnProgress = p => p.Bytes > 20_000_000 ? stop.CancelAsync() : Task.CompletedTask };
            await Should.ThrowAsync<OperationCanceledException>(() => Lab.Engine.BackUpAsync(Lab.Host, Lab.Repository, Lab.Request() with { Archive = archive }, observer, stop.Token));
        }

        await Lab.Engine.CleanUpAsync(Lab.Repository, "one", false, default);
        await Lab.Engine.CleanUpAsync(Lab.Repository, "one", false, default);

        Lab.Scratch.Shell($"BORG_BASE_DIR={Lab.Scratch["b"]} BORG_PASSPHRASE=\"$(cat <<'X'\n{EngineLab.Passphrase}\nX\n)\" borg list --consider-checkpoints --short repo").Trim().ShouldBe("two.checkpoint");
    }

    [Theory]
    [InlineData("repokey-blake2")]
    [InlineData("repokey")]
    [InlineData("keyfile-blake2")]
    [InlineData("authenticated-blake2")]
    [InlineData("none")]
    public async Task Works_in_every_encryption(string encryption)
    {
        Lab.Scratch.Shell("printf hello > source/f");
        Lab.Repository = Lab.Access(encryption);
        var made = await Lab.InitializeAsync();
        made.Encryption.ShouldBe(encryption);
        (made.KeyFile is not null).ShouldBe(encryption.StartsWith("keyfile", StringComparison.Ordinal));
        await Lab.BackUpAsync("a");

        (await Lab.RestoreAsync("a", Lab.Scratch["out"])).VerifiedFiles.ShouldBe(1);
        (await Lab.Engine.InspectAsync(Lab.Repository, default)).BackupCount.ShouldBe(1);
        var kit = await Lab.Engine.ExportKitAsync(Lab.Repository, default);
        (kit.KeyFile is null).ShouldBe(encryption == "none");
        kit.Document.Contains(EngineLab.Passphrase).ShouldBe(encryption != "none");
        Lab.Scratch.Shell("find data -name key -o -name patterns | wc -l").Trim().ShouldBe("0");
    }
}
