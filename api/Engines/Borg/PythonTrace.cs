namespace BackupApi.Engines.Borg;

/// <summary>What borg adds to an error that it did not foresee: the way through its program, the error itself, and lines about the machine.</summary>
internal static class PythonTrace
{
    private const string Beginning = "Traceback (most recent call last):", AboutTheMachine = "\n\nPlatform: ";

    /// <summary>Of an error that came out of another one the other one may come first.</summary>
    public static bool IsTrace(string text) =>
        text.StartsWith(Beginning, StringComparison.Ordinal) || (text.Contains("\n" + Beginning, StringComparison.Ordinal) && text.Contains(AboutTheMachine, StringComparison.Ordinal));

    /// <summary>The line that names the error, such as "OSError: [Errno 28] No space left on device".</summary>
    public static string ErrorOf(string trace)
    {
        var end = trace.IndexOf(AboutTheMachine, StringComparison.Ordinal);
        return (end < 0 ? trace : trace[..end]).TrimEnd().Split('\n')[^1].Trim();
    }
}
