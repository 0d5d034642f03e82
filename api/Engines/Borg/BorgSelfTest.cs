namespace BackupApi.Engines.Borg;

/// <summary>When the borg of this machine tested its own building blocks last. It does so at every start, which is a good part of a backup that finds nothing new;
/// the same file need not do it twice within an hour.</summary>
internal static class BorgSelfTest
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);
    private static Test? last;

    /// <summary>The file, as <see cref="BorgVersion"/> names it, that passed within the hour; empty when none did.</summary>
    public static string Passed => Volatile.Read(ref last) is { } test && Environment.TickCount64 - test.At < Remembered.TotalMilliseconds ? test.File : "";

    /// <summary>After a run that succeeded.</summary>
    /// <param name="skipped">The file that this run was told had passed before.</param>
    public static void Note(string file, string skipped)
    {
        if (file.Length > 0 && file != skipped) Volatile.Write(ref last, new Test(file, Environment.TickCount64));
    }

    private sealed record Test(string File, long At);
}
