namespace BackupApi.Processes;

/// <summary>The operation on whose behalf the current flow of work starts processes. Each carries its id, so that any worker finds and ends what is left.</summary>
internal static class OperationMark
{
    /// <summary>Stands in the environment of each.</summary>
    public const string Variable = "BACKUPAPI_OPERATION";

    private static readonly AsyncLocal<Guid?> Flow = new();

    /// <summary>Set within an asynchronous method, it holds for what that method calls. Null for work that must outlive the operation's own processes, such as ending them.</summary>
    public static Guid? Current
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }
}
