using BackupApi.SourceTypes;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.SourceTypes;

public sealed class PostgreSqlDiskTests() : DatabaseDiskTests(PostgreSqlServer.Member, PostgreSqlServer.StartOnAsync);

/// <summary>With its write-ahead log on the full disk as well, PostgreSQL ends itself.</summary>
public sealed class PostgreSqlLogDiskTests() : DatabaseDiskTests(PostgreSqlServer.Member,
    async disk => PostgreSqlServer.Prepare(await PostgresLab.StartAsync(disk.Folder)));
