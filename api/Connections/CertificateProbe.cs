using System.Globalization;
using System.Text.RegularExpressions;
using BackupApi.Hosts;
using BackupApi.Processes;

namespace BackupApi.Connections;

/// <summary>Looks once more at a certificate that a client did not trust, because some clients do not say why. Needs openssl on the host; without it the client's word stands.</summary>
/// <param name="protocol">As openssl names it.</param>
internal sealed partial class CertificateProbe(IHost host, string protocol, string address, int port, string? authority, string? authorityFile)
{
    // Its errors are named in the order in which they were found.
    private const string Script = """command -v openssl >/dev/null || exit 0; timeout 20 openssl s_client -starttls "$1" -connect "$2" -CAfile "$3" </dev/null 2>&1 | grep 'verify error:num='; exit 0""";

    // https://docs.openssl.org/3.0/man3/X509_STORE_CTX_get_error/: not yet valid, expired.
    private static readonly int[] OutOfTime = [9, 10];

    public async Task<ConnectionException> ExplainAsync(ConnectionException cause, CancellationToken cancellationToken)
    {
        var at = address.Contains(':') ? $"[{address}]:{port}" : $"{address}:{port}";
        string[] words = ["sh", "-c", Script, "sh", protocol, at, string.IsNullOrEmpty(authority) ? authorityFile ?? "" : AuthorityCertificate.Path];
        if (!string.IsNullOrEmpty(authority)) words = AuthorityCertificate.Give(authority, words);
        var result = await host.RunAsync(new CommandLine(words[0], words[1..]), cancellationToken);
        var found = Error().Matches(result.StandardOutput).Select(match => (Number: int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), Text: match.Groups[2].Value.Trim())).ToList();
        if (found.Count == 0) return cause;
        return found.TrueForAll(error => OutOfTime.Contains(error.Number)) ? TlsErrors.CertificateExpired(host.Name, found[0].Text) : TlsErrors.CertificateUntrusted(host.Name, found[0].Text);
    }

    [GeneratedRegex(@"verify error:num=(\d+):([^\r\n]{1,200})")]
    private static partial Regex Error();
}
