namespace BackupApi.Security;

/// <summary>What an endpoint may ask of its caller. Every endpoint declares exactly one.</summary>
public enum Permission
{
    /// <summary>Held by everyone who signed in: their own session and profile.</summary>
    SignedIn,
    DashboardRead,
    ServersRead,
    ServersWrite,
    /// <summary>Test, detect, browse folders: looks at a server and changes nothing on it.</summary>
    ServersInspect,
    ConnectionsRead,
    /// <summary>Create, change, delete; try settings out, which may use stored secrets.</summary>
    ConnectionsWrite,
    SourcesRead,
    SourcesWrite,
    PoolsRead,
    PoolsWrite,
    RepositoriesRead,
    RepositoriesWrite,
    /// <summary>Check a repository, compare its list with the database.</summary>
    RepositoriesCheck,
    RepositoriesDelete,
    /// <summary>Export what opens a repository.</summary>
    RepositoriesKit,
    JobsRead,
    JobsWrite,
    JobsRun,
    OperationsRead,
    /// <summary>Pause, resume, cancel, retry.</summary>
    OperationsControl,
    BackupsRead,
    BackupsRestore,
    BackupsDownload,
    BackupsDelete,
    TokensManage,
    AuditRead,
    SettingsRead,
}
