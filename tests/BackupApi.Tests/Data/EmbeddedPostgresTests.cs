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

    /// <summary>Told to stop politely it would wait for the service's own connections, and let nobody in meanwhile.</summary>
    [Theory]
    [InlineData("KILL")]
    [InlineData("TERM")]
    public async Task Comes_back_by_itself_when_somebody_ended_the_server(string signal)
    {
        await using var postgres = new EmbeddedPostgres(folder, NullLogger.Instance);
        var connection = await postgres.StartAsync(CancellationToken.None);
        await using var held = new NpgsqlConnection(connection);
        await held.OpenAsync();
        var ended = ServerId();
        using (var kill = Process.Start("kill", [$"-{signal}", ended])) await kill.WaitForExitAsync();
        var limit = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                (await AskAsync(connection)).ShouldBe(1);
                if (ServerId() != ended) break;
            }
            catch (Exception exception) when (exception is NpgsqlException or IOException && limit.Elapsed < TimeSpan.FromSeconds(60))
            {
                await Task.Delay(100);
            }
        }
    }

    private string ServerId() => File.ReadLines(Path.Combine(folder, "postgres", "cluster", "postmaster.pid")).First();

    private static async Task<int> AskAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("select 1");
        return (int)(await command.ExecuteScalarAsync())!;
    }
}
