using BackupApi.Data;
using BackupApi.Hosts;
using BackupApi.Inventory;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Servers;

/// <summary>Which machine to look at.</summary>
/// <param name="Port">22 when absent.</param>
/// <param name="JumpServerId">The server through which it is reached.</param>
public sealed record ScanHostKeyRequest(string Address, int? Port = null, Guid? JumpServerId = null);

/// <summary>What a machine shows of itself before anybody signs in; a person has to compare it with the machine's own console.</summary>
/// <param name="Key">"type base64".</param>
/// <param name="Fingerprint">"SHA256:…".</param>
/// <param name="Algorithm">Such as ssh-ed25519.</param>
public sealed record HostKeyOffer(string Key, string Fingerprint, string Algorithm);

internal sealed class ScanHostKeyRequestValidator : AbstractValidator<ScanHostKeyRequest>
{
    public ScanHostKeyRequestValidator()
    {
        RuleFor(request => request.Address).NotEmpty().MaximumLength(253).Must(ServerFieldsValidator<CreateServerRequest>.IsAddress).WithMessage(ServerFieldsValidator<CreateServerRequest>.AddressMessage);
        RuleFor(request => request.Port).InclusiveBetween(1, 65535);
    }
}

internal static class ScanHostKey
{
    /// <summary>Shows a machine's host key, to be confirmed by a person before the server is added.</summary>
    internal static async Task<Ok<HostKeyOffer>> HandleAsync(
        ScanHostKeyRequest request, TenantDatabase database, ServerInventory inventory, IHostFactory hosts, CancellationToken cancellationToken)
    {
        SshAddress? jump;
        await using (var connection = await database.OpenAsync(cancellationToken))
            jump = await ServerCredentials.JumpAsync(connection, inventory, request.JumpServerId, cancellationToken);
        var offered = await hosts.ScanAsync(request.Address, request.Port ?? 22, jump, cancellationToken);
        return TypedResults.Ok(new HostKeyOffer(offered.Key, offered.Fingerprint, offered.Key.Split(' ')[0]));
    }
}
