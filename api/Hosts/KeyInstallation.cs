using BackupApi.Problems;
using BackupApi.Processes;

namespace BackupApi.Hosts;

/// <summary>Adds a public key to the sign-in user's authorized_keys.</summary>
internal static class KeyInstallation
{
    // Appends only: existing lines, rights and links of the file stay. A last line without its end would swallow ours.
    private const string Script = """
        cd && umask 077 && mkdir -p .ssh && touch .ssh/authorized_keys || exit 1
        if ! grep -qF -- "$1 $2" .ssh/authorized_keys; then
          [ -z "$(tail -c 1 .ssh/authorized_keys)" ] || echo >> .ssh/authorized_keys
          printf '%s %s %s\n' "$1" "$2" "$3" >> .ssh/authorized_keys || exit 1
        fi
        if command -v restorecon >/dev/null; then restorecon -R .ssh; fi
        """;

    /// <param name="publicKey">"type base64 [comment]".</param>
    public static async Task RunAsync(SshAddress address, string publicKey, SshOptions options, CancellationToken cancellationToken)
    {
        var key = PinnedHostKey.Parse(publicKey).Key.Split(' ');
        await using var host = new SshHost(await SshMaster.OpenAsync(address with { PrivateKey = null }, options, cancellationToken), options);
        var result = await host.RunAsync(new CommandLine("sh", "-c", Script, "sh", key[0], key[1], "backupapi"), cancellationToken);
        if (!result.Succeeded)
            throw new HostException(ProblemCodes.PermissionDenied, $"The key cannot be added to authorized_keys of {address.Username} on {address.Name}: {result.StandardError.Trim()}.",
                "Check that the user has a home folder on the server and may write to ~/.ssh there.");
    }
}
