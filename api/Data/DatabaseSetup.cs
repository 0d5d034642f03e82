using Npgsql;

namespace BackupApi.Data;

/// <summary>The database this process uses: one of the user's own, or the embedded cluster, which lives and ends with the process.</summary>
internal sealed class DatabaseSetup(string connectionString, EmbeddedPostgres? embedded) : IAsyncDisposable
{
    /// <summary>No database at all, for what only describes the service. Every connection fails.</summary>
    public static DatabaseSetup None => new("Host=none", null);

    public bool IsEmbedded => embedded is not null;

    public string ConnectionString => connectionString;

    public static async Task<DatabaseSetup> StartAsync(string? connectionString, string dataFolder, ILogger logger, CancellationToken cancellationToken)
    {
        if (connectionString is not null) return new DatabaseSetup(Normalize(connectionString), null);
        var embedded = new EmbeddedPostgres(dataFolder, logger);
        return new DatabaseSetup(Normalize(await embedded.StartAsync(cancellationToken)), embedded);
    }

    public void Register(IServiceCollection services)
    {
        DapperSetup.Apply();
        services.AddSingleton(this);
        services.AddSingleton(_ => new NpgsqlDataSourceBuilder(connectionString).Build());
        services.AddSingleton<SystemDatabase>();
        services.AddScoped<TenantDatabase>();
        services.AddSingleton(provider => new DatabaseMigrator(
            provider.GetRequiredService<NpgsqlDataSource>(), Migration.Embedded(), provider.GetRequiredService<ILogger<DatabaseMigrator>>()));
    }

    public ValueTask DisposeAsync() => embedded?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static string Normalize(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text) { ApplicationName = "backupapi", Timezone = "UTC", IncludeErrorDetail = false }.ConnectionString;
        }
        catch (ArgumentException exception)
        {
            throw new StartupException($"ConnectionStrings__Default is not a PostgreSQL connection string: {exception.Message}", exception);
        }
    }
}
