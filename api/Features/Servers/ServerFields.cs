using System.Net;
using System.Text.RegularExpressions;
using FluentValidation;

namespace BackupApi.Features.Servers;

/// <summary>What creating and changing a server have in common.</summary>
internal interface IServerFields
{
    string Name { get; }
    string? Description { get; }
    string? Address { get; }
    int? Port { get; }
    string? Username { get; }
    Guid? JumpServerId { get; }
    bool? UseSudo { get; }
    string? PrivateKey { get; }
    IReadOnlyList<string>? Tags { get; }
}

internal abstract partial class ServerFieldsValidator<T> : AbstractValidator<T> where T : IServerFields
{
    internal const string AddressMessage = "Give a host name or an IP address, without a scheme, port or user.";

    protected ServerFieldsValidator()
    {
        RuleFor(server => server.Name).NotEmpty().MaximumLength(100);
        RuleFor(server => server.Description).MaximumLength(2000);
        RuleFor(server => server.Address).MaximumLength(253).Must(IsAddress).WithMessage(AddressMessage);
        RuleFor(server => server.Port).InclusiveBetween(1, 65535);
        RuleFor(server => server.Username).MaximumLength(64).Must(name => name is null || Login().IsMatch(name))
            .WithMessage("A user name consists of letters, digits and . _ - @ \\, and does not begin with a dash.");
        RuleFor(server => server.PrivateKey).MaximumLength(32_000);
        RuleFor(server => server.Tags).Must(tags => tags is null || (tags.Count <= 20 && tags.All(tag => tag is { Length: > 0 and <= 50 }))).WithMessage("At most 20 tags of 1 to 50 letters.");
    }

    // Where clouds tell a machine its own credentials; no server to back up lives there.
    private static readonly IPAddress[] Metadata = [IPAddress.Parse("169.254.169.254"), IPAddress.Parse("fd00:ec2::254")];

    internal static bool IsAddress(string? address) =>
        address is null || (IPAddress.TryParse(address, out var number) ? !Metadata.Contains(number.IsIPv4MappedToIPv6 ? number.MapToIPv4() : number) : Uri.CheckHostName(address) != UriHostNameType.Unknown);

    [GeneratedRegex(@"^[\p{L}\p{Nd}_.][\p{L}\p{Nd}_.@\\-]*\$?\z")]
    private static partial Regex Login();
}
