namespace BackupApi.Hosts;

/// <summary>Everything needed to reach a server, decrypted. Lives only as long as the host that was opened from it.</summary>
public abstract record HostAddress(string Name);

/// <summary>This machine. Sudo is used when asked for and this process is not root.</summary>
public sealed record LocalAddress(string Name, bool UseSudo) : HostAddress(Name);

/// <summary>A machine over SSH.</summary>
/// <param name="Username">Empty for one that is looked at without signing in.</param>
/// <param name="PrivateKey">OpenSSH or PEM text; null when a password is used.</param>
/// <param name="Password">Used once, to install a key; null otherwise.</param>
/// <param name="HostKey">The pinned key as in known_hosts without the host part ("ssh-ed25519 AAAA…").</param>
/// <param name="Jump">Reached through this server.</param>
public sealed record SshAddress(
    string Name, string Address, int Port, string Username, string? PrivateKey, string? Password, string HostKey, bool UseSudo, SshAddress? Jump)
    : HostAddress(Name)
{
    public override string ToString() => $"{(Username.Length == 0 ? "" : $"{Username}@")}{Address}:{Port}";
}

/// <summary>Opens hosts from their addresses.</summary>
public interface IHostFactory
{
    /// <summary>Connects and proves the sign-in. Throws <see cref="HostException"/>.</summary>
    Task<IHost> OpenAsync(HostAddress address, CancellationToken cancellationToken);

    /// <summary>Runs every step a person wants to see when testing a server: reach, host key, sign-in, sudo, borg, free space. Never throws for a failing step; later steps are skipped.</summary>
    Task<HostTest> TestAsync(HostAddress address, CancellationToken cancellationToken);

    /// <summary>The key that a machine shows (unauthenticated), to be confirmed by a person. Throws <see cref="HostException"/> (host_unreachable).</summary>
    Task<HostKey> ScanAsync(string address, int port, SshAddress? jump, CancellationToken cancellationToken);

    /// <summary>Signs in with the address's password and adds a public key to authorized_keys (once; no second line for the same key).</summary>
    Task InstallKeyAsync(SshAddress address, string publicKey, CancellationToken cancellationToken);
}

/// <param name="Key">As in known_hosts without the host part.</param>
/// <param name="Fingerprint">"SHA256:…".</param>
public sealed record HostKey(string Key, string Fingerprint);

public sealed record HostTest(bool Passed, IReadOnlyList<TestStep> Steps);

/// <summary>One step of a test as shown to a person.</summary>
/// <param name="Name">Stable name such as "host_key".</param>
/// <param name="Title">What was tried, as a person says it.</param>
/// <param name="Status">passed, warning, failed or skipped.</param>
/// <param name="Detail">What was seen.</param>
/// <param name="Code">A problem code when it failed.</param>
/// <param name="Hint">What to do next, when it failed.</param>
/// <param name="DurationMilliseconds">How long it took.</param>
public sealed record TestStep(string Name, string Title, TestStepStatus Status, string Detail, string? Code, string? Hint, long DurationMilliseconds);

public enum TestStepStatus { Passed, Warning, Failed, Skipped }
