using System.Text.RegularExpressions;
using BackupApi.Engines;

namespace BackupApi.Orchestration;

/// <summary>Which backups belong together that no job of ours made: those of one machine and the same paths, or, where the list tells none, whose names differ by date or number only.
/// A name without a pattern stands for itself, so that its backup is never taken for a newer or older one of another.</summary>
internal static partial class BackupSeries
{
    internal static string Of(StoredBackup backup)
    {
        var what = backup.Paths.Count > 0 ? string.Join(", ", backup.Paths) : NameOf(backup.Archive);
        return backup.HostName is { Length: > 0 } host ? $"{what} on {host}" : what;
    }

    private static string NameOf(string archive)
    {
        var dated = Date().Match(archive);
        return dated is { Success: true, Index: > 0 } ? archive[..dated.Index] : Number().Replace(archive, "#");
    }

    [GeneratedRegex(@"[-_.: ]*(19|20)\d\d[-_.]?[01]\d[-_.]?[0-3]\d")]
    private static partial Regex Date();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
