using System.Text;
using System.Threading.Channels;
using BackupApi.Data;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace BackupApi.Orchestration.Log;

/// <summary>Writes an operation's log: stored in batches under the operation's lease first, then signalled to viewers. Sequences have no gaps.
/// While the database is away lines wait in memory; when too many wait, writers wait too.</summary>
internal sealed class OperationLog : IAsyncDisposable
{
    private const int BatchSize = 2000;
    private const int Capacity = 50_000;
    private const int MaximumLength = 8192;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private const string Fence = """
        update operations set log_sequence = @Last, warning_count = warning_count + @Warnings, error_count = error_count + @Errors
        where id = @Id and lease_token = @LeaseToken
        """;

    private readonly Channel<LogLine> lines = Channel.CreateBounded<LogLine>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly SystemDatabase database;
    private readonly ClaimedOperation operation;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly CancellationTokenSource abandon = new();
    private readonly Task writer;
    private readonly SemaphoreSlim order = new(1, 1);
    private long sequence;

    public OperationLog(SystemDatabase database, ClaimedOperation operation, TimeProvider time, ILogger logger)
    {
        (this.database, this.operation, this.time, this.logger) = (database, operation, time, logger);
        sequence = operation.LogSequence;
        writer = Task.Run(WriteAllAsync);
    }

    /// <summary>The phase that the next lines belong to.</summary>
    public string? Phase { get; set; }

    public ValueTask InfoAsync(string message) => WriteAsync(LogLevelName.Info, message);

    public ValueTask WarningAsync(string message) => WriteAsync(LogLevelName.Warning, message);

    public ValueTask ErrorAsync(string message) => WriteAsync(LogLevelName.Error, message);

    /// <summary>Every line of the text becomes a log line of its own.</summary>
    public async ValueTask WriteAsync(LogLevelName level, string message)
    {
        foreach (var text in message.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            await order.WaitAsync();
            try
            {
                await lines.Writer.WriteAsync(new LogLine(++sequence, time.GetUtcNow(), level, Phase, Clean(text)), abandon.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or ChannelClosedException)
            {
                return; // The lease is lost: this worker may write nothing more.
            }
            finally
            {
                order.Release();
            }
        }
    }

    /// <summary>Ends the log once every line is stored (or the lease is lost).</summary>
    public async ValueTask DisposeAsync()
    {
        lines.Writer.TryComplete();
        await writer;
        abandon.Dispose();
    }

    /// <summary>Drops what is not stored; for a worker that lost its lease.</summary>
    public void Abandon() => abandon.Cancel();

    private async Task WriteAllAsync()
    {
        var batch = new List<LogLine>(BatchSize);
        try
        {
            while (await lines.Reader.WaitToReadAsync(abandon.Token))
            {
                while (batch.Count < BatchSize && lines.Reader.TryRead(out var line)) batch.Add(line);
                await StoreUntilDoneAsync(batch);
                batch.Clear();
                if (lines.Reader.Count < BatchSize && !lines.Reader.Completion.IsCompleted) await Task.Delay(Pause, abandon.Token);
            }
        }
        catch (OperationCanceledException)
        {
            lines.Writer.TryComplete();
        }
    }

    private async Task StoreUntilDoneAsync(List<LogLine> batch)
    {
        for (var wait = 250; ; wait = Math.Min(wait * 2, 5000))
        {
            try
            {
                if (!await StoreAsync(batch)) await abandon.CancelAsync();
                return;
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
            {
                return; // The commit had arrived although its answer had not.
            }
            catch (Exception exception) when (DatabaseFaults.IsPassing(exception) && !abandon.IsCancellationRequested)
            {
                logger.LogWarning("The log of operation {Operation} waits for the database: {Reason}", operation.Id, exception.Message);
                await Task.Delay(wait, abandon.Token);
            }
        }
    }

    private async Task<bool> StoreAsync(List<LogLine> batch)
    {
        await using var connection = await database.OpenAsync(abandon.Token);
        await using var transaction = await connection.BeginTransactionAsync(abandon.Token);
        var parameters = new
        {
            operation.Id, operation.LeaseToken, Last = batch[^1].Sequence,
            Warnings = batch.Count(line => line.Level == LogLevelName.Warning), Errors = batch.Count(line => line.Level == LogLevelName.Error),
        };
        if (await connection.ExecuteAsync(Fence, parameters, transaction) == 0) return false;
        await using (var copy = await connection.BeginBinaryImportAsync(
            "copy operation_logs (operation_id, sequence, workspace_id, logged_at, level, phase, message) from stdin (format binary)", abandon.Token))
        {
            foreach (var line in batch) await CopyAsync(copy, line);
            await copy.CompleteAsync(abandon.Token);
        }

        await OperationSignals.SendLogAsync(connection, transaction, operation.WorkspaceId, operation.Id, abandon.Token);
        await transaction.CommitAsync(abandon.Token);
        return true;
    }

    private async Task CopyAsync(NpgsqlBinaryImporter copy, LogLine line)
    {
        await copy.StartRowAsync(abandon.Token);
        await copy.WriteAsync(operation.Id, NpgsqlDbType.Uuid, abandon.Token);
        await copy.WriteAsync(line.Sequence, NpgsqlDbType.Bigint, abandon.Token);
        await copy.WriteAsync(operation.WorkspaceId, NpgsqlDbType.Uuid, abandon.Token);
        await copy.WriteAsync(line.At, NpgsqlDbType.TimestampTz, abandon.Token);
        await copy.WriteAsync(EnumText.Of(line.Level), NpgsqlDbType.Text, abandon.Token);
        if (line.Phase is null) await copy.WriteNullAsync(abandon.Token);
        else await copy.WriteAsync(line.Phase, NpgsqlDbType.Text, abandon.Token);
        await copy.WriteAsync(line.Message, NpgsqlDbType.Text, abandon.Token);
    }

    // The database takes neither NUL nor half a surrogate pair; control characters would play with a viewer's terminal.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, MaximumLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length >= MaximumLength) return clean.Append('…').ToString();
            clean.Append(Rune.IsControl(rune) && rune.Value != '\t' ? Rune.ReplacementChar.ToString() : rune.ToString());
        }

        return clean.ToString();
    }
}
