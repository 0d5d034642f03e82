using System.Diagnostics;

namespace BackupApi.Tests.Lab;

/// <summary>A private PostgreSQL cluster on an ephemeral loopback port and a socket, gone with the lab. Needs postgresql. As root it runs as the package's user.
/// Over the network users sign in with passwords, over the socket as users of the system.</summary>
internal sealed class PostgresLab : IAsyncDisposable
{
    private static readonly string Programs = Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(path => int.Parse(Path.GetFileName(path))).First() + "/bin/";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pglab-");

    public int Port { get; } = SshLab.FreePort();

    public string Folder => folder.FullName;

    private string Data { get; }

    /// <summary>The superuser, who owns the processes.</summary>
    public static string User => Environment.IsPrivilegedProcess ? "postgres" : Environment.UserName;

    /// <param name="at">Folder of the data; null: the lab's own.</param>
    /// <param name="logApart">The write-ahead log stays in the lab's own folder.</param>
    public static Task<PostgresLab> StartAsync(string? at = null, bool logApart = false) => Task.Run(() => Make(at, logApart));

    private PostgresLab(string? at) => Data = Path.Combine(at ?? folder.FullName, "data");

    private static PostgresLab Make(string? at, bool logApart)
    {
        var lab = new PostgresLab(at);
        SshLab.Run("chmod", "755", lab.Folder);
        if (Environment.IsPrivilegedProcess) SshLab.Run("chown", [User, lab.Folder, .. at is null ? Array.Empty<string>() : [at]]);
        lab.Run("initdb", ["-D", lab.Data, "-U", User, "--auth-local=peer", "--auth-host=scram-sha-256", "--locale=C.UTF-8", "-E", "UTF8", "-N", .. logApart ? (string[])["-X", $"{lab.Folder}/wal"] : []]);
        lab.Start();
        return lab;
    }

    public void Start() => Run("pg_ctl", "-D", Data, "-w", "-t", "120", "-l", $"{Folder}/log", "-o",
        $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={Folder} -c fsync=off -c autovacuum=off -c shared_buffers=16MB", "start");

    public bool IsUp
    {
        get
        {
            try
            {
                Run("pg_ctl", "-D", Data, "status");
                return true;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }
    }

    /// <summary>Ends every session at once.</summary>
    public void Stop() => Run("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");

    public string Sql(string sql, string database = "postgres")
    {
        var start = Program("psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", Folder, "-p", Port.ToString(), "-f", "-");
        start.Environment["PGDATABASE"] = database;
        start.RedirectStandardInput = start.RedirectStandardError = true;
        using var client = Process.Start(start)!;
        var errors = client.StandardError.ReadToEndAsync();
        var output = client.StandardOutput.ReadToEndAsync();
        using (var input = new StreamWriter(client.StandardInput.BaseStream, new System.Text.UTF8Encoding(false))) input.Write(sql);
        client.WaitForExit();
        return client.ExitCode == 0 ? output.Result : throw new InvalidOperationException(errors.Result);
    }

    public ValueTask DisposeAsync()
    {
        try
        {
            Stop();
        }
        catch (InvalidOperationException)
        {
            // A test has stopped it.
        }

        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private void Run(string program, params string[] arguments)
    {
        // pg_ctl's server keeps its streams open, so that nothing may wait for their end.
        var start = Program("sh", ["-c", "\"$@\" >\"$0\" 2>&1 </dev/null", $"{Folder}/output", Programs + program, .. arguments]);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program}: {File.ReadAllText($"{Folder}/output")}");
    }

    private static ProcessStartInfo Program(string program, params string[] arguments)
    {
        var path = File.Exists(Programs + program) ? Programs + program : program;
        string[] words = Environment.IsPrivilegedProcess ? ["setpriv", $"--reuid={User}", $"--regid={User}", "--clear-groups", "--", path, .. arguments] : [path, .. arguments];
        return new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = program != "sh", WorkingDirectory = "/" };
    }
}
