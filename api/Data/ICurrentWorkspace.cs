namespace BackupApi.Data;

/// <summary>The workspace that the current request acts in. Row-level security is set from it.</summary>
internal interface ICurrentWorkspace
{
    Guid WorkspaceId { get; }
}
