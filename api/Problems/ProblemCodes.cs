namespace BackupApi.Problems;

/// <summary>The stable codes of everything that can go wrong. A code never changes its meaning.</summary>
public static class ProblemCodes
{
    public const string Invalid = "invalid";
    public const string NotFound = "not_found";
    public const string NameTaken = "name_taken";
    public const string InUse = "in_use";
    public const string Changed = "changed_meanwhile";
    public const string NotSignedIn = "not_signed_in";
    public const string Forbidden = "forbidden";
    public const string CsrfMissing = "csrf_missing";
    public const string SignInRefused = "credentials_wrong";
    public const string LockedOut = "locked_out";
    public const string SetUpAlready = "set_up_already";
    public const string SetupTokenWrong = "setup_token_wrong";
    public const string ConfirmationMissing = "confirmation_missing";
    public const string WrongState = "wrong_state";
    public const string IdempotencyConflict = "idempotency_conflict";
    public const string TooManyRequests = "too_many_requests";

    public const string CommandTimedOut = "command_timed_out";
    public const string HostUnreachable = "host_unreachable";
    public const string HostKeyChanged = "host_key_changed";
    public const string HostKeyUnknown = "host_key_unknown";
    public const string HostSignInRefused = "sign_in_refused";
    public const string SudoRefused = "sudo_refused";
    public const string ConnectionLost = "connection_lost";
    public const string TunnelRefused = "tunnel_refused";
    public const string ToolMissing = "tool_missing";
    public const string ToolTooOld = "tool_too_old";
    public const string ToolFailed = "tool_failed";
    public const string PermissionDenied = "permission_denied";
    public const string PathMissing = "path_missing";

    public const string PassphraseWrong = "passphrase_wrong";
    public const string RepositoryMissing = "repository_missing";
    public const string RepositoryLocked = "repository_locked";
    public const string RepositoryDamaged = "repository_damaged";
    public const string RepositoryReplaced = "repository_replaced";
    public const string RepositoryExists = "repository_exists";
    public const string ArchiveMissing = "archive_missing";
    public const string ArchiveExists = "archive_exists";
    public const string StorageFull = "storage_full";
    public const string StorageUnwritable = "storage_unwritable";
    public const string PoolUnhealthy = "pool_unhealthy";
    public const string StorageUnreachable = "storage_unreachable";
    public const string StorageBusy = "storage_busy";
    public const string StorageCredentialsRefused = "storage_credentials_refused";
    public const string StoragePermissionDenied = "storage_permission_denied";
    public const string StorageBucketMissing = "storage_bucket_missing";
    public const string StorageObjectMissing = "storage_object_missing";
    public const string StorageClockSkewed = "storage_clock_skewed";

    public const string ServiceUnreachable = "service_unreachable";
    public const string ServiceCredentialsRefused = "service_credentials_refused";
    public const string EncryptionUnavailable = "encryption_unavailable";
    public const string EncryptionRequired = "encryption_required";
    public const string EncryptionFailed = "encryption_failed";
    public const string CertificateUntrusted = "certificate_untrusted";
    public const string CertificateExpired = "certificate_expired";
    public const string CertificateNameWrong = "certificate_name_wrong";
    public const string CertificateUnreadable = "certificate_unreadable";
    public const string ClientCertificateRefused = "client_certificate_refused";
    public const string DatabaseMissing = "database_missing";
    public const string DatabaseExists = "database_exists";
    public const string DumpFailed = "dump_failed";
    public const string DumpEmpty = "dump_empty";
    public const string LoadFailed = "load_failed";

    public const string ScriptFailed = "script_failed";
    public const string ScriptTimedOut = "script_timed_out";
    public const string RuntimeExceeded = "runtime_exceeded";
    public const string BackupUnproven = "backup_unproven";
    public const string BackupVanished = "backup_vanished";
    public const string BackupDamaged = "backup_damaged";
    public const string RestoreMismatch = "restore_mismatch";
    public const string WorkerLost = "worker_lost";
    public const string DatabaseUnavailable = "database_unavailable";
    public const string Internal = "internal_error";
}
