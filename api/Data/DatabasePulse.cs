using Npgsql;

namespace BackupApi.Data;

/// <summary>Feels whether the database answers, so that requests need not wait for one that is known to be away.
/// Asks over a connection of its own, which no load of others can keep from it.</summary>
internal sealed class DatabasePulse(DatabaseSetup setup, ILogger<DatabasePulse> logger) : BackgroundService
{
    private const int PatienceSeconds = 4;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>False from the first question without an answer to the next answer.</summary>
    public bool IsThere { get; private set; } = true;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var ownConnection = new NpgsqlConnectionStringBuilder(setup.ConnectionString) { MaxPoolSize = 1, MinPoolSize = 0, Timeout = PatienceSeconds, CommandTimeout = PatienceSeconds };
        await using var source = NpgsqlDataSource.Create(ownConnection);
        Task<string?>? asking = null;
        try
        {
            while (true)
            {
                // The driver takes its time to give a question up, so an answer is late before it does.
                asking ??= AskAsync(source, stoppingToken);
                await Task.WhenAny(asking, Task.Delay(TimeSpan.FromSeconds(PatienceSeconds), stoppingToken));
                Note(asking.IsCompleted ? await asking : $"no answer for {PatienceSeconds} s");
                if (asking.IsCompleted) asking = null;
                await Task.Delay(Interval, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
    }

    private static async Task<string?> AskAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = source.CreateCommand("select 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return exception.InnerException?.Message ?? exception.Message;
        }
    }

    private void Note(string? problem)
    {
        if (IsThere == problem is null) return;
        IsThere = problem is null;
        if (problem is null) logger.LogInformation("The database answers again");
        else logger.LogWarning("The database does not answer: {Reason}. Running operations go on, requests are refused until it is back", problem);
    }
}
