using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;

namespace BackupApi.Data;

/// <summary>Brings the schema to what this version needs: forward only, each migration in a transaction of its own, under one advisory lock.</summary>
internal sealed class DatabaseMigrator(NpgsqlDataSource dataSource, IReadOnlyList<Migration> migrations, ILogger<DatabaseMigrator> logger)
{
    private const int Patience = 3600; // seconds: an index over a large table takes its time, and another replica may be making it
    private const long LockKey = 0x4261636b75704170; // "BackupAp": every replica of every version agrees on it

    private const string CreateTable = """
        create table if not exists schema_migrations (
          version integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())
        """;

    private const string SelectApplied = "select version, name, checksum from schema_migrations order by version";

    private const string InsertApplied = "insert into schema_migrations (version, name, checksum) values (@Version, @Name, @Checksum)";

    /// <summary>Throws <see cref="StartupException"/> when an applied migration is missing here or differs.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync("select pg_advisory_lock(@LockKey)", new { LockKey }, commandTimeout: Patience);
        try
        {
            await connection.ExecuteAsync(CreateTable);
            var applied = (await connection.QueryAsync<AppliedMigration>(SelectApplied)).ToList();
            RefuseDrift(applied);
            foreach (var migration in migrations.Where(m => applied.All(a => a.Version != m.Version)))
                await ApplyAsync(connection, migration, cancellationToken);
        }
        finally
        {
            await connection.ExecuteAsync("select pg_advisory_unlock(@LockKey)", new { LockKey });
        }
    }

    private void RefuseDrift(List<AppliedMigration> applied)
    {
        foreach (var row in applied)
        {
            var known = migrations.FirstOrDefault(m => m.Version == row.Version)
                ?? throw new StartupException($"The database holds migration {row.Version} ({row.Name}), which this version of BackupApi does not know. Start the newer version that made it, or restore the database from before.");
            if (known.Checksum != row.Checksum)
                throw new StartupException($"Migration {row.Version} ({row.Name}) was applied with another content than this version carries. Applied migrations must not be edited; start the version that applied it.");
        }

        var last = applied.Count == 0 ? 0 : applied[^1].Version;
        var gap = migrations.FirstOrDefault(m => m.Version < last && applied.All(a => a.Version != m.Version));
        if (gap is not null)
            throw new StartupException($"Migration {gap.Version} ({gap.Name}) is missing from the database although later ones are applied. The table schema_migrations was changed by hand; restore it.");
    }

    private async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            await connection.ExecuteAsync(migration.Sql, transaction: transaction, commandTimeout: Patience);
            await connection.ExecuteAsync(InsertApplied, migration, transaction);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (PostgresException exception)
        {
            throw new StartupException($"Migration {migration.Version} ({migration.Name}) failed and was rolled back: {exception.MessageText}.", exception);
        }

        logger.LogInformation("Applied migration {Version} ({Name})", migration.Version, migration.Name);
    }

    private sealed record AppliedMigration
    {
        public int Version { get; init; }
        public string Name { get; init; } = "";
        public string Checksum { get; init; } = "";
    }
}

/// <summary>One numbered script.</summary>
internal sealed record Migration(int Version, string Name, string Sql)
{
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>The scripts that this build carries, in order.</summary>
    public static IReadOnlyList<Migration> Embedded()
    {
        var assembly = typeof(Migration).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("migrations/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read)];

        Migration Read(string resource)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var name = Path.GetFileNameWithoutExtension(resource["migrations/".Length..]);
            return new Migration(int.Parse(name[..4], System.Globalization.CultureInfo.InvariantCulture), name, reader.ReadToEnd());
        }
    }
}
