using BackupApi.Problems;

namespace BackupApi.Engines.Borg;

/// <summary>The one table that turns what borg said into what a person is told. {0} is the repository's name, {1} the host's.</summary>
internal static class BorgProblems
{
    private sealed record Problem(string Code, string Message, string Hint, bool IsTransient = false);

    private static readonly Problem Wrong = new(ProblemCodes.PassphraseWrong,
        "The passphrase does not open the repository {0}.", "Enter the passphrase the repository was made with; the recovery kit holds it.");
    private static readonly Problem Gone = new(ProblemCodes.RepositoryMissing,
        "The repository {0} is not where it should be.", "Check that the storage pool is mounted and that nobody moved or deleted the repository's folder.");
    private static readonly Problem Locked = new(ProblemCodes.RepositoryLocked,
        "The repository {0} is in use by another program.", "Wait until the other run has ended and try again. A lock whose owner is gone is removed by itself.", true);
    private static readonly Problem Full = new(ProblemCodes.StorageFull,
        "There is no room left for the repository {0}.", "Free room on the storage pool, enlarge it, or delete backups that are no longer needed.");
    private static readonly Problem OwnFull = new(ProblemCodes.StorageFull,
        "There is no room left on {1} for what borg keeps there between runs (its cache).", "Free room on the disk with the home folder of the user who runs borg there (on this machine: with the data folder). It is not the storage pool that is full.");
    private static readonly Problem OwnUnwritable = new(ProblemCodes.StorageUnwritable,
        "What borg keeps on {1} between runs (its cache) cannot be written.", "Check that the home folder of the user who runs borg there (on this machine: the data folder) belongs to them and is mounted writable.");
    private static readonly Problem Unwritable = new(ProblemCodes.StorageUnwritable,
        "The folder of the repository {0} cannot be written.", "Check that its file system is mounted writable and that the service's user owns the folder.");
    private static readonly Problem Denied = new(ProblemCodes.PermissionDenied,
        "Permission was denied while using the repository {0}.", "Check who owns the files named in the log, or let the server use sudo.");
    private static readonly Problem Damaged = new(ProblemCodes.RepositoryDamaged,
        "The repository {0} is damaged.", "Run a check with its data read, and keep the repository as it is until you know what is lost. New backups belong in another repository.");
    private static readonly Problem KeyMissing = new(ProblemCodes.PassphraseWrong,
        "The key of the repository {0} is missing or belongs to another repository.", "Import the repository again with the key file it was made with; the recovery kit holds it.");
    private static readonly Problem Lost = new(ProblemCodes.ConnectionLost,
        "The connection between the server and the repository {0} was lost.", "Check the network between the server and this machine, then try again; what was stored is used again.", true);
    private static readonly Problem Replaced = new(ProblemCodes.RepositoryReplaced,
        "The repository {0} is not the one it was before.", "Somebody replaced or rolled back its folder. Put the right one back, or import this one as a new repository.");
    private static readonly Problem Newer = new(ProblemCodes.ToolTooOld,
        "The borg in use is too old for the repository {0}.", "Upgrade borg on the server and on this machine.");

    private static readonly Dictionary<string, Problem> ById = new()
    {
        ["PassphraseWrong"] = Wrong,
        ["NoPassphraseFailure"] = Wrong,
        ["PasswordRetriesExceeded"] = Wrong,
        ["Repository.DoesNotExist"] = Gone,
        ["Repository.InvalidRepository"] = Gone,
        ["Repository.ParentPathDoesNotExist"] = Gone,
        ["Repository.AlreadyExists"] = new(ProblemCodes.RepositoryExists, "There is a repository already where {0} should be made.", "Choose another name, or import the existing repository."),
        ["Repository.PathAlreadyExists"] = new(ProblemCodes.RepositoryExists, "The folder for the repository {0} exists already and is not empty.", "Choose another name, or move what stands there."),
        ["Repository.InvalidRepositoryConfig"] = Damaged,
        ["Repository.CheckNeeded"] = Damaged,
        ["Repository.ObjectNotFound"] = Damaged,
        ["IntegrityError"] = Damaged,
        ["DecompressionError"] = Damaged,
        ["FileIntegrityError"] = Damaged,
        ["NoManifestError"] = Damaged,
        ["TAMInvalid"] = Damaged,
        ["TAMRequiredError"] = Damaged,
        ["RepoKeyNotFoundError"] = Damaged,
        ["Repository.InsufficientFreeSpaceError"] = Full,
        ["Repository.StorageQuotaExceeded"] = Full,
        ["LockTimeout"] = Locked,
        ["LockError"] = Locked,
        ["LockFailed"] = Unwritable,
        ["Archive.AlreadyExists"] = new(ProblemCodes.ArchiveExists, "The repository {0} holds a backup of that name already.", "Start the run again; every run makes a name of its own."),
        ["Archive.DoesNotExist"] = new(ProblemCodes.ArchiveMissing, "The backup is no longer in the repository {0}.", "Refresh the repository to see which backups it still holds."),
        ["KeyfileNotFoundError"] = KeyMissing,
        ["KeyfileMismatchError"] = KeyMissing,
        ["KeyfileInvalidError"] = KeyMissing,
        ["ConnectionClosed"] = Lost,
        ["ConnectionClosedWithHint"] = Lost,
        ["UnexpectedRPCDataFormatFromServer"] = Lost,
        ["UnexpectedRPCDataFormatFromClient"] = Lost,
        ["Cache.RepositoryIDNotUnique"] = Replaced,
        ["Cache.RepositoryReplay"] = Replaced,
        ["Cache.RepositoryAccessAborted"] = Replaced,
        ["Cache.EncryptionMethodMismatch"] = Replaced,
        ["PathNotAllowed"] = Replaced,
        ["MandatoryFeatureUnsupported"] = Newer,
        ["UnsupportedManifestError"] = Newer,
        ["UnsupportedPayloadError"] = Newer,
        ["RemoteRepository.RPCServerOutdated"] = Newer,
        ["InvalidRPCMethod"] = Newer,
    };

