using BackupApi.Problems;

namespace BackupApi.Connections;

/// <summary>What clients say when the encrypted connection does not come about, by their English words (OpenSSL's, GnuTLS's and their own).</summary>
internal static class TlsErrors
{
    private static readonly string[] Marks = ["SSL", "TLS", "certificate", "private key"];

    private static readonly string[] Refused = ["requires a valid client certificate", "alert unknown ca", "alert certificate", "alert bad certificate", "alert unsupported certificate", "alert decrypt error"];

    private static readonly string[] Unreadable =
        ["root certificate file", "could not read certificate file", "could not open certificate file", "private key file", "could not load private key", "no certificate or crl found", "No such file or directory", "not found (Errcode", "Permission denied",
         "Unable to get certificate", "Unable to get private key", "key values mismatch", "does not match private key", "PEM lib", "no start line"];

    private static readonly string[] Clear = ["server does not support SSL", "server does not support it", "server doesn't support it", "server does not support TLS"];

    private static readonly string[] Expired = ["certificate has expired", "expired certificate", "certificate is not yet valid", "not yet activated"];

    private static readonly string[] OtherName = ["does not match host name", "Validation of SSL server certificate failed", "Hostname verification failed", "ostname mismatch", "IP address mismatch", "owner does not match"];

    private static readonly string[] Untrusted = ["self-signed certificate", "self signed certificate", "unable to get issuer", "unable to get local issuer", "unable to verify the first certificate", "verify failed", "verification failed", "issuer is unknown", "NOT trusted"];

    /// <summary>Null when the trouble is another one.</summary>
    /// <param name="text">The line that tells.</param>
    public static ConnectionException? Find(string host, string errors, string text) => Says(errors, Marks) ? Of(host, errors, text) : null;

    /// <summary>When the client says itself that it is about encryption.</summary>
    public static ConnectionException Of(string host, string errors, string text) =>
        Says(errors, Refused) ? ClientCertificateRefused(host, text)
        : Says(errors, Unreadable) ? new(ProblemCodes.CertificateUnreadable, $"A certificate or key cannot be read on {host}: {text}",
            "Check that its path is one on the server, that the file is PEM, and that a key can be read by its owner alone.")
        : Says(errors, Clear) ? Unavailable(host)
        : Says(errors, Expired) ? CertificateExpired(host, text)
        : Says(errors, OtherName) ? OfOtherName(host, text)
        : Says(errors, Untrusted) ? CertificateUntrusted(host, text)
        : new(ProblemCodes.EncryptionFailed, $"No encrypted connection from {host} to its database came about: {text}", "Compare the TLS versions and ciphers of the database's server with those of the client there.");

    public static bool IsOne(string code) => code is ProblemCodes.EncryptionUnavailable or ProblemCodes.EncryptionRequired or ProblemCodes.EncryptionFailed or ProblemCodes.CertificateUntrusted
        or ProblemCodes.CertificateExpired or ProblemCodes.CertificateNameWrong or ProblemCodes.CertificateUnreadable or ProblemCodes.ClientCertificateRefused;

    public static ConnectionException Unavailable(string host) => new(ProblemCodes.EncryptionUnavailable, $"The database that {host} signs in to does not encrypt connections, and the settings want it.",
        "Set up TLS on the database's server, or choose another encryption setting.");

    public static ConnectionException Required(string host) => new(ProblemCodes.EncryptionRequired, $"The database that {host} signs in to takes this user over encrypted connections only, and the settings want none.",
        "Choose another encryption setting; user and password are right.");

    public static ConnectionException ClientCertificateRefused(string host, string text) => new(ProblemCodes.ClientCertificateRefused,
        $"The database that {host} signs in to wants a certificate of its clients, and does not take ours: {text}", "Give a client certificate with its key that an authority signed whom the database knows.");

    public static ConnectionException CertificateExpired(string host, string text) => new(ProblemCodes.CertificateExpired, $"The certificate of the database that {host} signs in to is not valid today: {text}",
        $"Renew it on the database's server; when it is new already, restart the database, and compare the clock of {host}.");

    public static ConnectionException OfOtherName(string host, string text) => new(ProblemCodes.CertificateNameWrong, $"The certificate of the database that {host} signs in to is another name's: {text}",
        "Give the host as the certificate names it, let it be signed for the name that is used here, or have only its authority checked.");

    public static ConnectionException CertificateUntrusted(string host, string text) => new(ProblemCodes.CertificateUntrusted, $"The certificate of the database that {host} signs in to is not one of the given authority: {text}",
        "Give the certificate of the authority that signed it. If that is the one given, somebody may stand between you and the database.");

    /// <summary>Whether the attempt works that the trouble may have come from not making.</summary>
    public static async Task<bool> HelpsAsync(Func<Task> attempt)
    {
        try
        {
            await attempt();
            return true;
        }
        catch (ConnectionException)
        {
            return false;
        }
    }

    private static bool Says(string errors, string[] words) => words.Any(word => errors.Contains(word, StringComparison.Ordinal));
}
