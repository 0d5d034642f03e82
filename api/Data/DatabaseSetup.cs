using Npgsql;

namespace BackupApi.Data;

/// <summary>The database this process uses: one of the user's own, or the embedded cluster, which lives and ends with the process.</summary>
internal sealed class DatabaseSetup(string connectionString, EmbeddedPostgres? embedded) : IAsyncDisposable
{
    /// <summary>No database at all, for what only describes the service. Every connection fails.</summary>
    public static DatabaseSetup None => new("Host=none", null);

    public bool IsEmbedded => embedded is not null;

    public string ConnectionString => connectionString;

    // The driver blocks a thread for each statement that it gives up; while the database hangs, these must not be all there are.
    private const int Threads = 64;

    public static async Task<DatabaseSetup> StartAsync(BackupApiOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        if (options.ConnectionString is { } connectionString) return new DatabaseSetup(Normalize(connectionString, options.DatabaseTimeout), null);
        var embedded = new EmbeddedPostgres(options.DataFolder, logger);
        return new DatabaseSetup(Normalize(await embedded.StartAsync(cancellationToken), options.DatabaseTimeout), embedded);
    }

    public void Register(IServiceCollection services)
    {
        DapperSetup.Apply();
        ThreadPool.SetMinThreads(Threads, Threads);
        services.AddSingleton(this);
        services.AddSingleton(_ => new NpgsqlDataSourceBuilder(connectionString).Build());
        services.AddSingleton<SystemDatabase>().AddSingleton<DatabasePulse>().AddHostedService(provider => provider.GetRequiredService<DatabasePulse>());
        services.AddScoped<TenantDatabase>();
        services.AddSingleton(provider => new DatabaseMigrator(
            provider.GetRequiredService<NpgsqlDataSource>(), Migration.Embedded(), provider.GetRequiredService<ILogger<DatabaseMigrator>>()));
    }

    public ValueTask DisposeAsync() => embedded?.DisposeAsync() ?? ValueTask.CompletedTask;

    // A database behind a network that swallows everything never answers at all, so nothing waits for it without a limit.
    private static string Normalize(string text, int timeout)
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(text) { ApplicationName = "backupapi", Timezone = "UTC", IncludeErrorDetail = false, TcpKeepAlive = true };
            if (!builder.ContainsKey("Command Timeout") || builder.CommandTimeout == 0) builder.CommandTimeout = timeout;
            if (!builder.ContainsKey("Timeout") || builder.Timeout == 0) builder.Timeout = Math.Min(timeout, 5);
            return builder.ConnectionString;
        }
        catch (ArgumentException exception)
        {
            throw new StartupException($"ConnectionStrings__Default is not a PostgreSQL connection string: {exception.Message}", exception);
        }
    }
}
