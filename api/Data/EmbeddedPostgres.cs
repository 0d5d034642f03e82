using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace BackupApi.Data;

/// <summary>A private PostgreSQL cluster below the data folder, on a Unix socket only, made and started when no connection string is configured.
/// It never runs as root. A cluster that is still up (the service was killed) is taken over.</summary>
internal sealed class EmbeddedPostgres(string dataFolder, ILogger logger) : IAsyncDisposable
{
    private const string Superuser = "backupapi";
    private const string Database = "backupapi";

    private readonly string home = Path.Combine(dataFolder, "postgres");
    private readonly string binaries = FindBinaries();
    private readonly string? runAs = Geteuid() == 0 ? UnprivilegedUser() : null;

    private FileStream? taken;
    private ClusterWatch? watch;

    private string Cluster => Path.Combine(home, "cluster");
    private string Socket { get; } = SocketFolder(dataFolder);
    private string PasswordFile => Path.Combine(home, "password");

    /// <summary>Returns the connection string. Throws <see cref="StartupException"/>.</summary>
    public async Task<string> StartAsync(CancellationToken cancellationToken)
    {
        TakeFolder();
        await PrepareFoldersAsync(cancellationToken);
        if (!File.Exists(Path.Combine(Cluster, "PG_VERSION"))) await CreateClusterAsync(cancellationToken);
        if (ClusterWatch.IsStopping(Cluster)) await StopServerAsync(cancellationToken);
        if (await RunAsync("pg_ctl", ["-D", Cluster, "status"], cancellationToken) is { ExitCode: not 0 }) await StartServerAsync(cancellationToken);
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = Socket, Username = Superuser, Password = (await File.ReadAllTextAsync(PasswordFile, cancellationToken)).Trim(), Database = "postgres", MaxPoolSize = 60,
        };
        await CreateDatabaseAsync(builder.ConnectionString, cancellationToken);
        builder.Database = Database;
        watch = new ClusterWatch(Cluster, StartServerAsync, StopServerAsync, logger);
        watch.Start();
        return builder.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        if (watch is not null) await watch.DisposeAsync();
        await StopServerAsync(CancellationToken.None);
        taken?.Dispose();
    }

    // A second service would take the cluster over and stop it under the first one. The system lets go of the lock when its holder dies.
    private void TakeFolder()
    {
        try
        {
            taken = new FileStream(Path.Combine(dataFolder, "in-use"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new StartupException($"Another BackupApi is running on the data folder {dataFolder}. Stop it first, or choose another folder.", exception);
        }
    }

    private async Task PrepareFoldersAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(home);
        Directory.CreateDirectory(Socket);
        if (runAs is null)
        {
            File.SetUnixFileMode(home, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            File.SetUnixFileMode(Socket, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return;
        }

        foreach (var folder in (string[])[home, Socket])
            await MustAsync("install", ["-d", "-o", runAs, "-m", "700", folder], asUser: false, cancellationToken);
        if (await RunAsync("test", ["-x", home], cancellationToken) is { ExitCode: not 0 })
            throw new StartupException($"The user {runAs}, as which the embedded PostgreSQL runs, cannot enter {home}. Allow others to pass through its parent folders (chmod o+x), choose another data folder, or set ConnectionStrings__Default.");
    }

    private async Task CreateClusterAsync(CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(PasswordFile, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)) + "\n", cancellationToken);
        File.SetUnixFileMode(PasswordFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        if (runAs is not null) await MustAsync("chown", [runAs, PasswordFile], asUser: false, cancellationToken);
        var partial = Cluster + ".new"; // an interrupted initdb never looks like a cluster
        await MustAsync("rm", ["-rf", partial], asUser: true, cancellationToken);
        await MustAsync("initdb", ["-D", partial, "-U", Superuser, "-A", "scram-sha-256", "--pwfile", PasswordFile, "--no-locale", "-E", "UTF8"], asUser: true, cancellationToken);
        await MustAsync("mv", [partial, Cluster], asUser: true, cancellationToken);
    }

    private async Task StartServerAsync(CancellationToken cancellationToken)
    {
        var options = $"-c listen_addresses='' -c unix_socket_directories='{Socket}' -c unix_socket_permissions=0700 -c max_connections=100 -c jit=off";
        var started = await RunAsync("pg_ctl", ["-D", Cluster, "-w", "-t", "120", "-l", Path.Combine(home, "server.log"), "-o", options, "start"], cancellationToken);
        if (started.ExitCode != 0)
            throw new StartupException($"The embedded PostgreSQL did not start. Its own words stand at the end of {Path.Combine(home, "server.log")}. {started.Output}");
    }

    private async Task StopServerAsync(CancellationToken cancellationToken)
    {
        var stopped = await RunAsync("pg_ctl", ["-D", Cluster, "-m", "fast", "-w", "-t", "60", "stop"], cancellationToken);
        if (stopped.ExitCode != 0) logger.LogWarning("The embedded PostgreSQL did not stop: {Output}", stopped.Output);
    }

    private static async Task CreateDatabaseAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var exists = source.CreateCommand($"select 1 from pg_database where datname = '{Database}'");
        if (await exists.ExecuteScalarAsync(cancellationToken) is not null) return;
        await using var create = source.CreateCommand($"create database {Database}");
        await create.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task MustAsync(string program, string[] arguments, bool asUser, CancellationToken cancellationToken)
    {
        var result = await RunAsync(program, arguments, cancellationToken, asUser);
        if (result.ExitCode != 0) throw new StartupException($"Preparing the embedded PostgreSQL failed at {program}: {result.Output}");
    }

    private async Task<(int ExitCode, string Output)> RunAsync(string program, string[] arguments, CancellationToken cancellationToken, bool asUser = true)
    {
        var file = Path.Combine(binaries, program);
        if (!File.Exists(file)) file = program;
        var start = new ProcessStartInfo { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = "/" };
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.FileName = file;
        if (asUser && runAs is not null)
        {
            start.FileName = "setpriv";
            foreach (var argument in (string[])[$"--reuid={runAs}", $"--regid={runAs}", "--clear-groups", "--", file]) start.ArgumentList.Add(argument);
        }

        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new StartupException($"{file} could not be started.");
        process.StandardInput.Close();
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => { lock (output) output.AppendLine(line.Data); };
        process.ErrorDataReceived += (_, line) => { lock (output) output.AppendLine(line.Data); };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        // The server that pg_ctl leaves behind may keep the pipes open, so only the process's own end counts.
        while (!process.HasExited) await Task.Delay(20, cancellationToken);
        lock (output) return (process.ExitCode, output.ToString().Trim());
    }

    private static string FindBinaries()
    {
        const string debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(debian) ? Directory.GetDirectories(debian) : [];
        var best = versions.Where(folder => File.Exists(Path.Combine(folder, "bin", "initdb")))
            .Select(folder => (Folder: folder, Version: int.TryParse(Path.GetFileName(folder), out var number) ? number : 0))
            .Where(found => found.Version >= 15).OrderByDescending(found => found.Version).FirstOrDefault();
        return best.Folder is null
            ? throw new StartupException("No PostgreSQL 15 or later is installed for the embedded database. Install it (apt-get install postgresql), or set ConnectionStrings__Default to a server of your own.")
            : Path.Combine(best.Folder, "bin");
    }

    private static string UnprivilegedUser()
    {
        var names = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet();
        return names.Contains("postgres") ? "postgres"
            : throw new StartupException("PostgreSQL refuses to run as root and there is no user postgres. Install Debian's postgresql package, or start BackupApi as an ordinary user.");
    }

    // A Unix socket's path has room for 107 bytes, of which ".s.PGSQL.5432" needs 14.
    private static string SocketFolder(string dataFolder)
    {
        var inside = Path.Combine(dataFolder, "postgres", "socket");
        if (Encoding.UTF8.GetByteCount(inside) <= 90) return inside;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(dataFolder)))[..12];
        return $"/tmp/backupapi-{hash}";
    }

    [DllImport("libc", EntryPoint = "geteuid")]
    private static extern uint Geteuid();
}
