namespace BackupApi.Engines.Borg;

/// <summary>When a borg tested its own building blocks last. It does so at every start, which is a good part of a backup that finds nothing new; the same file need not do it twice within an hour.</summary>
internal sealed class BorgSelfTest(TimeProvider time)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    private Test? last;

    /// <summary>Of this machine.</summary>
    public static BorgSelfTest Here { get; } = new(TimeProvider.System);

    /// <summary>The file, as <see cref="BorgVersion"/> names it, that passed within the hour; empty when none did.</summary>
    public string Passed => Volatile.Read(ref last) is { } test && time.GetElapsedTime(test.At) < Remembered ? test.File : "";

    /// <summary>After a run that succeeded.</summary>
    /// <param name="skipped">The file that this run was told had passed before: then it is no test.</param>
    public void Note(string file, string skipped)
    {
        if (file.Length > 0 && file != skipped) Volatile.Write(ref last, new Test(file, time.GetTimestamp()));
    }

    private sealed record Test(string File, long At);
}
