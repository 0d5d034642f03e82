using System.Net.Http.Json;
using System.Text.Json;

namespace BackupApi.Tests.Features;

/// <summary>Reading backups back on demand, and what becomes of those that are damaged; several targets of one job.</summary>
[Collection(nameof(WorkingApiCollection))]
public sealed class DamageTests(WorkingApiFixture api) : IAsyncLifetime
{
    private MainJobLab lab = null!;

    public async Task InitializeAsync() => lab = await MainJobLab.StartAsync(api, 1);

    public async Task DisposeAsync() => await lab.DisposeAsync();

    [Fact]
    public async Task A_flipped_byte_is_found_named_and_keeps_a_restore_from_pretending()
    {
        var content = new byte[3 << 20];
        Random.Shared.NextBytes(content);
        File.WriteAllBytes(Path.Combine(lab.Tree, "large"), content);
        await lab.RunJobAsync(await lab.AddJobAsync(await lab.AddServerAsync()));
        var backup = (await lab.BackupsAsync()).ShouldHaveSingleItem().GetProperty("id").GetGuid();
        (await VerifyAsync(backup)).GetProperty("status").GetString().ShouldBe("completed");
        (await lab.GetAsync($"backups/{backup}")).GetProperty("verifyResult").GetString().ShouldBe("passed");
        FlipAByte();

        var operation = await VerifyAsync(backup);

        (operation.GetProperty("status").GetString(), operation.GetProperty("errorCode").GetString()).ShouldBe(("failed", "backup_damaged"));
        var known = await lab.GetAsync($"backups/{backup}");
        known.GetProperty("verifyResult").GetString().ShouldBe("damaged");
        known.GetProperty("damage")[0].GetString()!.ShouldContain("large");
        (await lab.GetAsync($"repositories/{lab.RepositoryId}")).GetProperty("status").GetString().ShouldBe("damaged");
        var target = Path.Combine(lab.Folder, "elsewhere");
        var refused = await api.Owner.PostAsJsonAsync($"/api/v1/backups/{backup}/restore", new { targetPath = target });
        ((int)refused.StatusCode).ShouldBe(409);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("code").GetString().ShouldBe("backup_damaged");
        problem.GetProperty("damage")[0].GetString()!.ShouldContain("large");
        var rest = await lab.EndAsync((await lab.PostAsync($"backups/{backup}/restore", new { targetPath = target, acceptDamage = true })).GetProperty("id").GetGuid());
        rest.GetProperty("status").GetString().ShouldNotBe("completed");
    }

    [Fact]
    public async Task A_damaged_repository_counts_as_whole_only_when_all_of_its_data_was_read()
    {
        await using var archives = await MainJobLab.StartAsync(api, 1, "archive");
        await archives.RunJobAsync(await archives.AddJobAsync(await archives.AddServerAsync()));
        var largest = new DirectoryInfo(archives.RepositoryPath).EnumerateFiles("*", SearchOption.AllDirectories).First(file => file.Name.Contains(".tar", StringComparison.Ordinal));
        var sound = File.ReadAllBytes(largest.FullName);
        largest.IsReadOnly = false;
        File.WriteAllBytes(largest.FullName, [.. sound[..^9], (byte)(sound[^9] ^ 1), .. sound[^8..]]);
        async Task<(string?, string?)> CheckAsync(bool readData)
        {
            var ended = await archives.EndAsync((await archives.PostAsync($"repositories/{archives.RepositoryId}/check", new { readData })).GetProperty("id").GetGuid());
            return (ended.GetProperty("status").GetString(), (await archives.GetAsync($"repositories/{archives.RepositoryId}")).GetProperty("status").GetString());
        }

        (await CheckAsync(readData: true)).ShouldBe(("failed", "damaged"));
        (await CheckAsync(readData: false)).ShouldBe(("warning", "damaged"));
        File.WriteAllBytes(largest.FullName, sound);
        (await CheckAsync(readData: true)).ShouldBe(("completed", "ready"));
    }

