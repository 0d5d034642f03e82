using System.Diagnostics;
using System.Text.Json;
using BackupApi.Security;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.Features;

/// <summary>What bad luck looks like to its user: the status, the code, a sentence and a hint, against the real thing.</summary>
[Collection(nameof(WorkingApiCollection))]
public sealed class MainJobFailureTests(WorkingApiFixture api) : IAsyncLifetime
{
    private MainJobLab lab = null!;

    public async Task InitializeAsync() => lab = await MainJobLab.StartAsync(api, 1);

    public async Task DisposeAsync() => await lab.DisposeAsync();

    [RootFact]
    public async Task Files_that_cannot_be_read_make_a_warning_that_names_them()
    {
        using var user = new LabUser();
        File.WriteAllText(Path.Combine(lab.Tree, "secret"), "for root only");
        File.SetUnixFileMode(Path.Combine(lab.Tree, "secret"), UnixFileMode.UserRead);
        var operation = await lab.RunJobAsync(await lab.AddJobAsync(await lab.AddServerAsync(username: user.Name)));
        await ShouldEndAsync(operation, "warning", "permission_denied");
        var backup = await lab.GetAsync($"backups/{(await lab.BackupsAsync()).ShouldHaveSingleItem().GetProperty("id").GetGuid()}");
        backup.GetProperty("unreadableCount").GetInt64().ShouldBe(1);
        backup.GetProperty("problemFiles")[0].GetProperty("path").GetString()!.ShouldEndWith("/secret");
    }

    [Fact]
    public async Task A_changed_host_key_stops_everything()
    {
        var job = await lab.AddJobAsync(await lab.AddServerAsync());
        await lab.Ssh[0].StopAsync();
        lab.Ssh[0].ChangeHostKey();
        await lab.Ssh[0].StartAsync();
        await ShouldEndAsync(await lab.RunJobAsync(job), "failed", "host_key_changed");
        (await lab.BackupsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refused_sign_in_is_told_apart_from_an_unreachable_server()
    {
        var job = await lab.AddJobAsync(await lab.AddServerAsync());
        File.WriteAllText(lab.Ssh[0].AuthorizedKeys, "");
        await ShouldEndAsync(await lab.RunJobAsync(job), "failed", "sign_in_refused");
    }

    [Fact]
    public async Task A_failing_script_before_the_backup_stops_it_and_the_one_after_it_still_runs()
    {
        var mark = Path.Combine(lab.Folder, "mark");
        var job = await lab.AddJobAsync(await lab.AddServerAsync(), source: new { preScript = "echo not today >&2; exit 7", postScript = $"printf '%s' \"$BACKUPAPI_STATUS\" > '{mark}'" });
        var operation = await lab.RunJobAsync(job);
        await ShouldEndAsync(operation, "failed", "script_failed");
        (await lab.LogAsync(operation.GetProperty("id").GetGuid())).ShouldContain("not today");
        File.ReadAllText(mark).ShouldBe("failed");
        (await lab.BackupsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_script_that_does_not_end_is_stopped_at_its_limit()
    {
        var job = await lab.AddJobAsync(await lab.AddServerAsync(), source: new { preScript = "sleep 600", scriptTimeoutSeconds = 1 });
        await ShouldEndAsync(await lab.RunJobAsync(job), "failed", "script_timed_out");
    }

    [Fact]
    public async Task A_repository_that_is_gone_is_named()
    {
        var job = await lab.AddJobAsync(await lab.AddServerAsync());
        Directory.Move(lab.RepositoryPath, lab.RepositoryPath + ".away");
        await ShouldEndAsync(await lab.RunJobAsync(job), "failed", "repository_missing");
    }

    [Fact]
    public async Task A_backup_that_vanished_raises_an_alarm_and_keeps_others_from_being_deleted()
    {
        var job = await lab.AddJobAsync(await lab.AddServerAsync());
        await lab.RunJobAsync(job);
        await lab.RunJobAsync(job);
        await DeleteBehindOurBackAsync((await lab.BackupsAsync())[0].GetProperty("archive").GetString()!);
        var older = (await lab.BackupsAsync())[1];
        using var answer = await api.Owner.DeleteAsync($"/api/v1/backups/{older.GetProperty("id").GetGuid()}?confirm={Uri.EscapeDataString(older.GetProperty("name").GetString()!)}");
        var operation = await lab.EndAsync((await answer.ReadJsonAsync()).GetProperty("id").GetGuid());
        await ShouldEndAsync(operation, "failed", "backup_vanished");
        (await lab.BackupsAsync()).Select(backup => backup.GetProperty("status").GetString()).ShouldBe(["vanished", "completed"]);
    }

    [Fact]
    public async Task No_secret_reaches_a_log_an_error_or_the_server()
    {
        var operation = await lab.RunJobAsync(await lab.AddJobAsync(await lab.AddServerAsync()));
        await ShouldEndAsync(operation, "completed", null);
        var passphrase = await PassphraseAsync();
        (await api.QueryAsync<int>("select count(*)::int from operation_logs where strpos(message, @passphrase) > 0", new { passphrase })).ShouldBe(0);
        (await api.QueryAsync<int>("select count(*)::int from repositories where strpos(repositories::text, @passphrase) > 0", new { passphrase })).ShouldBe(0);
        var home = lab.Ssh[0].Home;
        Directory.GetFiles(Path.Combine(home, ".cache", "backupapi"), "*", SearchOption.AllDirectories).ShouldNotBeEmpty();
        Lab.SshLab.Run("sh", "-c", "grep -r -l -a -s -e \"$1\" /tmp/backupapi-0* \"$2\" || true", "sh", passphrase, home).ShouldBeEmpty();
    }

    private async Task ShouldEndAsync(JsonElement operation, string status, string? code)
    {
        var log = await lab.LogAsync(operation.GetProperty("id").GetGuid());
        operation.GetProperty("status").GetString().ShouldBe(status, log);
        operation.GetProperty("errorCode").GetString().ShouldBe(code, log);
        if (code is null) return;
        operation.GetProperty("errorMessage").GetString().ShouldNotBeNullOrWhiteSpace();
        operation.GetProperty("errorHint").GetString().ShouldNotBeNullOrWhiteSpace();
    }

    // Somebody else with the passphrase and write access.
    private async Task DeleteBehindOurBackAsync(string archive)
    {
        var start = new ProcessStartInfo("borg", ["delete", $"{lab.RepositoryPath}::{archive}"]);
        start.Environment["BORG_PASSPHRASE"] = await PassphraseAsync();
        start.Environment["BORG_BASE_DIR"] = Path.Combine(lab.Folder, "stranger");
        using var borg = Process.Start(start)!;
        await borg.WaitForExitAsync();
        borg.ExitCode.ShouldBe(0);
    }

    private async Task<string> PassphraseAsync()
    {
        var stored = await api.QueryAsync<string>("select passphrase_protected from repositories where id = @RepositoryId", new { lab.RepositoryId });
        return ((SecretProtector)api.Services.GetService(typeof(SecretProtector))!).Unprotect(stored);
    }
}
