using System.Text.Json;
using System.Text.RegularExpressions;
using BackupApi.Features.Retention;
using Microsoft.Extensions.DependencyInjection;

namespace BackupApi.Tests.Features;

/// <summary>Checks by plan read all data of a real repository within the days that it says, and find what is damaged.</summary>
[Collection(nameof(WorkingApiCollection))]
public sealed partial class CheckRotationTests(WorkingApiFixture api)
{
    private const int Days = 4, Backups = 5;

    [Theory]
    [InlineData("borg")]
    [InlineData("restic")]
    [InlineData("archive")]
    public async Task Every_part_was_read_when_the_days_are_over_and_damage_is_found_in_as_many(string engine)
    {
        await using var lab = await MainJobLab.StartAsync(api, 1, engine);
        await BackUpAsync(lab);
        await lab.PutRepositoryAsync("maintenance", new { pruneEveryDays = 0, checkEveryDays = 1, readAllWithinDays = Days + 1, time = "03:30", timeZone = "UTC" });
        var logs = new List<string>();
        for (var day = 1; day <= Days; day++)
        {
            (await CheckAsync(lab, logs)).GetProperty("status").GetString().ShouldBe("completed", logs[^1]);
        }

        ShouldHaveReadAll(engine, logs, await ArchivesAsync(lab));
        var repository = await lab.GetAsync($"repositories/{lab.RepositoryId}");
        repository.GetProperty("lastDataCheckAt").ValueKind.ShouldBe(JsonValueKind.String);
        repository.GetProperty("dataShares").GetProperty("readAt").EnumerateArray().ShouldAllBe(time => time.ValueKind == JsonValueKind.String);
        (await lab.BackupsAsync()).ShouldAllBe(backup => backup.GetProperty("verifyResult").GetString() == "passed" && backup.GetProperty("verifiedAt").ValueKind == JsonValueKind.String);

        FlipAByte(lab);
        var found = default(JsonElement);
        for (var day = 1; day <= Days && (day == 1 || found.GetProperty("status").GetString() == "completed"); day++) found = await CheckAsync(lab, logs);
        (found.GetProperty("status").GetString(), found.GetProperty("errorCode").GetString()).ShouldBe(("failed", "repository_damaged"), logs[^1]);
        (await lab.GetAsync($"repositories/{lab.RepositoryId}")).GetProperty("status").GetString().ShouldBe("damaged");
        var damaged = (await lab.BackupsAsync()).Where(backup => backup.GetProperty("verifyResult").GetString() == "damaged").ToList();
        damaged.ShouldHaveSingleItem().GetProperty("damage").GetArrayLength().ShouldBeGreaterThan(0);
        // Of what is damaged nothing is removed, and no check says again what is known.
        (await StartAsync(lab)).ShouldBe(0);
    }

    private static void ShouldHaveReadAll(string engine, List<string> logs, List<string> archives)
    {
        switch (engine)
        {
            case "restic":
                var groups = logs.Select(log => Group().Match(log)).ToList();
                groups.Select(group => group.Groups["number"].Value).Order().ShouldBe(["1", "2", "3", "4"]);
                groups.Sum(group => int.Parse(group.Groups["packs"].Value, null)).ShouldBe(int.Parse(groups[0].Groups["total"].Value, null));
                break;
            case "archive":
                archives.ShouldAllBe(archive => logs.Count(log => log.Contains($"{archive}: all of it was read and is whole")) == 1);
                break;
            default:
                logs.Count(log => log.Contains("Reading and verifying all data")).ShouldBe(1);
                logs.Count(log => log.Contains("Verifying the structure; data is not read")).ShouldBe(Days - 1);
                break;
        }
    }

    /// <summary>The next day's check.</summary>
    private async Task<JsonElement> CheckAsync(MainJobLab lab, List<string> logs)
    {
        await api.ExecuteAsync("""
            update repositories set created_at = created_at - interval '1 day', last_data_check_at = last_data_check_at - interval '1 day',
              data_shares = jsonb_build_object('readAt', coalesce((select jsonb_agg(to_char((time::timestamptz - interval '1 day') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') order by number)
                from jsonb_array_elements_text(data_shares -> 'readAt') with ordinality as share(time, number)), '[]'))
            where id = @RepositoryId;
            update backups set started_at = started_at - interval '1 day', completed_at = completed_at - interval '1 day' where repository_id = @RepositoryId
            """, new { lab.RepositoryId });
        (await StartAsync(lab)).ShouldBe(1);
        var check = await lab.EndAsync(await api.QueryAsync<Guid>("select id from operations where repository_id = @RepositoryId and kind = 'check' order by created_at desc, id desc limit 1", new { lab.RepositoryId }));
        logs.Add(await lab.LogAsync(check.GetProperty("id").GetGuid()));
        return check;
    }

    /// <summary>How many checks there are more; the program itself may have been first.</summary>
    private async Task<int> StartAsync(MainJobLab lab)
    {
        const string count = "select count(*)::int from operations where repository_id = @RepositoryId and kind = 'check'";
        const string due = "update repositories set next_check_at = now() - interval '1 minute' where id = @RepositoryId";
        var before = await api.QueryAsync<int>(count, new { lab.RepositoryId });
        await api.ExecuteAsync(due, new { lab.RepositoryId });
        await ActivatorUtilities.CreateInstance<MaintenanceJob>(api.Services).StartDueAsync(CancellationToken.None);
        return await api.QueryAsync<int>(count, new { lab.RepositoryId }) - before;
    }

    private static async Task BackUpAsync(MainJobLab lab)
    {
        var job = await lab.AddJobAsync(await lab.AddServerAsync());
        for (var run = 1; run <= Backups; run++)
        {
            // The last is the largest, and so the one whose data is damaged.
            var content = new byte[run == Backups ? 3 << 20 : 300_000];
            Random.Shared.NextBytes(content);
            File.WriteAllBytes(Path.Combine(lab.Tree, "bulk"), content);
            (await lab.RunJobAsync(job)).GetProperty("status").GetString().ShouldBe("completed");
        }
    }

    private static async Task<List<string>> ArchivesAsync(MainJobLab lab) => [.. (await lab.BackupsAsync()).Select(backup => backup.GetProperty("archive").GetString()!)];

    private static void FlipAByte(MainJobLab lab)
    {
        var largest = new DirectoryInfo(lab.RepositoryPath).EnumerateFiles("*", SearchOption.AllDirectories).MaxBy(file => file.Length)!;
        largest.IsReadOnly = false;
        using var file = largest.Open(FileMode.Open, FileAccess.ReadWrite);
        file.Position = file.Length / 2;
        var value = file.ReadByte();
        file.Position--;
        file.WriteByte((byte)(value ^ 1));
    }

    // read group #3 of 4 data packs (out of total 11 packs in 4 groups)
    [GeneratedRegex(@"read group #(?<number>\d+) of (?<packs>\d+) data packs \(out of total (?<total>\d+) packs in 4 groups\)")]
    private static partial Regex Group();
}
