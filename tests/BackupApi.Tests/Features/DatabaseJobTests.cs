using System.Text.Json;
using BackupApi.Connections;
using BackupApi.Tests.SourceTypes;

namespace BackupApi.Tests.Features;

/// <summary>The main job with databases, through the API and over SSH.</summary>
[Collection(nameof(WorkingApiCollection))]
public sealed class DatabaseJobTests(WorkingApiFixture api) : IAsyncLifetime
{
    private MainJobLab lab = null!;
    private IDatabaseServer server = null!;

    public async Task InitializeAsync()
    {
        lab = await MainJobLab.StartAsync(api, 1, "archive");
        server = await PostgreSqlServer.Member.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        await lab.DisposeAsync();
    }

    [Fact]
    public async Task Of_a_damaged_backup_the_databases_that_are_whole_are_loaded_when_that_is_asked_for()
    {
        foreach (var database in new[] { "orders", "shop" })
        {
            server.Sql($"create database {database}");
            server.FillMuch(database, after: "zzz");
        }

        var shop = server.Describe("shop");
        var host = await lab.AddServerAsync();
        var connection = Id(await lab.PostAsync("connections", new { name = MainJobLab.Name("cluster"), serverId = host, settings = server.Connection.Json() }));
        var settings = new { type = "postgresql", connectionId = connection, databases = new[] { "orders", "shop" } };
        var made = await lab.RunJobAsync(await lab.AddJobAsync(host, source: new { settings }));
        made.GetProperty("status").GetString().ShouldBe("completed", await lab.LogAsync(Id(made)));
        var backup = Id((await lab.BackupsAsync()).ShouldHaveSingleItem());
        using (var file = new DirectoryInfo(lab.RepositoryPath).EnumerateFiles("*orders*", SearchOption.AllDirectories).Single().OpenWrite())
        {
            file.Position = file.Length / 2;
            file.Write("damaged"u8);
        }

        var names = new[] { new { database = "orders", target = "orders_again" }, new { database = "shop", target = "shop_again" } };
        var refused = await lab.EndAsync(Id(await lab.PostAsync($"backups/{backup}/restore", new { database = new { databases = names } })));
        (refused.GetProperty("status").GetString(), refused.GetProperty("errorCode").GetString()).ShouldBe(("failed", "backup_damaged"), await lab.LogAsync(Id(refused)));
        server.Databases().ShouldNotContain("orders_again");

        // What the failed restore had loaded before it met the damage stays, so the names are new.
        var again = names.Select(name => new { name.database, target = name.target + "_2" });
        var rest = await lab.EndAsync(Id(await lab.PostAsync($"backups/{backup}/restore", new { database = new { databases = again }, acceptDamage = true })));
        (rest.GetProperty("status").GetString(), rest.GetProperty("errorCode").GetString()).ShouldBe(("warning", "backup_damaged"), await lab.LogAsync(Id(rest)));
        rest.GetProperty("errorMessage").GetString()!.ShouldContain("orders.dump");
        server.Describe("shop_again_2").ShouldBe(shop);
        server.Databases().ShouldNotContain(name => name.StartsWith("orders_again"));
        server.Databases().ShouldNotContain(name => name.StartsWith("backupapi_"));
        (await lab.GetAsync($"backups/{backup}")).GetProperty("verifyResult").GetString().ShouldNotBe("verified");
    }

    private static Guid Id(JsonElement body) => body.GetProperty("id").GetGuid();
}
