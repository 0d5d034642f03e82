using System.Text;
using BackupApi.Data;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace BackupApi.Orchestration.Log;

/// <summary>Writes an operation's log: stored in batches under the operation's lease first, then signalled to viewers. Sequences have no gaps.
/// While the database is away lines wait in a <see cref="LogBuffer"/>.</summary>
internal sealed class OperationLog : IAsyncDisposable
{
    private const int BatchSize = 2000;
    private const int MaximumLength = 8192;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ForRoom = TimeSpan.FromMilliseconds(100);

    private const string Fence = """
        update operations set log_sequence = @Last, warning_count = warning_count + @Warnings, error_count = error_count + @Errors
        where id = @Id and lease_token = @LeaseToken
        """;

    private readonly LogBuffer lines;
    private readonly LogDestination destination;
    private readonly ClaimedOperation operation;
    private readonly CancellationTokenSource abandon = new();
    private readonly SemaphoreSlim order = new(1, 1);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task writer;

    public OperationLog(LogDestination destination, ClaimedOperation operation)
    {
        (this.destination, this.operation) = (destination, operation);
        lines = new LogBuffer(operation.LogSequence, destination);
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
            await AddAsync(level, Clean(text));
    }

    /// <summary>Ends the log once every line is stored (or the lease is lost).</summary>
    public async ValueTask DisposeAsync()
    {
        lines.Complete();
        ended.SetResult();
        await writer;
        lines.Dispose();
        abandon.Dispose();
    }

    /// <summary>Stores nothing more, because the operation belongs to another worker.</summary>
    public void Abandon() => abandon.Cancel();

    // Writers take turns, so that one that has to wait for room is not overtaken.
    private async ValueTask AddAsync(LogLevelName level, string text)
    {
        await order.WaitAsync();
        try
        {
            while (!lines.TryAdd(new LogLine(0, destination.Time.GetUtcNow(), level, Phase, text)))
            {
                if (lines.IsCompleted) return; // The lease is lost: this worker may write nothing more.
                await Task.Delay(ForRoom);
            }
        }
        finally
        {
            order.Release();
        }
    }

    private async Task WriteAllAsync()
    {
        var batch = new List<LogLine>(BatchSize);
        try
        {
            while (true)
            {
                await lines.TakeAsync(batch, BatchSize, abandon.Token);
                if (batch.Count == 0) return;
                await StoreUntilDoneAsync(batch);
                batch.Clear();
                // Lines that come soon share a batch; the last ones are waited for.
                if (lines.Count < BatchSize) await Task.WhenAny(Task.Delay(Pause, abandon.Token), ended.Task);
            }
        }
        catch (OperationCanceledException)
        {
            lines.Complete();
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
                destination.Logger.LogWarning("The log of operation {Operation} waits for the database: {Reason}", operation.Id, exception.Message);
                await Task.Delay(wait, abandon.Token);
            }
        }
    }

    private async Task<bool> StoreAsync(List<LogLine> batch)
    {
        await using var connection = await destination.Database.OpenAsync(abandon.Token);
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

        await transaction.CommitAsync(abandon.Token);
        // After the commit, because transactions that notify wait for each other's writing to disk.
        await OperationSignals.SendLogAsync(connection, null, operation.WorkspaceId, operation.Id, abandon.Token);
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
        if (text.Length <= MaximumLength && !text.Any(character => char.IsSurrogate(character) || (char.IsControl(character) && character != '\t'))) return text;
        var clean = new StringBuilder(Math.Min(text.Length, MaximumLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length >= MaximumLength) return clean.Append('…').ToString();
            clean.Append(Rune.IsControl(rune) && rune.Value != '\t' ? Rune.ReplacementChar.ToString() : rune.ToString());
        }

        return clean.ToString();
    }
}
