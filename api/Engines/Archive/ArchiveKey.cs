using BackupApi.Hosts;

namespace BackupApi.Engines.Archive;

/// <summary>An identity of age, as age-keygen writes it: comments, and one line that is the secret. The public half stands in a comment, so that it need not be computed for every backup.</summary>
internal static class ArchiveKey
{
    private const string PublicComment = "# public key: ";
    private const string SecretStart = "AGE-SECRET-KEY-1";

    /// <summary>Makes one on the backup host.</summary>
    public static async Task<string> MakeAsync(IHost host, CancellationToken cancellationToken)
    {
        var made = await host.RunAsync(ArchiveCommands.MakeKey(), cancellationToken);
        return made.Succeeded && RecipientOf(made.StandardOutput) is not null
            ? made.StandardOutput
            : throw ArchiveProblems.Failed("age-keygen", new PartEnd(made.ExitCode, made.StandardError.Trim()), host.Name);
    }

    /// <summary>A key that a person gave, with its public half added. Throws passphrase_wrong for what is no key.</summary>
    public static async Task<string> CompleteAsync(IHost host, RepositoryAccess repository, string text, CancellationToken cancellationToken)
    {
        var secret = text.Split('\n', StringSplitOptions.TrimEntries).FirstOrDefault(line => line.StartsWith(SecretStart, StringComparison.Ordinal)) ?? throw ArchiveProblems.KeyWrong(repository);
        var read = await host.RunAsync(ArchiveCommands.ReadRecipient(secret + "\n"), cancellationToken);
        if (read.ExitCode == 127) throw ArchiveProblems.Failed("age", new PartEnd(127, ""), host.Name);
        return read.Succeeded ? $"{PublicComment}{read.StandardOutput.Trim()}\n{secret}\n" : throw ArchiveProblems.KeyWrong(repository);
    }

    /// <summary>Null for a text without one.</summary>
    public static string? RecipientOf(string? key) =>
        key?.Split('\n').FirstOrDefault(line => line.StartsWith(PublicComment, StringComparison.Ordinal))?[PublicComment.Length..].Trim();

    /// <summary>Whom backups are encrypted for, from our own key and never from the pool: whoever can write there could put himself in.</summary>
    public static string? Recipient(RepositoryAccess repository) => repository.Encryption == ArchiveDescription.Plain
        ? null
        : RecipientOf(repository.KeyFile) ?? throw ArchiveProblems.KeyWrong(repository);
}
