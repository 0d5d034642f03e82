using System.Diagnostics;

namespace BackupApi.Tests.Lab;

/// <summary>A private MariaDB server on an ephemeral loopback port and a socket, gone with the lab. Needs mariadb-server.
/// It runs as this user; its root has no password.</summary>
internal sealed class MariaDbLab : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mylab-");
    private readonly string[] settings;
    private Process? process;

    // Making the tables of the system takes seconds; they are the same every time.
    private static readonly Lazy<string> Fresh = new(() =>
    {
        var made = Directory.CreateTempSubdirectory("mylab-new-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(made, recursive: true);
        SshLab.Run("mariadb-install-db", "--no-defaults", $"--user={User}", $"--datadir={made}/data", "--auth-root-authentication-method=normal", "--skip-test-db", "--innodb-log-file-size=8M");
        return made + "/data";
    });

    private MariaDbLab(string[] settings, string? at) => (this.settings, Data) = (settings, Path.Combine(at ?? folder.FullName, "data"));

    public int Port { get; } = SshLab.FreePort();

    public string Socket => Path.Combine(folder.FullName, "s.sock");

    public string Folder => folder.FullName;

    private string Data { get; }

    private static string User => Environment.UserName;

    public bool IsUp => process is { HasExited: false };

    public static Task<MariaDbLab> StartAsync(params string[] settings) => StartAtAsync(null, settings);

    /// <param name="at">Folder of the data; null: the lab's own.</param>
    public static async Task<MariaDbLab> StartAtAsync(string? at, params string[] settings)
    {
        var lab = new MariaDbLab(settings, at);
        SshLab.Run("chmod", "755", lab.folder.FullName);
        SshLab.Run("cp", "-a", Fresh.Value, lab.Data);
        await lab.StartAsync();
        return lab;
    }

    public async Task StartAsync()
    {
        process = Process.Start(new ProcessStartInfo("/usr/sbin/mariadbd", [
            "--no-defaults", $"--user={User}", $"--datadir={Data}", $"--socket={Socket}", $"--port={Port}", "--bind-address=127.0.0.1", "--skip-log-bin", "--skip-name-resolve",
            "--innodb-buffer-pool-size=32M", "--innodb-log-file-size=8M", "--innodb-flush-log-at-trx-commit=0", "--innodb-flush-method=nosync", "--sync-frm=0", "--event-scheduler=OFF", "--skip-slave-start", $"--log-error={folder.FullName}/log", .. settings])
        { RedirectStandardError = true, RedirectStandardOutput = true })!;
        for (var i = 0; !await AnswersAsync(); i++)
        {
            if (process.HasExited || i > 600) throw new InvalidOperationException("mariadbd did not start: " + File.ReadAllText($"{folder.FullName}/log"));
            await Task.Delay(50);
        }
    }

    /// <summary>As when the machine fails: nothing is closed.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Runs SQL as root and answers what the client prints.</summary>
    public string Sql(string sql, string? database = null)
    {
        var start = new ProcessStartInfo("mariadb", ["--no-defaults", $"--socket={Socket}", "-uroot", "--batch", "--skip-column-names", "--default-character-set=utf8mb4", .. database is null ? Array.Empty<string>() : ["-D", database]])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var client = Process.Start(start)!;
        var errors = client.StandardError.ReadToEndAsync();
        var output = client.StandardOutput.ReadToEndAsync();
        using (var input = new StreamWriter(client.StandardInput.BaseStream, new System.Text.UTF8Encoding(false))) input.Write(sql);
        client.WaitForExit();
        return client.ExitCode == 0 ? output.Result : throw new InvalidOperationException(errors.Result);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process!.HasExited) await KillAsync();
        folder.Delete(recursive: true);
    }

    private async Task<bool> AnswersAsync()
    {
        using var client = Process.Start(new ProcessStartInfo("mariadb-admin", ["--no-defaults", $"--socket={Socket}", "-uroot", "ping"]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        await client.WaitForExitAsync();
        return client.ExitCode == 0;
    }
}
