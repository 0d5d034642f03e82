using System.Text.RegularExpressions;
using BackupApi.Problems;
using BackupApi.Storage;

namespace BackupApi.Engines.Restic;

/// <summary>The one table that turns what restic, and rclone behind it, said into what a person is told. {0} is the repository's name.</summary>
internal static partial class ResticProblems
{
    // What an SFTP server says when it cannot write; it tells no reason.
    private const string Failing = "SSH_FX_FAILURE";

    private sealed record Problem(string Code, string Message, string Hint, bool IsTransient = false);

    private static readonly Problem Wrong = new(ProblemCodes.PassphraseWrong,
        "The passphrase does not open the repository {0}.", "Enter the passphrase the repository was made with; the recovery kit holds it.");
    private static readonly Problem Gone = new(ProblemCodes.RepositoryMissing,
        "The repository {0} is not where it should be.", "Check that the storage pool is reachable and that nobody moved or deleted the repository.");
    private static readonly Problem Locked = new(ProblemCodes.RepositoryLocked,
        "The repository {0} is in use by another program.", "Wait until the other run has ended and try again. Unlock the repository if its owner is gone.", true);
    private static readonly Problem Full = new(ProblemCodes.StorageFull,
        "There is no room left for the repository {0}.", "Free room on the storage pool, enlarge it, or delete backups that are no longer needed.");
    private static readonly Problem Unwritable = new(ProblemCodes.StorageUnwritable,
        "The place of the repository {0} cannot be used: permission was denied.", "Check that it is mounted writable and that the service's user owns the folder.");
    private static readonly Problem Damaged = new(ProblemCodes.RepositoryDamaged,
        "The repository {0} is damaged.", "Run a check with its data read, and keep the repository as it is until you know what is lost. New backups belong in another repository.");
    private static readonly Problem Lost = new(ProblemCodes.ConnectionLost,
        "The connection to the repository {0} was lost.", "Check the network on the way to it, then try again; what was stored is used again.", true);
    // A backup replaces nothing, so what is refused as a replacement is its own pack, cut off under its final name.
    private static readonly Problem HalfWritten = new(ProblemCodes.ConnectionLost,
        "The connection to the storage of the repository {0} was lost, and the part that was being written is in its own way.", "Try again: the next attempt stores it under another name, and a prune removes what is left.", true);
    private static readonly Problem Replaced = new(ProblemCodes.RepositoryReplaced,
        "The repository {0} is not the one it was before.", "Somebody replaced it. Put the right one back, or import this one as a new repository.");
    private static readonly Problem Exists = new(ProblemCodes.RepositoryExists,
        "The place for the repository {0} is not empty.", "Choose another name, import the repository that is there, or move what stands there.");
    private static readonly Problem Refused = new(ProblemCodes.PermissionDenied,
        "The repository {0} takes new backups only; nothing in it may be removed or replaced from there.", "Remove backups in this service; it does so on the backup host.");
    private static readonly Problem NoBackup = new(ProblemCodes.ArchiveMissing,
        "The backup is no longer in the repository {0}.", "Refresh the repository to see which backups it still holds.");
    private static readonly Problem NoPath = new(ProblemCodes.PathMissing,
        "The backup in {0} holds no such path.", "Look into the backup's tree for the name.");
    private static readonly Problem Credentials = new(ProblemCodes.StorageCredentialsRefused,
        "The storage of the repository {0} refused the sign-in.", "Test the storage pool and correct its credentials.");
    private static readonly Problem NoBucket = new(ProblemCodes.StorageBucketMissing,
        "The bucket of the repository {0} does not exist.", "Test the storage pool; make the bucket again or correct its name.");
    private static readonly Problem Away = new(ProblemCodes.StorageUnreachable,
        "The storage of the repository {0} cannot be reached.", "Test the storage pool and check the network on the way to it, then try again.", true);
    private static readonly Problem Busy = new(ProblemCodes.StorageBusy,
        "The storage of the repository {0} asks to slow down.", "It is tried again by itself; look at the provider's status page when it lasts.", true);
    private static readonly Problem NoRclone = new(ProblemCodes.ToolMissing,
        "rclone is not installed on the backup host, and the repository {0} is reached through it.", "Install it there: apt-get install rclone (Debian, Ubuntu), dnf install rclone (Fedora), apk add rclone (Alpine).");