    /// <summary>Errors of the operating system that borg passes on as text.</summary>
    private static readonly (string Text, Problem Problem)[] ByText =
    [
        ("[Errno 28]", Full), ("[Errno 122]", Full), ("[Errno 30]", Unwritable), ("[Errno 5]", Damaged),
        ("Connection closed by remote host", Lost), ("[Errno 32]", Lost), ("[Errno 13]", Denied), ("[Errno 1]", Denied),
    ];

    /// <summary>The exception for a run that ended with an error.</summary>
    public static EngineException Explain(BorgResult result, string repository, string host)
    {
        if (result.ExitCode == 127)
        {
            return Missing(host);
        }

        var problem = Find(result);
        if (problem is null && result.ExitCode is 137 or 143)
        {
            return Ended(host, result.ExitCode - 128);
        }

        var said = result.LastError ?? $"borg ended with exit code {result.ExitCode}";
        return problem is null
            ? new EngineException(ProblemCodes.ToolFailed, $"borg failed on {host}: {said}", "The log holds everything borg said.")
            : new EngineException(problem.Code, string.Format(null, problem.Message, repository, host), problem.Hint) { IsTransient = problem.IsTransient };
    }

    public static EngineException Missing(string host) => new(ProblemCodes.ToolMissing,
        $"borg is not installed on {host}.", "Install it there: apt-get install borgbackup (Debian, Ubuntu), dnf install borgbackup (Fedora, EPEL), apk add borgbackup (Alpine).");

    public static EngineException TooOld(string host, string version) => new(ProblemCodes.ToolTooOld,
        $"borg {version} on {host} cannot be used; {BorgEngine.MinimumVersion} or a later 1.x is needed.", "Upgrade the package borgbackup there.");

    private static EngineException Ended(string host, int signal) => new(ProblemCodes.ToolFailed,
        $"borg on {host}, or the client that carried it there, was ended from outside (signal {signal}).",
        "Find out who ended it: the kernel does when memory runs out (see its log, dmesg), and so does a shutdown. Then try again.");

    public static EngineException NotTheSame(string repository) => new(Replaced.Code, string.Format(null, Replaced.Message, repository), Replaced.Hint);

    public static EngineException Silent(string repository, TimeSpan limit) => new(ProblemCodes.StorageUnwritable,
        $"The folder of the repository {repository} did not answer within {limit.TotalSeconds:0} s.", "Look whether the disk or share below it is mounted and answers (`ls` there).");

    public static EngineException NotThere(string repository) => new(Gone.Code, string.Format(null, Gone.Message, repository), Gone.Hint);

    private static Problem? Find(BorgResult result)
    {
        foreach (var id in result.ErrorIds)
        {
            if (ById.TryGetValue(id, out var known))
            {
                return known;
            }
        }

        if (FindOwn(result) is { } own) return own;
        foreach (var (text, problem) in ByText)
        {
            if (result.Errors.Any(error => error.Contains(text, StringComparison.Ordinal)))
            {
                return problem;
            }
        }

        return null;
    }

    /// <summary>Borg says of its own files and of the repository's the same; only the way through its program tells them apart.</summary>
    private static Problem? FindOwn(BorgResult result)
    {
        var what = result.ExitCode == BorgStart.NoFolder
            ? string.Join('\n', result.Errors)
            : result.Errors.LastOrDefault(error => PythonTrace.IsTrace(error) && !error.Contains("borg/repository.py", StringComparison.Ordinal) && !error.Contains("borg/remote.py", StringComparison.Ordinal));
        if (what is null) return null;
        if (Says("[Errno 28]", "[Errno 122]", "No space left", "quota exceeded")) return OwnFull;
        return result.ExitCode == BorgStart.NoFolder || Says("[Errno 30]") ? OwnUnwritable : null;

        bool Says(params ReadOnlySpan<string> texts)
        {
            foreach (var text in texts)
                if (what.Contains(text, StringComparison.OrdinalIgnoreCase)) return true;
            return false;
        }
    }
}
