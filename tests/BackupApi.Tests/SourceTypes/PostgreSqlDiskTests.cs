using BackupApi.SourceTypes;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.SourceTypes;

public sealed class PostgreSqlDiskTests() : DatabaseDiskTests(
    new SourceMember(new PostgreSqlSource(), PostgreSqlServer.StartNewAsync, (connection, databases) => new PostgreSqlSettings { ConnectionId = connection, Databases = databases }, "postgresql/@globals.sql"), PostgreSqlServer.StartOnAsync);

/// <summary>With its write-ahead log on the full disk as well, PostgreSQL ends itself.</summary>
public sealed class PostgreSqlLogDiskTests() : DatabaseDiskTests(
    new SourceMember(new PostgreSqlSource(), PostgreSqlServer.StartNewAsync, (connection, databases) => new PostgreSqlSettings { ConnectionId = connection, Databases = databases }, "postgresql/@globals.sql"),
    async disk => PostgreSqlServer.Prepare(await PostgresLab.StartAsync(disk.Folder)));
