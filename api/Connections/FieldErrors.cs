using System.Net;

namespace BackupApi.Connections;

/// <summary>Collects what is wrong with settings, by field.</summary>
internal sealed class FieldErrors
{
    private static readonly IPAddress[] Metadata = [IPAddress.Parse("169.254.169.254"), IPAddress.Parse("fd00:ec2::254")];

    private readonly Dictionary<string, List<string>> errors = [];

    public IReadOnlyDictionary<string, string[]> ToDictionary() => errors.ToDictionary(error => error.Key, error => error.Value.ToArray());

    public void Add(bool wrong, string field, string message)
    {
        if (!wrong) return;
        if (!errors.TryGetValue(field, out var messages)) errors[field] = messages = [];
        messages.Add(message);
    }

    /// <summary>A value that stands in an option file or an environment variable: one line, of bounded length.</summary>
    public void Line(string? text, string field, int longest = 1000) =>
        Add(text is not null && (text.Length > longest || text.Any(char.IsControl)), field, $"At most {longest} letters, without line breaks and control characters.");

    public void Path(string? path, string field)
    {
        Line(path, field, 4000);
        Add(!string.IsNullOrEmpty(path) && path[0] != '/', field, "Give an absolute path; begin with “/”.");
    }

    public void Port(int? port, string field) => Add(port is < 1 or > 65535, field, "A port is a number from 1 to 65535.");

    // Where clouds tell a machine its own credentials; no database lives there.
    public void Host(string? host, string field)
    {
        if (string.IsNullOrEmpty(host)) return;
        var sound = IPAddress.TryParse(host, out var number) ? !Metadata.Contains(number.IsIPv4MappedToIPv6 ? number.MapToIPv4() : number) : Uri.CheckHostName(host) == UriHostNameType.Dns;
        Add(!sound, field, "Give a host name or an IP address, without a scheme, port or user.");
    }

    public void Tls(TlsMode mode, string? caCertificate, string? caFile, string? certificateFile, string? keyFile)
    {
        Add(!string.IsNullOrEmpty(caCertificate) && !AuthorityCertificate.IsSound(caCertificate), "caCertificate",
            "Paste the authority's certificate as PEM: from “-----BEGIN CERTIFICATE-----” to the end, without any private key.");
        Add(!string.IsNullOrEmpty(caCertificate) && !string.IsNullOrEmpty(caFile), "caFile", "Give the certificate as a text or as a file, not both.");
        Path(caFile, "caFile");
        Path(certificateFile, "certificateFile");
        Path(keyFile, "keyFile");
        Add(mode is TlsMode.VerifyCa or TlsMode.VerifyFull && string.IsNullOrEmpty(caFile) && string.IsNullOrEmpty(caCertificate), "caCertificate", "Paste the authority's certificate, or name its file on the server.");
        Add(string.IsNullOrEmpty(certificateFile) != string.IsNullOrEmpty(keyFile), "keyFile", "A client certificate and its key belong together.");
    }
}
