using BackupApi.Data;
using BackupApi.Hosts;
using BackupApi.Inventory;
using BackupApi.Problems;
using BackupApi.Security;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Servers;

/// <summary>The user's password on the server: used once, not kept.</summary>
public sealed record InstallServerKeyRequest(string Password)
{
    public override string ToString() => nameof(InstallServerKeyRequest);
}

internal sealed class InstallServerKeyRequestValidator : AbstractValidator<InstallServerKeyRequest>
{
    public InstallServerKeyRequestValidator() =>
        RuleFor(request => request.Password).NotEmpty().MaximumLength(1000).Must(password => password is null || !password.Any(char.IsControl)).WithMessage("A password holds no control characters.");
}

internal static class InstallServerKey
{
    /// <summary>Signs in with the password and adds our public key to the user's authorized_keys.</summary>
    internal static async Task<Ok<ServerResponse>> HandleAsync(
        Guid id, InstallServerKeyRequest request, TenantDatabase database, ServerInventory inventory, IHostFactory hosts, Caller caller, AuditTrail audit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var server = await ServerReader.FindAsync(connection, caller.WorkspaceId, id) ?? throw ProblemException.NotFound("server");
        if (await inventory.GetAddressAsync(connection, id, cancellationToken) is not SshAddress address || server.PublicKey is null)
            throw new ProblemException(409, ProblemCodes.WrongState, $"{server.Name} is this machine; nobody signs in to it.", "Choose a server that is reached over SSH.");
        await hosts.InstallKeyAsync(address with { PrivateKey = null, Password = request.Password }, server.PublicKey, cancellationToken);
        await audit.RecordAsync(connection, null, "server.key_installed", "server", id, server.Name, new { server.Username }, cancellationToken);
        return TypedResults.Ok(server);
    }
}
