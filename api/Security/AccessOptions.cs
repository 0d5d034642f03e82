using System.Net;
using BackupApi.Data;

namespace BackupApi.Security;

/// <summary>What can be configured about access. Wrong values stop the start with a sentence.</summary>
internal sealed record AccessOptions
{
    /// <summary>BACKUPAPI_TRUSTED_PROXIES: addresses or networks, separated by commas, whose X-Forwarded-For, -Proto and -Host are believed. Empty: nobody's.</summary>
    internal required IReadOnlyList<IPNetwork> TrustedProxies { get; init; }

    /// <summary>BACKUPAPI_SIGN_INS_PER_MINUTE: how many sign-ins or set-ups one address may try, 1 to 10000.</summary>
    internal required int SignInsPerMinute { get; init; }

    /// <summary>BACKUPAPI_STARTS_PER_MINUTE: how many operations, tests and the like one user may start, 1 to 10000.</summary>
    internal required int StartsPerMinute { get; init; }

    internal static AccessOptions Read(IConfiguration configuration) => new()
    {
        TrustedProxies = [.. (configuration["BACKUPAPI_TRUSTED_PROXIES"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Network)],
        SignInsPerMinute = Number(configuration, "BACKUPAPI_SIGN_INS_PER_MINUTE", 20),
        StartsPerMinute = Number(configuration, "BACKUPAPI_STARTS_PER_MINUTE", 300),
    };

    private static IPNetwork Network(string text)
    {
        if (IPAddress.TryParse(text, out var address)) return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        return IPNetwork.TryParse(text, out var network) ? network
            : throw new StartupException($"BACKUPAPI_TRUSTED_PROXIES holds “{text}”, which is neither an IP address nor a network such as 10.0.0.0/8.");
    }

    private static int Number(IConfiguration configuration, string name, int absent)
    {
        var text = configuration[name];
        if (string.IsNullOrEmpty(text)) return absent;
        return int.TryParse(text, out var number) && number is >= 1 and <= 10_000 ? number
            : throw new StartupException($"{name} is “{text}”; it must be a whole number from 1 to 10000.");
    }
}
