using System.Diagnostics;
using BackupApi.Data;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace BackupApi.Tests.Data;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("backupapi-cluster-").FullName;

    public EmbeddedPostgresTests() => File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Refuses_a_second_service_on_a_folder_in_use_and_takes_it_when_it_is_free()
    {
        await using (var first = new EmbeddedPostgres(folder, NullLogger.Instance))
        {
            await first.StartAsync(CancellationToken.None);
            var refused = await Should.ThrowAsync<StartupException>(() => new EmbeddedPostgres(folder, NullLogger.Instance).StartAsync(CancellationToken.None));
            refused.Message.ShouldContain("Another BackupApi is running");
        }

        await using var next = new EmbeddedPostgres(folder, NullLogger.Instance);
        (await AskAsync(await next.StartAsync(CancellationToken.None))).ShouldBe(1);
    }

    [Fact]
    public async Task Comes_back_by_itself_when_the_server_was_killed()
    {
        await using var postgres = new EmbeddedPostgres(folder, NullLogger.Instance);
        var connection = await postgres.StartAsync(CancellationToken.None);
        var killed = int.Parse(File.ReadLines(Path.Combine(folder, "postgres", "cluster", "postmaster.pid")).First());
        using (var server = Process.GetProcessById(killed)) server.Kill();
        var limit = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                (await AskAsync(connection)).ShouldBe(1);
                break;
            }
            catch (NpgsqlException) when (limit.Elapsed < TimeSpan.FromSeconds(60))
            {
                await Task.Delay(100);
            }
        }
    }

    private static async Task<int> AskAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("select 1");
        return (int)(await command.ExecuteScalarAsync())!;
    }
}