    private static readonly Dictionary<int, Problem> ByCode = new() { [10] = Gone, [11] = Locked, [12] = Wrong };

    /// <summary>The first that is found decides, so causes stand before what follows from them.</summary>
    private static readonly (string Text, Problem Problem)[] ByText =
    [
        ("rclone: not found", NoRclone), ("no space left on device", Full), ("disk quota exceeded", Full), ("QuotaExceeded", Full), ("wrong password or no key found", Wrong),
        ("is already locked", Locked), ("config file already exists", Exists), ("already initialized", Exists),
        ("NoSuchBucket", NoBucket), ("InvalidAccessKeyId", Credentials), ("UserSuspended", Credentials), ("SignatureDoesNotMatch", Credentials), ("AccessDenied", Credentials), ("unable to authenticate", Credentials), ("key mismatch", Credentials),
        ("SlowDown", Busy), ("ServiceUnavailable", Busy), ("503 Slow Down", Busy), ("503 Service Unavailable", Busy),
        ("connection refused", Away), ("no such host", Away), ("i/o timeout", Away), ("network is unreachable", Away), ("no route to host", Away), ("connection reset by peer", Away), ("couldn't connect SSH", Away),
        ("permission denied", Unwritable), ("SSH_FX_PERMISSION_DENIED", Unwritable), (Failing, Unwritable), ("read-only file system", Unwritable), ("403 Forbidden", Refused),
        ("ciphertext verification failed", Damaged), ("does not match", Damaged), ("invalid data returned", Damaged), ("repository contains errors", Damaged), ("not found in index", Damaged),
        ("not found in repository", Damaged), ("input/output error", Damaged), ("ReadFull(", Damaged), ("decrypting", Damaged), ("unable to load index", Damaged),
        ("no matching ID found", NoBackup), ("not found in snapshot", NoPath),
        ("unable to open config file", Gone), ("Is there a repository at the following location", Gone), ("repository does not exist", Gone), ("<config/", Gone),
        ("error talking HTTP to rclone", Lost), ("rclone stdio connection", Lost), ("unexpected EOF", Lost), ("broken pipe", Lost), ("context canceled", Lost), ("server response", Lost),
    ];

    // No later try can end otherwise before a person did something.
    private static readonly string[] Hopeless =
        ["no space left on device", "disk quota exceeded", "QuotaExceeded", "NoSuchBucket", "InvalidAccessKeyId", "SignatureDoesNotMatch", "UserSuspended", "AccessDenied", "unable to authenticate", "key mismatch", "SSH_FX_PERMISSION_DENIED"];

    // Once may be a question that the storage does not answer to this key, and nothing depends on.
    private const int Insisted = 3;

    /// <summary>Whether the storage refused again and again for a reason that does not pass.</summary>
    /// <param name="said">By rclone.</param>
    public static bool IsHopeless(string said) => said.Split('\n').Count(line => Hopeless.Any(text => line.Contains(text, StringComparison.Ordinal))) >= Insisted;

    /// <summary>Whether a failure may be a storage that is away or asks to slow down, and not one that answers.</summary>
    public static bool TellsOfAbsence(string said) => said.Contains("connection lost", StringComparison.Ordinal) || Find([said])?.Code is ProblemCodes.StorageUnreachable or ProblemCodes.StorageBusy;

    /// <summary>Whether a storage refused to write without a reason.</summary>
    public static bool TellsOfRefusal(string said) => said.Contains(Failing, StringComparison.Ordinal);

