using System.Diagnostics;
using BackupApi.Processes;

namespace BackupApi.Hosts;

/// <summary>A key with which we sign in. Made and read by ssh-keygen.</summary>
/// <param name="PrivateKey">OpenSSH text.</param>
/// <param name="PublicKey">"type base64 comment", the line of authorized_keys.</param>
internal sealed record SshKeyPair(string PrivateKey, string PublicKey)
{
    private const string Comment = "backupapi";

    public override string ToString() => PublicKey;

    /// <summary>A new Ed25519 pair. ssh-keygen writes to files only; they lie in memory where the system offers that, and are gone at once.</summary>
    public static async Task<SshKeyPair> GenerateAsync(CancellationToken cancellationToken)
    {
        using var folder = RuntimeFolder.CreateInMemory();
        await RunAsync(["-q", "-t", "ed25519", "-N", "", "-C", Comment, "-f", folder["key"]], "", cancellationToken);
        return new SshKeyPair(await File.ReadAllTextAsync(folder["key"], cancellationToken), (await File.ReadAllTextAsync(folder["key.pub"], cancellationToken)).Trim());
    }

    /// <summary>The pair of a pasted private key. Throws FormatException with a sentence when it is none, or has a passphrase.</summary>
    public static async Task<SshKeyPair> ReadAsync(string privateKey, CancellationToken cancellationToken)
    {
        var text = privateKey.ReplaceLineEndings("\n").Trim() + "\n";
        var publicKey = await RunAsync(["-y", "-P", "", "-f", "/dev/stdin"], text, cancellationToken);
        return new SshKeyPair(text, string.Join(' ', publicKey.Split(' ', StringSplitOptions.TrimEntries)[..2]) + " " + Comment);
    }

    private static async Task<string> RunAsync(string[] arguments, string input, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("setsid", arguments.Prepend("ssh-keygen"));
        LocalHost.KeepEnvironment(start);
        using var process = ProcessRunner.Start(start);
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode == 0)
            return output;
        throw new FormatException((await errors).Contains("passphrase", StringComparison.Ordinal)
            ? "The private key is protected by a passphrase; paste one without."
            : "This is no private key that OpenSSH understands; paste it whole, from its BEGIN line to its END line.");
    }
}
