using System.Diagnostics;
using BackupApi.Data;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace BackupApi.Tests.Data;

/// <summary>A database that is stopped, so that its connections neither answer nor fail, and goes on later.</summary>
public sealed class HangingDatabaseTests : IAsyncLifetime
{
    private const int PatienceSeconds = 2;
    private const int Rows = 4_000;

    private readonly string folder = Directory.CreateTempSubdirectory("backupapi-hanging-").FullName;
    private EmbeddedPostgres postgres = null!;
    private NpgsqlDataSource source = null!;

    public async Task InitializeAsync()
    {
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        postgres = new EmbeddedPostgres(folder, NullLogger.Instance);
        var connection = await postgres.StartAsync(CancellationToken.None);
        source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { CommandTimeout = PatienceSeconds, Timeout = PatienceSeconds });
    }

    public async Task DisposeAsync()
    {
        await source.DisposeAsync();
        await postgres.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    // The answer is far larger than what the system holds of it, so that it ends in the middle of a row. Dapper reads columns, not rows.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Work_that_insists_is_done_again_when_the_database_was_lost_in_the_middle_of_an_answer(bool killed)
    {
        var attempts = 0;
        var hanging = Task.CompletedTask;
        Row.AtRow = number =>
        {
            if (number == 100 && attempts == 1) hanging = killed ? KillAsync() : HangAsync();
        };
        var rows = await new SystemDatabase(source).InsistAsync(
            async connection =>
            {
                attempts++;
                return (await connection.QueryAsync<Row>("select number, repeat('x', 5000) as text from generate_series(1, @Rows) number", new { Rows })).AsList();
            },
            CancellationToken.None);
        await hanging;
        attempts.ShouldBeGreaterThan(1);
        rows.Count.ShouldBe(Rows);
        rows[^1].Text.Length.ShouldBe(5000);
    }

    private Task KillAsync()
    {
        Signal("KILL", All());
        return Task.CompletedTask;
    }

    private Task HangAsync()
    {
        var stopped = All();
        Signal("STOP", stopped);
        return Task.Run(async () =>
        {
            await Task.Delay(TimeSpan.FromSeconds(2.5 * PatienceSeconds));
            Signal("CONT", stopped);
        });
    }

    // The server first, so that it makes no new session.
    private string[] All()
    {
        var server = File.ReadLines(Path.Combine(folder, "postgres", "cluster", "postmaster.pid")).First();
        return [server, .. File.ReadAllText($"/proc/{server}/task/{server}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static void Signal(string name, string[] processes)
    {
        using var kill = Process.Start("kill", [$"-{name}", .. processes]);
        kill.WaitForExit();
    }

    private sealed record Row
    {
        internal static Action<int> AtRow { get; set; } = _ => { };

        public int Number
        {
            get;
            init => AtRow(field = value);
        }

        public string Text { get; init; } = "";
    }
}
