using BackupApi.Hosts;
using BackupApi.Inventory;
using BackupApi.Problems;
using Dapper;
using Npgsql;

namespace BackupApi.Features.Servers;

/// <summary>Steps that creating and changing a server share.</summary>
internal static class ServerCredentials
{
    // Walks from the wanted server along its own jumps; meeting the changed one would make a circle.
    private const string CircleSql = """
        with recursive way as (
          select id, jump_server_id, 1 as depth from servers where workspace_id = @WorkspaceId and id = @JumpServerId
          union all
          select s.id, s.jump_server_id, way.depth + 1 from servers s join way on s.id = way.jump_server_id where s.workspace_id = @WorkspaceId and way.depth < 10)
        select exists (select from way where id = @Id)
        """;

    /// <summary>A pasted key's pair, or a new one. Throws <see cref="ProblemException"/> (400) for text that is no key.</summary>
    internal static async Task<SshKeyPair> KeyPairAsync(string? pasted, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(pasted)) return await SshKeyPair.GenerateAsync(cancellationToken);
        try
        {
            return await SshKeyPair.ReadAsync(pasted, cancellationToken);
        }
        catch (FormatException exception)
        {
            throw ProblemException.Invalid("privateKey", exception.Message);
        }
    }

    /// <summary>The server to go through, decrypted; null when there is none.</summary>
    internal static async Task<SshAddress?> JumpAsync(NpgsqlConnection connection, ServerInventory inventory, Guid? jumpServerId, CancellationToken cancellationToken)
    {
        if (jumpServerId is not { } id) return null;
        try
        {
            return await inventory.GetAddressAsync(connection, id, cancellationToken) as SshAddress
                ?? throw ProblemException.Invalid("jumpServerId", "This machine cannot be jumped through; leave the field empty.");
        }
        catch (ProblemException exception) when (exception.Code == ProblemCodes.NotFound)
        {
            throw ProblemException.Invalid("jumpServerId", "The server to go through does not exist in this workspace.");
        }
    }

    internal static async Task RefuseCircleAsync(NpgsqlConnection connection, Guid workspaceId, Guid id, Guid? jumpServerId)
    {
        if (jumpServerId is not null && await connection.QuerySingleAsync<bool>(CircleSql, new { WorkspaceId = workspaceId, Id = id, JumpServerId = jumpServerId }))
            throw ProblemException.Invalid("jumpServerId", "That server is itself reached through this one.");
    }

    /// <summary>The key that the machine shows now, which must be the one that a person confirmed.</summary>
    internal static async Task<HostKey> ConfirmAsync(IHostFactory hosts, string address, int port, SshAddress? jump, string fingerprint, CancellationToken cancellationToken)
    {
        var offered = await hosts.ScanAsync(address, port, jump, cancellationToken);
        if (offered.Fingerprint == fingerprint) return offered;
        throw new ProblemException(409, ProblemCodes.HostKeyChanged, $"{address} shows the host key {offered.Fingerprint}, not the confirmed {fingerprint}.",
            "Scan the host key again and compare its fingerprint on the server's own console (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub).")
        {
            Extensions = new Dictionary<string, object?> { ["offeredHostKeyFingerprint"] = offered.Fingerprint },
        };
    }
}
