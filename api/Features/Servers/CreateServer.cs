using BackupApi.Data;
using BackupApi.Hosts;
using BackupApi.Inventory;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace BackupApi.Features.Servers;

/// <summary>A new server.</summary>
/// <param name="Address">Host name or IP address; needed for ssh, like the next one.</param>
/// <param name="Port">22 when absent.</param>
/// <param name="JumpServerId">The server through which it is reached.</param>
/// <param name="UseSudo">Commands that need root run through sudo, which must ask no password.</param>
/// <param name="PrivateKey">OpenSSH or PEM text without a passphrase, never shown again. When absent, a key pair is made.</param>
/// <param name="Password">Used once to install our public key, and not kept.</param>
/// <param name="HostKeyFingerprint">What a person confirmed of what scanHostKey showed: "SHA256:…".</param>
public sealed record CreateServerRequest(
    string Name, ServerKind Kind, string? Description = null, string? Address = null, int? Port = null, string? Username = null, Guid? JumpServerId = null, bool? UseSudo = null,
    string? PrivateKey = null, string? Password = null, string? HostKeyFingerprint = null, IReadOnlyList<string>? Tags = null) : IServerFields
{
    public override string ToString() => Name;
}

internal sealed class CreateServerRequestValidator : ServerFieldsValidator<CreateServerRequest>
{
    public CreateServerRequestValidator()
    {
        RuleFor(server => server.Password).MaximumLength(1000).Must(password => password is null || !password.Any(char.IsControl)).WithMessage("A password holds no control characters.");
        When(server => server.Kind == ServerKind.Ssh, () =>
        {
            RuleFor(server => server.Address).NotEmpty();
            RuleFor(server => server.Username).NotEmpty();
            RuleFor(server => server.HostKeyFingerprint).NotEmpty().WithMessage("Scan the host key and confirm its fingerprint first.");
        });
    }
}

internal static class CreateServer
{
    private const string Sql = """
        insert into servers (id, workspace_id, name, kind, description, address, port, username, jump_server_id, use_sudo, key_origin, private_key_protected, public_key,
          host_key, host_key_fingerprint, tags)
        values (@Id, @WorkspaceId, @Name, @Kind, @Description, @Address, @Port, @Username, @JumpServerId, @UseSudo, @KeyOrigin, @PrivateKeyProtected, @PublicKey,
          @HostKey, @HostKeyFingerprint, @Tags)
        """;

    /// <summary>Adds a machine. Over SSH it must still show the confirmed host key; with a password, our key is installed before anything is saved.</summary>
    internal static async Task<Created<ServerResponse>> HandleAsync(
        CreateServerRequest request, TenantDatabase database, ServerInventory inventory, IHostFactory hosts, SecretProtector protector, Caller caller, AuditTrail audit,
        HttpResponse response, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        await using var connection = await database.OpenAsync(cancellationToken);
        var access = request.Kind == ServerKind.Ssh ? await PrepareAsync(request, connection, inventory, hosts, cancellationToken) : null;
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            await connection.ExecuteAsync(Sql, new
            {
                Id = id, caller.WorkspaceId, Name = request.Name.Trim(), request.Kind, Description = request.Description?.Trim() ?? "",
                Address = access is null ? null : request.Address, Port = access is null ? null : (int?)(request.Port ?? 22), Username = access is null ? null : request.Username,
                JumpServerId = access is null ? null : request.JumpServerId, UseSudo = request.UseSudo ?? false,
                KeyOrigin = access is null ? null : (KeyOrigin?)(string.IsNullOrWhiteSpace(request.PrivateKey) ? KeyOrigin.Generated : KeyOrigin.Pasted),
                PrivateKeyProtected = access is null ? null : protector.Protect(access.Pair.PrivateKey), access?.Pair.PublicKey,
                HostKey = access?.HostKey.Key, HostKeyFingerprint = access?.HostKey.Fingerprint, Tags = request.Tags?.ToArray() ?? [],
            }, transaction);
        }
        catch (PostgresException exception) when (exception.ConstraintName == "servers_name_key")
        {
            throw ProblemException.NameTaken("server", request.Name.Trim());
        }

        var details = new { request.Kind, request.Address, request.Port, request.Username, request.UseSudo, access?.HostKey.Fingerprint, KeyInstalledByPassword = request.Password is not null };
        await audit.RecordAsync(connection, transaction, "server.created", "server", id, request.Name.Trim(), details, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var server = await ServerReader.FindAsync(connection, caller.WorkspaceId, id) ?? throw ProblemException.NotFound("server");
        EntityTag.Write(response, server.Version);
        return TypedResults.Created($"/api/v1/servers/{id}", server);
    }

    private sealed record Access(SshKeyPair Pair, HostKey HostKey);

    private static async Task<Access> PrepareAsync(
        CreateServerRequest request, NpgsqlConnection connection, ServerInventory inventory, IHostFactory hosts, CancellationToken cancellationToken)
    {
        var pair = await ServerCredentials.KeyPairAsync(request.PrivateKey, cancellationToken);
        var jump = await ServerCredentials.JumpAsync(connection, inventory, request.JumpServerId, cancellationToken);
        var (address, port) = (request.Address!, request.Port ?? 22);
        var hostKey = await ServerCredentials.ConfirmAsync(hosts, address, port, jump, request.HostKeyFingerprint!.Trim(), cancellationToken);
        if (!string.IsNullOrEmpty(request.Password))
        {
            var signIn = new SshAddress(request.Name.Trim(), address, port, request.Username!, null, request.Password, hostKey.Key, request.UseSudo ?? false, jump);
            await hosts.InstallKeyAsync(signIn, pair.PublicKey, cancellationToken);
        }

        return new Access(pair, hostKey);
    }
}
