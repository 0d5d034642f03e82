using BackupApi.Data;
using BackupApi.Hosts;
using BackupApi.Inventory;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Servers;

/// <summary>A person's word that a server's new host key is right.</summary>
/// <param name="Fingerprint">What they compared: "SHA256:…".</param>
public sealed record AcceptHostKeyRequest(string Fingerprint);

internal sealed class AcceptHostKeyRequestValidator : AbstractValidator<AcceptHostKeyRequest>
{
    public AcceptHostKeyRequestValidator() => RuleFor(request => request.Fingerprint).NotEmpty().MaximumLength(100);
}

internal static class AcceptHostKey
{
    private const string SelectSql = "select name, address, port, jump_server_id, host_key_fingerprint from servers where workspace_id = @WorkspaceId and id = @Id and kind = 'ssh'";

    private const string Sql = """
        update servers set host_key = @Key, host_key_fingerprint = @Fingerprint, offered_host_key = null, offered_host_key_fingerprint = null, status = 'untested',
          version = version + 1, updated_at = now()
        where workspace_id = @WorkspaceId and id = @Id
        """;

    /// <summary>Pins the key that the machine shows now, if it is the one that was accepted.</summary>
    internal static async Task<Ok<ServerResponse>> HandleAsync(
        Guid id, AcceptHostKeyRequest request, TenantDatabase database, ServerInventory inventory, IHostFactory hosts, Caller caller, AuditTrail audit, HttpResponse response,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var server = await connection.QuerySingleOrDefaultAsync<Pinned>(SelectSql, new { caller.WorkspaceId, Id = id }) ?? throw ProblemException.NotFound("server");
        var jump = await ServerCredentials.JumpAsync(connection, inventory, server.JumpServerId, cancellationToken);
        var key = await ServerCredentials.ConfirmAsync(hosts, server.Address, server.Port, jump, request.Fingerprint.Trim(), cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(Sql, new { caller.WorkspaceId, Id = id, key.Key, key.Fingerprint }, transaction);
        await audit.RecordAsync(connection, transaction, "server.host_key_accepted", "server", id, server.Name,
            new { Before = server.HostKeyFingerprint, After = key.Fingerprint }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var changed = await ServerReader.FindAsync(connection, caller.WorkspaceId, id) ?? throw ProblemException.NotFound("server");
        EntityTag.Write(response, changed.Version);
        return TypedResults.Ok(changed);
    }

    private sealed record Pinned
    {
        public string Name { get; init; } = "";
        public string Address { get; init; } = "";
        public int Port { get; init; }
        public Guid? JumpServerId { get; init; }
        public string? HostKeyFingerprint { get; init; }
    }
}
