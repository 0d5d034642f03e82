using BackupApi.Data;
using BackupApi.Engines;
using BackupApi.Hosts;
using BackupApi.Orchestration;

namespace BackupApi;

/// <summary>What can be configured, read once at start. Environment variables and appsettings.json alike; wrong values stop the start with a sentence.</summary>
internal sealed record BackupApiOptions
{
    /// <summary>BACKUPAPI_DATA: where the embedded database, the master key, caches and the first pool live.</summary>
    public required string DataFolder { get; init; }

    /// <summary>ConnectionStrings__Default: a PostgreSQL of one's own; null starts the embedded one.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>BACKUPAPI_ROLE or --role: all, web or worker.</summary>
    public required string Role { get; init; }

    /// <summary>BACKUPAPI_WORKERS: operations that run at once in this process, 1 to 64.</summary>
    public required int Workers { get; init; }

    /// <summary>BACKUPAPI_LEASE_SECONDS: how long a silent worker keeps its operation, 5 to 600.</summary>
    public required int LeaseSeconds { get; init; }

    /// <summary>BACKUPAPI_DRAIN_SECONDS: how long a stop waits for running operations and requests, 5 to 3600.</summary>
    public int DrainSeconds { get; init; } = 100;

    /// <summary>BACKUPAPI_DATABASE_TIMEOUT: seconds after which a statement without an answer counts as failed, 2 to 600.</summary>
    public int DatabaseTimeout { get; init; } = 30;

    /// <summary>BACKUPAPI_LOG_MEMORY: how much of one operation's log waits in memory for the database, before a file takes the rest; read in MiB, 1 to 1024.</summary>
    public long LogMemoryBytes { get; init; } = 8 << 20;

    /// <summary>BACKUPAPI_LOG_DAYS: how long logs of ended operations are kept, 7 to 3650.</summary>
    public int LogDays { get; init; } = 365;

    /// <summary>BACKUPAPI_FIRST_BACKUP: whether an empty installation proves itself with a first backup.</summary>
    public required bool FirstBackup { get; init; }

    /// <summary>BACKUPAPI_WEB_ROOT: the built SPA; found beside the program or the sources when empty.</summary>
    public string? WebRoot { get; init; }

    /// <summary>BACKUPAPI_SSH_CONNECT_TIMEOUT, _SIGN_IN_TIMEOUT, _ALIVE_INTERVAL, _ALIVE_COUNT, BACKUPAPI_COMMAND_TIMEOUT: how long servers are waited for.</summary>
    public SshOptions Ssh { get; init; } = new();

    /// <summary>BACKUPAPI_STOP_TIMEOUT, _CHECKPOINT_INTERVAL, _STORAGE_TIMEOUT, _STORAGE_PATIENCE: how tools are paced.</summary>
    public EngineLimits Engines { get; init; } = new();

    /// <summary>BACKUPAPI_NETWORK_*, _CLEAN_UP_TIMEOUT, _CHECKPOINT_DAYS, _LONGEST_OPERATION: how long one run of an operation tries and waits, and what it leaves.</summary>
    public RunLimits Limits { get; init; } = new();

    public bool ServesWeb => Role is "all" or "web";
    public bool RunsWorkers => Role is "all" or "worker";

    public static BackupApiOptions Read(IConfiguration configuration)
    {
        var role = configuration["role"] ?? configuration["BACKUPAPI_ROLE"] ?? "all";
        if (role is not ("all" or "web" or "worker")) throw new StartupException($"BACKUPAPI_ROLE (--role) is “{role}”; it must be all, web or worker.");
        var folder = configuration["BACKUPAPI_DATA"] is { Length: > 0 } configured ? configured : "data";
        return new BackupApiOptions
        {
            DataFolder = Path.GetFullPath(folder),
            ConnectionString = configuration.GetConnectionString("Default") is { Length: > 0 } text ? text : null,
            Role = role,
            Workers = Number(configuration, "BACKUPAPI_WORKERS", 4, 1, 64),
            LeaseSeconds = Number(configuration, "BACKUPAPI_LEASE_SECONDS", 60, 5, 600),
            DrainSeconds = Number(configuration, "BACKUPAPI_DRAIN_SECONDS", 100, 5, 3600),
            DatabaseTimeout = Number(configuration, "BACKUPAPI_DATABASE_TIMEOUT", 30, 2, 600),
            LogMemoryBytes = (long)Number(configuration, "BACKUPAPI_LOG_MEMORY", 8, 1, 1024) << 20,
            LogDays = Number(configuration, "BACKUPAPI_LOG_DAYS", 365, 7, 3650),
            FirstBackup = Flag(configuration, "BACKUPAPI_FIRST_BACKUP", true),
            WebRoot = configuration["BACKUPAPI_WEB_ROOT"],
            Ssh = new SshOptions
            {
                ConnectTimeout = Number(configuration, "BACKUPAPI_SSH_CONNECT_TIMEOUT", 15, 1, 300),
                AliveInterval = Number(configuration, "BACKUPAPI_SSH_ALIVE_INTERVAL", 15, 1, 3600),
                AliveCount = Number(configuration, "BACKUPAPI_SSH_ALIVE_COUNT", 4, 1, 100),
                SignInTimeout = Number(configuration, "BACKUPAPI_SSH_SIGN_IN_TIMEOUT", 60, 1, 600),
                CommandTimeout = Number(configuration, "BACKUPAPI_COMMAND_TIMEOUT", 120, 5, 3600),
            },
            Engines = new EngineLimits
            {
                Stop = TimeSpan.FromSeconds(Number(configuration, "BACKUPAPI_STOP_TIMEOUT", 45, 1, 3600)),
                Checkpoint = TimeSpan.FromSeconds(Number(configuration, "BACKUPAPI_CHECKPOINT_INTERVAL", 120, 1, 3600)),
                Storage = TimeSpan.FromSeconds(Number(configuration, "BACKUPAPI_STORAGE_TIMEOUT", 60, 1, 3600)),
                Patience = TimeSpan.FromSeconds(Number(configuration, "BACKUPAPI_STORAGE_PATIENCE", 300, 5, 800)),
            },
            Limits = new RunLimits
            {
                Attempts = Number(configuration, "BACKUPAPI_NETWORK_ATTEMPTS", 3, 1, 10),
                FirstDelay = TimeSpan.FromSeconds(Number(configuration, "BACKUPAPI_NETWORK_DELAY", 5, 1, 3600)),
                CleanUp = TimeSpan.FromSeconds(Number(configuration, "BACKUPAPI_CLEAN_UP_TIMEOUT", 120, 5, 3600)),
                Checkpoint = TimeSpan.FromDays(Number(configuration, "BACKUPAPI_CHECKPOINT_DAYS", 7, 0, 365)),
                Longest = TimeSpan.FromHours(Number(configuration, "BACKUPAPI_LONGEST_OPERATION", 168, 1, 720)),
            },
        };
    }

    private static int Number(IConfiguration configuration, string name, int absent, int least, int most)
    {
        var text = configuration[name];
        if (string.IsNullOrEmpty(text)) return absent;
        return int.TryParse(text, out var number) && number >= least && number <= most
            ? number
            : throw new StartupException($"{name} is “{text}”; it must be a whole number from {least} to {most}.");
    }

    private static bool Flag(IConfiguration configuration, string name, bool absent) => configuration[name] switch
    {
        null or "" => absent,
        "1" or "true" or "yes" => true,
        "0" or "false" or "no" => false,
        var text => throw new StartupException($"{name} is “{text}”; it must be true or false."),
    };
}
