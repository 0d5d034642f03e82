using System.Text.Json;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.Features;

/// <summary>A repository that is taken over after its installation was lost.</summary>
[Collection(nameof(WorkingApiCollection))]
public sealed class ImportTests(WorkingApiFixture api) : IAsyncLifetime
{
    private MainJobLab lab = null!;

    public async Task InitializeAsync() => lab = await MainJobLab.StartAsync(api, 1);

    public async Task DisposeAsync() => await lab.DisposeAsync();

    [Fact]
    public async Task Backups_of_databases_are_known_by_what_is_in_them()
    {
        var pool = Path.Combine(lab.Folder, "lost");
        SshLab.Run("sh", "-ec", $"""
            mkdir -p '{lab.Folder}/dumps/mysql' '{pool}'; cd '{lab.Folder}/dumps'; export BORG_BASE_DIR=$PWD/b BORG_PASSPHRASE='of the kit'
            echo 'create table t (i int);' > mysql/shop.sql; echo 'create user u;' > mysql/@accounts.sql; echo more > mysql/readme.txt
            borg init -e repokey '{pool}/old'
            borg create '{pool}/old::dumps' mysql/shop.sql mysql/@accounts.sql
            borg create '{pool}/old::accounts-only' mysql/@accounts.sql
            borg create '{pool}/old::mixed' mysql/shop.sql mysql/readme.txt
            """);
        var poolId = (await lab.PostAsync("storage-pools", new { name = MainJobLab.Name("lost"), settings = new { type = "local", path = pool } })).GetProperty("id").GetGuid();
        var imported = await lab.PostAsync("repositories/import", new { name = MainJobLab.Name("lost"), poolId, location = "old", passphrase = "of the kit" });
        var id = imported.GetProperty("id").GetGuid();
        JsonElement[] backups = [];
        for (var limit = DateTime.UtcNow.AddMinutes(2); backups.Length < 3 && DateTime.UtcNow < limit; await Task.Delay(100))
            backups = [.. (await lab.GetAsync($"backups?repositoryId={id}")).GetProperty("items").EnumerateArray()];
        backups.Length.ShouldBe(3);
        string? Of(string name, string property) => backups.Single(backup => backup.GetProperty("archive").GetString() == name).GetProperty(property).GetString();
        (Of("dumps", "content"), Of("dumps", "sourceType")).ShouldBe(("databases", "mysql"));
        Of("accounts-only", "content").ShouldBe("files");
        Of("mixed", "content").ShouldBe("files");
    }
}