    /// <summary>The exception for a run that ended with an error.</summary>
    public static EngineException Explain(ResticResult result, string repository, string host)
    {
        if (result.Reason is { } reason) return reason;
        if (result.ExitCode == 127) return Missing(host);
        var problem = ByCode.GetValueOrDefault(result.ExitCode) ?? Find(result.Errors);
        if (problem == Refused && result.Errors.Any(line => line.StartsWith("Save(<data/", StringComparison.Ordinal))) problem = HalfWritten;
        if (problem is null && result.ExitCode is 137 or 143 or 130) return Ended(host, result.ExitCode - 128);
        if (problem is null)
            return new EngineException(ProblemCodes.ToolFailed, $"restic failed on {host}: {(result.LastError ?? $"it ended with exit code {result.ExitCode}").TrimEnd('.')}.", "The log holds everything restic said.");
        return Make(problem, repository, problem == Locked ? Owner(result.Errors) : null);
    }

    public static EngineException Of(StorageException exception) => new(exception.Code, exception.Message, exception.Hint, exception) { IsTransient = exception.IsTransient };

    /// <param name="cause">As a sentence of its own.</param>
    public static EngineException Absent(string repository, TimeSpan waited, string cause) => new(ProblemCodes.StorageUnreachable,
        $"The storage of the repository {repository} did not answer for {waited.TotalSeconds:0} s. {cause}", "Test the storage pool and check the network on the way to it, then try again; what was stored is used again.") { IsTransient = true };

    public static EngineException Missing(string host) => new(ProblemCodes.ToolMissing,
        $"restic is not installed on {host}.", "Install it there: apt-get install restic (Debian, Ubuntu), dnf install restic (Fedora, EPEL), apk add restic (Alpine).");

    public static EngineException TooOld(string host, string version) => new(ProblemCodes.ToolTooOld,
        $"restic {version} on {host} cannot be used; {ResticEngine.MinimumVersion} or later is needed.", "Upgrade the package restic there.");

    public static EngineException NoRoom(string repository) => Make(Full, repository);

    public static EngineException NotTheSame(string repository) => Make(Replaced, repository);

    public static EngineException NotThere(string repository) => Make(Gone, repository);

    public static EngineException NotEmpty(string repository) => Make(Exists, repository);

    public static EngineException NoSuchBackup(string repository) => Make(NoBackup, repository);

    public static EngineException NameTaken(string repository, string archive) => new(ProblemCodes.ArchiveExists,
        $"The repository {repository} holds a backup {archive} already.", "Start the run again; every run makes a name of its own.");

    public static EngineException Silent(string repository, TimeSpan limit) => new(ProblemCodes.StorageUnwritable,
        $"The place of the repository {repository} did not answer within {limit.TotalSeconds:0} s.", "Look whether the disk or share below it is mounted and answers.");

    public static EngineException DamagedFile(string repository, string path) => new(ProblemCodes.BackupDamaged,
        $"The data of {path} in the repository {repository} is damaged.", "Take the file from another backup, and check the repository with its data read.");

    public static EngineException NotTranslated(string pattern, string reason) => new(ProblemCodes.Invalid,
        $"restic cannot leave out what the pattern “{pattern}” of the source names: {reason}", "Write it as a path with “*” and “?”, or back this source up into a borg repository.");

    private static EngineException Make(Problem problem, string repository, string? detail = null) =>
        new(problem.Code, string.Format(null, problem.Message, repository) + (detail is null ? "" : $" {detail}"), problem.Hint) { IsTransient = problem.IsTransient };

    private static EngineException Ended(string host, int signal) => new(ProblemCodes.ToolFailed,
        $"restic on {host}, or the client that carried it there, was ended from outside (signal {signal}).",
        "Find out who ended it: the kernel does when memory runs out (see its log, dmesg), and so does a shutdown. Then try again.");

    private static string? Owner(IReadOnlyList<string> errors) =>
        errors.Select(line => LockOwner().Match(line)).FirstOrDefault(match => match.Success) is { } owner ? $"It is process {owner.Groups["process"].Value} on {owner.Groups["host"].Value}." : null;

    private static Problem? Find(IReadOnlyList<string> errors)
    {
        foreach (var (text, problem) in ByText)
        {
            if (errors.Any(error => error.Contains(text, StringComparison.Ordinal))) return problem;
        }

        return null;
    }

    [GeneratedRegex(@"locked (exclusively )?by PID (?<process>\d+) on (?<host>\S+)")]
    private static partial Regex LockOwner();
}
