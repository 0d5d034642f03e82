using BackupApi.Processes;

namespace BackupApi.Engines.Restores;

/// <summary>Whether a file on a host is what an archive says, as far as that is seen without reading content.</summary>
internal static class RestoreComparison
{
    /// <summary>What differs, as a person reads it; null when nothing does.</summary>
    public static string? Difference(BackupEntry entry, FileState? state)
    {
        if (state is null)
        {
            return "it is missing";
        }

        if (state.Type != TypeOf(entry))
        {
            return "it is of another type";
        }

        return entry.Type switch
        {
            BackupEntryType.File when state.Size != entry.Size => $"its size is {state.Size} instead of {entry.Size}",
            BackupEntryType.Symlink => SameTarget(entry.LinkTarget ?? [], state.LinkTarget) ? null : "it points elsewhere",
            BackupEntryType.Folder => state.Mode == entry.Mode ? null : $"its mode is {state.Mode} instead of {entry.Mode}",
            _ when !SameTime(entry, state) => "its time of change is another",
            _ when state.Mode[1..] != entry.Mode[1..] => $"its mode is {state.Mode} instead of {entry.Mode}",
            _ => null,
        };
    }

    /// <summary>For the overwrite policy: same type and, as far as the type has them, same size, time or target.</summary>
    public static bool LooksSame(BackupEntry entry, FileState state) => state.Type == TypeOf(entry) && entry.Type switch
    {
        BackupEntryType.File => state.Size == entry.Size && SameTime(entry, state),
        BackupEntryType.Hardlink => SameTime(entry, state),
        BackupEntryType.Symlink => SameTarget(entry.LinkTarget ?? [], state.LinkTarget),
        BackupEntryType.Folder => false,
        _ => true,
    };

    private static char TypeOf(BackupEntry entry) => entry.Type switch
    {
        BackupEntryType.Folder => 'd',
        BackupEntryType.Symlink => 'l',
        BackupEntryType.Fifo => 'p',
        BackupEntryType.Device => entry.Mode[0],
        BackupEntryType.Socket => 's',
        _ => 'f',
    };

    // Borg keeps nanoseconds but lists times as floating-point seconds, which are off by a microsecond or two.
    private static bool SameTime(BackupEntry entry, FileState state) =>
        entry.ModifiedAt is { } listed && (state.ModifiedAt - listed).Duration() <= TimeSpan.FromMicroseconds(2);

    // Borg prints "?" for every byte of a link's target that is not UTF-8, in all of its formats.
    private static bool SameTarget(byte[] listed, byte[] actual) =>
        listed.AsSpan().SequenceEqual(actual) || RawText.Decode(listed) == ReplaceLone(RawText.Decode(actual));

    private static string ReplaceLone(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            var isLone = source[i] is >= '\uDC80' and <= '\uDCFF' && (i == 0 || !char.IsHighSurrogate(source[i - 1]));
            span[i] = isLone ? '?' : source[i];
        }
    });
}
