namespace BackupApi.Engines.Restic;

/// <summary>A file's mode as Go's os.FileMode numbers it, shown as ls does.</summary>
internal static class GoMode
{
    private const uint SetUser = 1u << 23;
    private const uint SetGroup = 1u << 22;
    private const uint Sticky = 1u << 20;

    public static string Text(uint mode, BackupEntryType type, bool isBlockDevice)
    {
        var letter = type switch
        {
            BackupEntryType.Folder => 'd',
            BackupEntryType.Symlink => 'l',
            BackupEntryType.Fifo => 'p',
            BackupEntryType.Socket => 's',
            BackupEntryType.Device => isBlockDevice ? 'b' : 'c',
            _ => '-',
        };
        return $"{letter}{Bits(mode >> 6, mode & SetUser, 's')}{Bits(mode >> 3, mode & SetGroup, 's')}{Bits(mode, mode & Sticky, 't')}";
    }

    private static string Bits(uint bits, uint special, char letter)
    {
        var last = (special != 0, (bits & 1) != 0) switch { (true, true) => letter, (true, false) => char.ToUpperInvariant(letter), (false, true) => 'x', _ => '-' };
        return $"{((bits & 4) != 0 ? 'r' : '-')}{((bits & 2) != 0 ? 'w' : '-')}{last}";
    }
}
