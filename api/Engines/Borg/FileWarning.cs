using System.Text.RegularExpressions;

namespace BackupApi.Engines.Borg;

/// <summary>A warning about one file: "/path: open: [Errno 13] Permission denied: 'name'".</summary>
internal sealed partial record FileWarning(string Path, string Reason)
{
    public static FileWarning? Parse(LogMessage message)
    {
        if (message.Level != "WARNING")
        {
            return null;
        }

        var match = Shape().Match(message.Text);
        return match.Success ? new FileWarning(match.Groups["path"].Value, match.Groups["reason"].Value) : null;
    }

    [GeneratedRegex(@"^(?<path>.*?): (?:\w+: )?\[Errno \d+\] (?<reason>[^:]+)(?:: .*)?$", RegexOptions.Singleline)]
    private static partial Regex Shape();
}
