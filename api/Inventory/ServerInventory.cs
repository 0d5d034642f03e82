using BackupApi.Data;
using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using Npgsql;

namespace BackupApi.Inventory;

/// <summary>Turns a server's row into what a host is opened from, with its credentials decrypted.</summary>
internal sealed class ServerInventory(SecretProtector protector)
{
    private const int MaximumJumps = 4;

    private const string SelectServer = """
        select id, name, kind, address, port, username, jump_server_id, use_sudo, private_key_protected, host_key
        from servers where id = @Id
        """;

    /// <summary>Throws <see cref="ProblemException"/> (not_found, host_key_unknown, wrong_state).</summary>
    public async Task<HostAddress> GetAddressAsync(NpgsqlConnection connection, Guid serverId, CancellationToken cancellationToken)
    {
        var row = await ReadAsync(connection, serverId, cancellationToken);
        return row.Kind == "local" ? new LocalAddress(row.Name, row.UseSudo) : await ResolveAsync(connection, row, 0, cancellationToken);
    }

    private async Task<SshAddress> ResolveAsync(NpgsqlConnection connection, ServerRow row, int depth, CancellationToken cancellationToken)
    {
        if (depth > MaximumJumps)
            throw new ProblemException(409, ProblemCodes.WrongState, $"{row.Name} is reached through more than {MaximumJumps} servers, or through itself.", "Choose another server to jump through.");
        if (row.HostKey is null || row.PrivateKeyProtected is null)
            throw new ProblemException(409, ProblemCodes.HostKeyUnknown, $"The host key of {row.Name} has not been confirmed yet.", "Open the server and confirm its fingerprint.");
        var jump = row.JumpServerId is { } id ? await ResolveAsync(connection, await ReadAsync(connection, id, cancellationToken), depth + 1, cancellationToken) : null;
        return new SshAddress(row.Name, row.Address!, row.Port!.Value, row.Username!, protector.Unprotect(row.PrivateKeyProtected), null, row.HostKey, row.UseSudo, jump);
    }

    private static async Task<ServerRow> ReadAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        await connection.QuerySingleOrDefaultAsync<ServerRow>(new CommandDefinition(SelectServer, new { Id = id }, cancellationToken: cancellationToken))
        ?? throw ProblemException.NotFound("server");

    private sealed record ServerRow
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string Kind { get; init; } = "";
        public string? Address { get; init; }
        public int? Port { get; init; }
        public string? Username { get; init; }
        public Guid? JumpServerId { get; init; }
        public bool UseSudo { get; init; }
        public string? PrivateKeyProtected { get; init; }
        public string? HostKey { get; init; }
    }
}
