using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json;

namespace BackupApi.Tests.Features;

/// <summary>The main job with archives, through the API: what it stores, gives back, proves and hands over.</summary>
[Collection(nameof(WorkingApiCollection))]
public sealed class ArchiveJobTests(WorkingApiFixture api) : IAsyncLifetime
{
    private MainJobLab lab = null!;

    public async Task InitializeAsync() => lab = await MainJobLab.StartAsync(api, 2, "archive");

    public async Task DisposeAsync() => await lab.DisposeAsync();

    [Fact]
    public async Task A_tree_of_one_server_comes_back_whole_on_another_and_file_by_file()
    {
        Lab.SshLab.Run("ln", Path.Combine(lab.Tree, "a.txt"), Path.Combine(lab.Tree, "twin"));
        var operation = await lab.RunJobAsync(await lab.AddJobAsync(await lab.AddServerAsync(0)));
        operation.GetProperty("status").GetString().ShouldBe("completed", await lab.LogAsync(Id(operation)));
        var backup = (await lab.BackupsAsync()).ShouldHaveSingleItem();
        var stored = (await lab.GetAsync($"backups/{Id(backup)}")).GetProperty("objects").EnumerateArray().ShouldHaveSingleItem();
        stored.GetProperty("name").GetString()!.ShouldEndWith("/data.tar.zst.age");
        stored.GetProperty("sha256").GetString().ShouldBe(Lab.SshLab.Run("sha256sum", Path.Combine(lab.RepositoryPath, stored.GetProperty("name").GetString()!))[..64]);

        var target = Path.Combine(lab.Folder, "elsewhere");
        var restore = await lab.EndAsync(Id(await lab.PostAsync($"backups/{Id(backup)}/restore", new { targetServerId = await lab.AddServerAsync(1), targetPath = target })));
        restore.GetProperty("status").GetString().ShouldBe("completed", await lab.LogAsync(Id(restore)));
        restore.GetProperty("result").GetProperty("verifiedFiles").GetInt64().ShouldBe(3);
        File.ReadAllText(target + lab.Tree + "/sub/it's $(id) \"x\"\nline").ShouldBe("odd");

        JsonElement found;
        do found = await lab.GetAsync($"backups/{Id(backup)}/files?search=twin");
        while (found.GetProperty("state").GetString() == "building");
        var key = found.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("key").GetString();
        (await api.Owner.GetStringAsync($"/api/v1/backups/{Id(backup)}/download?key={key}")).ShouldBe("alpha");
    }

    [Fact]
    public async Task A_damaged_backup_is_named_and_restored_only_as_far_as_it_is_whole_when_that_is_asked_for()
    {
        File.WriteAllBytes(Path.Combine(lab.Tree, "large"), System.Security.Cryptography.RandomNumberGenerator.GetBytes(2 << 20));
        await lab.RunJobAsync(await lab.AddJobAsync(await lab.AddServerAsync(0)));
        var backup = Id((await lab.BackupsAsync()).ShouldHaveSingleItem());
        using (var file = new DirectoryInfo(lab.RepositoryPath).EnumerateFiles("data.tar.*", SearchOption.AllDirectories).Single().OpenWrite())
        {
            file.Position = 1 << 20;
            file.Write("damaged"u8);
        }

        var target = Path.Combine(lab.Folder, "elsewhere");
        var restore = await lab.EndAsync(Id(await lab.PostAsync($"backups/{backup}/restore", new { targetPath = target })));
        (restore.GetProperty("status").GetString(), restore.GetProperty("errorCode").GetString()).ShouldBe(("failed", "backup_damaged"));
        Directory.Exists(target).ShouldBeFalse();
        await lab.EndAsync(Id(await lab.PostAsync($"backups/{backup}/verify", new { })));
        (await lab.GetAsync($"backups/{backup}")).GetProperty("damage")[0].GetString()!.ShouldContain("data.tar.zst.age");
        using var refused = await api.Owner.PostAsJsonAsync($"/api/v1/backups/{backup}/restore", new { targetPath = target });
        await refused.ShouldBeProblemAsync(409, "backup_damaged");

        var rest = await lab.EndAsync(Id(await lab.PostAsync($"backups/{backup}/restore", new { targetPath = target, acceptDamage = true })));
        (rest.GetProperty("status").GetString(), rest.GetProperty("errorCode").GetString()).ShouldBe(("warning", "backup_damaged"), await lab.LogAsync(Id(rest)));
        rest.GetProperty("errorMessage").GetString()!.ShouldContain("are missing");
        Directory.Exists(target + lab.Tree).ShouldBeTrue();
        Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories).ShouldAllBe(file => new FileInfo(file).Length == new FileInfo(file.Substring(target.Length)).Length);
        (await lab.GetAsync($"backups/{backup}")).GetProperty("verifyResult").GetString().ShouldBe("damaged");
    }

    [Fact]
    public async Task A_repository_is_taken_over_with_the_key_of_its_kit()
    {
        await lab.RunJobAsync(await lab.AddJobAsync(await lab.AddServerAsync(0)));
        using var kit = await api.Owner.PostAsync($"/api/v1/repositories/{lab.RepositoryId}/recovery-kit", null);
        using var zip = new ZipArchive(await kit.Content.ReadAsStreamAsync());
        using var key = new StreamReader(zip.GetEntry("key.txt")!.Open());
        var other = Path.Combine(lab.Folder, "other");
        Lab.SshLab.Run("cp", "-r", Path.GetDirectoryName(lab.RepositoryPath)!, other);
        var pool = await lab.PostAsync("storage-pools", new { name = MainJobLab.Name("pool"), settings = new { type = "local", path = other } });
        var importable = (await lab.GetAsync($"storage-pools/{Id(pool)}/importable")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        importable.GetProperty("engine").GetString().ShouldBe("archive");
        var imported = await lab.PostAsync("repositories/import", new { name = MainJobLab.Name("import"), poolId = Id(pool), location = importable.GetProperty("location").GetString(), engine = "archive", keyFile = await key.ReadToEndAsync() });
        imported.GetProperty("encryption").GetString().ShouldBe("age");
        await Until(async () => (await lab.GetAsync($"backups?repositoryId={Id(imported)}")).GetProperty("items").GetArrayLength() == 1);
    }

    private static async Task Until(Func<Task<bool>> reached)
    {
        for (var round = 0; round < 600 && !await reached(); round++) await Task.Delay(100);
        (await reached()).ShouldBeTrue();
    }

    private static Guid Id(JsonElement body) => body.GetProperty("id").GetGuid();
}
