using BackupApi.Data;
using BackupApi.Orchestration;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace BackupApi.Tests.Orchestration;

/// <summary>A migrated database of its own without a running service, so that no worker takes what the tests enqueue.</summary>
public sealed class DatabaseFixture : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("backupapi-queue-").FullName;
    private EmbeddedPostgres? postgres;

    internal NpgsqlDataSource Source { get; private set; } = null!;
    internal SystemDatabase Database { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        postgres = new EmbeddedPostgres(folder, NullLogger.Instance);
        DapperSetup.Apply();
        Source = NpgsqlDataSource.Create(await postgres.StartAsync(CancellationToken.None));
        Database = new SystemDatabase(Source);
        await new DatabaseMigrator(Source, Migration.Embedded(), NullLogger<DatabaseMigrator>.Instance).MigrateAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await Source.DisposeAsync();
        await postgres!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    internal OperationQueue NewQueue() => new(Database, new WorkerIdentity(), new BackupApiOptions
    {
        DataFolder = folder, Role = "all", Workers = 4, LeaseSeconds = 60, FirstBackup = false,
    });

    internal async Task<Guid> NewWorkspaceAsync()
    {
        var id = Guid.CreateVersion7();
        await ExecuteAsync("insert into workspaces (id, name) values (@id, @id::text)", new { id });
        return id;
    }

    internal async Task<Guid> NewRepositoryAsync(Guid workspace)
    {
        var id = Guid.CreateVersion7();
        await ExecuteAsync("""
            insert into storage_pools (id, workspace_id, name, type, settings) values (@id, @workspace, @id::text, 'local', '{}');
            insert into repositories (id, workspace_id, pool_id, name, engine, location, encryption, compression, engine_id)
            values (@id, @workspace, @id, @id::text, 'borg', @id::text, 'none', 'none', 'x')
            """, new { id, workspace });
        return id;
    }

    internal async Task<Guid> EnqueueAsync(Guid workspace, Guid? repository = null, RepositoryUse? use = null, int priority = OperationPriorities.Normal)
    {
        var operation = new NewOperation
        {
            WorkspaceId = workspace, RunId = Guid.CreateVersion7(), Kind = OperationKind.Check, Title = "Check", Trigger = OperationTrigger.Manual, RepositoryId = repository,
            RepositoryAccess = use, Priority = priority,
        };
        await using var connection = await Database.OpenAsync(CancellationToken.None);
        await OperationQueue.EnqueueAsync(connection, null, [operation], CancellationToken.None);
        return operation.Id;
    }

    internal async Task ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = await Database.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(sql, parameters);
    }

    internal async Task<T> QueryAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await Database.OpenAsync(CancellationToken.None);
        return await connection.QuerySingleAsync<T>(sql, parameters);
    }

    /// <summary>Nothing is left to claim for the next test.</summary>
    internal Task EmptyAsync() => ExecuteAsync("delete from operations");
}
