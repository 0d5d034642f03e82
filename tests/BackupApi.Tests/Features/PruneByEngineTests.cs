using System.Text.Json;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.Features;

/// <summary>What rules let go is gone from the repository of every engine, its room is free, and the rest comes back whole.</summary>
[Collection(nameof(WorkingApiCollection))]
public sealed class PruneByEngineTests(WorkingApiFixture api)
{
    private const int Megabyte = 1 << 20;

    [Theory]
    [InlineData("borg", "local")]
    [InlineData("restic", "local")]
    [InlineData("archive", "local")]
    [InlineData("restic", "s3")]
    [InlineData("archive", "s3")]
    public async Task Removes_frees_and_leaves_the_rest_whole(string engine, string place)
    {
        await using var lab = await MainJobLab.StartAsync(api, 1, engine, place == "s3" ? await BucketAsync() : null);
        (await lab.GetAsync($"repositories/{lab.RepositoryId}")).GetProperty("appendOnly").GetBoolean().ShouldBeTrue("servers can only add to it; the backup host removes");
        var backups = await BackUpAsync(lab, 4);
        await lab.PostAsync($"backups/{backups[2]}/hold", new { until = DateTimeOffset.UtcNow.AddDays(2) });
        await lab.PutRepositoryAsync("retention", new { policy = new { keepLast = 1 }, confirm = true });
        var before = (await lab.GetAsync($"repositories/{lab.RepositoryId}")).GetProperty("deduplicatedBytes").GetInt64();
        var preview = await lab.PostAsync("retention/preview", new { repositoryId = lab.RepositoryId });
        preview.GetProperty("removed").GetInt32().ShouldBe(2);

        // A prune before this one took the oldest out of the list and died before its room was free.
        var (oldest, repository) = ((await lab.GetAsync($"backups/{backups[3]}")).GetProperty("archive").GetString()!, await lab.OpenRepositoryAsync());
        await api.ExecuteAsync("update backups set removal_began_at = now(), removal_reason = 'none of the rules keeps it' where id = @id", new { id = backups[3] });
        await HalfRemoveAsync(lab, repository, oldest);
        (await lab.EndAsync(Id(await lab.PostAsync($"repositories/{lab.RepositoryId}/refresh", new { })))).GetProperty("status").GetString().ShouldBe("completed", "what we had begun to remove raises no alarm");
        var prune = await lab.EndAsync(Id(await lab.PostAsync($"repositories/{lab.RepositoryId}/prune", new { })));

        prune.GetProperty("status").GetString().ShouldBe("completed", await lab.LogAsync(Id(prune)));
        (await lab.BackupsAsync()).Select(Id).ShouldBe([backups[0], backups[2]], ignoreOrder: true);
        (await repository.Engine.ListAsync(repository.Access, default)).Count.ShouldBe(2);
        (await lab.GetAsync($"repositories/{lab.RepositoryId}")).GetProperty("deduplicatedBytes").GetInt64().ShouldBeLessThan(before - (3 * Megabyte / 2));
        if (repository.Access.Place.Folder is { } folder) FolderBytes(folder).ShouldBeLessThan(5 * Megabyte / 2);
        else (await repository.Access.Place.Objects.ListAsync("", default).ToListAsync()).Sum(item => item.Size).ShouldBeLessThan(5 * Megabyte / 2);
        (await api.QueryAsync<int>("select count(*)::int from backups where repository_id = @RepositoryId and status = 'deleted' and removal_ended_at is null", new { lab.RepositoryId })).ShouldBe(0);
        var check = await lab.EndAsync(Id(await lab.PostAsync($"repositories/{lab.RepositoryId}/check", new { readData = true })));
        check.GetProperty("status").GetString().ShouldBe("completed", await lab.LogAsync(Id(check)));
    }

    private async Task<object> BucketAsync()
    {
        var s3 = await S3Lab.StartedAsync();
        return new { type = "s3", endpoint = s3.Endpoint, region = "us-east-1", bucket = await s3.NewBucketAsync(), accessKeyId = s3.KeyId, secretAccessKey = s3.Secret };
    }

    /// <summary>Newest first; each holds a megabyte that no other has.</summary>
    private static async Task<List<Guid>> BackUpAsync(MainJobLab lab, int count)
    {
        var job = await lab.AddJobAsync(await lab.AddServerAsync());
        for (var run = 0; run < count; run++)
        {
            var content = new byte[Megabyte];
            Random.Shared.NextBytes(content);
            File.WriteAllBytes(Path.Combine(lab.Tree, "bulk"), content);
            var operation = await lab.RunJobAsync(job);
            operation.GetProperty("status").GetString().ShouldBe("completed", await lab.LogAsync(Id(operation)));
        }

        return [.. (await lab.BackupsAsync()).Select(Id)];
    }

    // The backup is no more, its data still lies there.
    private static async Task HalfRemoveAsync(MainJobLab lab, BackupApi.Inventory.OpenedRepository repository, string archive)
    {
        var access = repository.Access;
        switch (repository.Engine.Kind)
        {
            case "archive":
                await access.Place.Objects.DeleteAsync([$"{archive}/manifest.json"], default);
                break;
            case "restic":
                var stored = await repository.Engine.FindAsync(access, archive, default);
                await access.Place.Objects.DeleteAsync([.. stored!.EngineId.Split('+').Select(id => $"snapshots/{id}")], default);
                break;
            default:
                var borg = new Retention.ToolRun("borg", new Dictionary<string, string> { ["BORG_BASE_DIR"] = Path.Combine(lab.Folder, "plain"), ["BORG_PASSPHRASE"] = access.Passphrase! });
                await borg.AskAsync("delete", $"{access.Path}::{archive}");
                break;
        }
    }

    private static long FolderBytes(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    private static Guid Id(JsonElement item) => item.GetProperty("id").GetGuid();
}
