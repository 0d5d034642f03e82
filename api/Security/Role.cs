namespace BackupApi.Security;

/// <summary>A member's role in a workspace, from least to most.</summary>
public enum Role { Viewer, Operator, Admin, Owner }

internal static class RolePermissions
{
    private static readonly Permission[] ViewerOnly =
    [
        Permission.SignedIn, Permission.DashboardRead, Permission.ServersRead, Permission.ConnectionsRead, Permission.SourcesRead, Permission.PoolsRead,
        Permission.RepositoriesRead, Permission.JobsRead, Permission.OperationsRead, Permission.BackupsRead,
    ];

    private static readonly Permission[] OperatorAdds =
    [
        Permission.ServersInspect, Permission.RepositoriesCheck, Permission.JobsRun, Permission.OperationsControl,
        Permission.BackupsRestore, Permission.BackupsDownload,
    ];

    /// <summary>Everything a role may do. A higher role may do all that a lower one may.</summary>
    internal static IReadOnlySet<Permission> Of(Role role) => Map[role];

    private static readonly Dictionary<Role, IReadOnlySet<Permission>> Map = new()
    {
        [Role.Viewer] = ViewerOnly.ToHashSet(),
        [Role.Operator] = ViewerOnly.Concat(OperatorAdds).ToHashSet(),
        [Role.Admin] = Enum.GetValues<Permission>().ToHashSet(),
        [Role.Owner] = Enum.GetValues<Permission>().ToHashSet(),
    };
}
