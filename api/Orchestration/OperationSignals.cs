using System.Collections.Concurrent;
using System.Threading.Channels;
using Dapper;
using Npgsql;

namespace BackupApi.Orchestration;

/// <summary>What the database tells all processes: an operation changed, a log grew. A signal may be lost (the connection broke), so every
/// listener also looks by itself from time to time; what matters is stored before it is signalled.</summary>
internal sealed class OperationSignals(NpgsqlDataSource dataSource, ILogger<OperationSignals> logger) : BackgroundService
{
    private const string Channel = "backupapi_operations";
    private const int Patience = 5; // seconds
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<Guid, Channel<OperationSignal>> listeners = new();

    public static Task SendChangedAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, Guid workspaceId, Guid operationId, CancellationToken cancellationToken) =>
        SendAsync(connection, transaction, $"o {workspaceId} {operationId}", cancellationToken);

    /// <summary>One statement, however many changed.</summary>
    public static Task SendChangedAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, IReadOnlyList<(Guid WorkspaceId, Guid OperationId)> changed, CancellationToken cancellationToken) =>
        changed.Count == 0 ? Task.CompletedTask : connection.ExecuteAsync(new CommandDefinition("select count(pg_notify(@Channel, payload)) from unnest(@payloads) as n(payload)",
            new { Channel, payloads = changed.Select(one => $"o {one.WorkspaceId} {one.OperationId}").ToArray() }, transaction, cancellationToken: cancellationToken));

    public static Task SendLogAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, Guid workspaceId, Guid operationId, CancellationToken cancellationToken) =>
        SendAsync(connection, transaction, $"l {workspaceId} {operationId}", cancellationToken);

    public static Task SendTreeWantedAsync(NpgsqlConnection connection, Guid workspaceId, Guid backupId, CancellationToken cancellationToken) =>
        SendAsync(connection, null, $"t {workspaceId} {backupId}", cancellationToken);

    /// <summary>Signals from now on. A slow reader loses the oldest ones. Dispose to stop.</summary>
    public Subscription Subscribe()
    {
        var id = Guid.NewGuid();
        var channel = System.Threading.Channels.Channel.CreateBounded<OperationSignal>(new BoundedChannelOptions(1024) { FullMode = BoundedChannelFullMode.DropOldest });
        listeners[id] = channel;
        return new Subscription(channel.Reader, () => listeners.TryRemove(id, out _));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("Listening to the database broke off and starts again: {Reason}", exception.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, notification) => Spread(notification.Payload);
        await connection.ExecuteAsync($"listen {Channel}");
        Publish(new OperationSignal(OperationSignalKind.Reconnected, Guid.Empty, Guid.Empty));
        // A connection that a network swallowed says nothing for ever, as does a quiet one: so it is asked now and then.
        while (true)
            if (!await connection.WaitAsync(Quiet, cancellationToken)) await connection.ExecuteAsync(new CommandDefinition("select 1", commandTimeout: Patience, cancellationToken: cancellationToken));
    }

    private void Spread(string payload)
    {
        var parts = payload.Split(' ');
        if (parts.Length == 3 && Guid.TryParse(parts[1], out var workspace) && Guid.TryParse(parts[2], out var operation))
            Publish(new OperationSignal(parts[0] switch { "l" => OperationSignalKind.LogGrew, "t" => OperationSignalKind.TreeWanted, _ => OperationSignalKind.Changed }, workspace, operation));
    }

    private void Publish(OperationSignal signal)
    {
        foreach (var listener in listeners.Values) listener.Writer.TryWrite(signal);
    }

    private static Task SendAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, string payload, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition("select pg_notify(@Channel, @payload)", new { Channel, payload }, transaction, cancellationToken: cancellationToken));

    internal sealed class Subscription(ChannelReader<OperationSignal> reader, Action end) : IDisposable
    {
        public ChannelReader<OperationSignal> Reader { get; } = reader;

        public void Dispose() => end();
    }
}

internal enum OperationSignalKind { Changed, LogGrew, TreeWanted, Reconnected }

/// <param name="Kind">Reconnected carries no ids: anything may have been missed. TreeWanted carries a backup's id.</param>
internal readonly record struct OperationSignal(OperationSignalKind Kind, Guid WorkspaceId, Guid OperationId);