    [Fact]
    public async Task Another_backup_under_the_same_name_is_neither_shown_nor_restored_nor_taken_for_proven()
    {
        await lab.RunJobAsync(await lab.AddJobAsync(await lab.AddServerAsync()));
        var backup = (await lab.BackupsAsync()).ShouldHaveSingleItem().GetProperty("id").GetGuid();
        var key = (await BrowseAsync(backup)).GetProperty("items")[0].GetProperty("key").GetString();
        await api.ExecuteAsync("update backups set engine_id = reverse(engine_id) where id = @backup", new { backup });
        var target = Path.Combine(lab.Folder, "elsewhere");
        using var hole = await api.Owner.PostAsJsonAsync($"/api/v1/backups/{backup}/restore", new { targetPath = target, keys = new string?[] { null } });
        ((int)hole.StatusCode).ShouldBe(400);

        var restore = await lab.EndAsync((await lab.PostAsync($"backups/{backup}/restore", new { targetPath = target })).GetProperty("id").GetGuid());

        (restore.GetProperty("status").GetString(), restore.GetProperty("errorCode").GetString()).ShouldBe(("failed", "backup_vanished"));
        Path.Exists(target).ShouldBeFalse();
        (await VerifyAsync(backup)).GetProperty("errorCode").GetString().ShouldBe("backup_vanished");
        using var download = await api.Owner.GetAsync($"/api/v1/backups/{backup}/download?key={key}");
        ((int)download.StatusCode, (await download.ReadJsonAsync()).GetProperty("code").GetString()).ShouldBe((409, "backup_vanished"));
        await api.ExecuteAsync("delete from backup_indexes where backup_id = @backup", new { backup });
        var folder = await BrowseAsync(backup);
        (folder.GetProperty("state").GetString(), folder.GetProperty("items").GetArrayLength()).ShouldBe(("failed", 0));
        folder.GetProperty("detail").GetString()!.ShouldContain("is not the backup that BackupApi made");
    }

    [Fact]
    public async Task One_failing_target_does_not_stop_the_others_and_the_run_says_so()
    {
        var pool = await lab.PostAsync("storage-pools", new { name = MainJobLab.Name("pool"), settings = new { type = "local", path = Path.Combine(lab.Folder, "other") } });
        var other = await lab.PostAsync("repositories", new { name = MainJobLab.Name("repository"), poolId = pool.GetProperty("id").GetGuid() });
        Guid[] targets = [lab.RepositoryId, other.GetProperty("id").GetGuid()];
        var job = await lab.AddJobAsync(await lab.AddServerAsync(), job: new { repositoryIds = targets });
        Directory.Move(Path.Combine(lab.Folder, "other"), Path.Combine(lab.Folder, "gone"));

        var started = await lab.PostAsync($"jobs/{job}/run", new { });
        foreach (var operation in started.GetProperty("operations").EnumerateArray()) await lab.EndAsync(operation.GetProperty("id").GetGuid());

        var run = (await lab.GetAsync($"jobs/{job}")).GetProperty("lastRun");
        run.GetProperty("status").GetString().ShouldBe("warning");
        run.GetProperty("operations").EnumerateArray().Select(one => one.GetProperty("status").GetString()).ShouldBe(["completed", "failed"], ignoreOrder: true);
        var (from, to) = (DateTime.UtcNow.AddDays(-1), DateTime.UtcNow.AddDays(1));
        var shown = (await lab.GetAsync($"calendar?from={from:O}&to={to:O}")).GetProperty("runs").EnumerateArray().Single(one => one.GetProperty("jobId").GetGuid() == job);
        shown.GetProperty("status").GetString().ShouldBe("warning");
        (await lab.BackupsAsync()).ShouldHaveSingleItem();
    }

    private async Task<JsonElement> BrowseAsync(Guid backup)
    {
        var folder = await lab.GetAsync($"backups/{backup}/files");
        while (folder.GetProperty("state").GetString() == "building")
        {
            await Task.Delay(100);
            folder = await lab.GetAsync($"backups/{backup}/files");
        }

        return folder;
    }

    private async Task<JsonElement> VerifyAsync(Guid backup) => await lab.EndAsync((await lab.PostAsync($"backups/{backup}/verify", new { })).GetProperty("id").GetGuid());

    private void FlipAByte()
    {
        var largest = new DirectoryInfo(Path.Combine(lab.RepositoryPath, "data")).EnumerateFiles("*", SearchOption.AllDirectories).MaxBy(file => file.Length)!;
        using var file = largest.Open(FileMode.Open, FileAccess.ReadWrite);
        file.Position = file.Length / 2;
        var value = file.ReadByte();
        file.Position--;
        file.WriteByte((byte)(value ^ 1));
    }
}
