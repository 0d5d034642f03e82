using System.Globalization;

namespace BackupApi.Processes;

/// <summary>Marks what this process makes outside itself (folders by name, child processes by environment), so that a later one can tell what nobody owns any more:
/// its process namespace, its id and when it started, which no second process shares.</summary>
internal static class ProcessOwner
{
    /// <summary>Stands in the environment of everything that is started here.</summary>
    public const string Variable = "BACKUPAPI_OWNER";

    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    private static readonly long Namespace = NamespaceOf("/proc/self/ns/pid");

    /// <summary>Letters, digits and two dots; at most 21 characters.</summary>
    public static string Own { get; } = $"{Short(Namespace)}.{Short(Environment.ProcessId)}.{Short(long.Parse(StartTime(Environment.ProcessId), CultureInfo.InvariantCulture))}";

    /// <summary>True only when the mark is of a process that could be seen from here and is gone. Of other namespaces nothing is known.</summary>
    public static bool IsGone(string mark) =>
        mark.Split('.') is [var space, var id, var start] && Number(space) == Namespace && Number(id) is > 0 and <= int.MaxValue and var pid
        && StartTime((int)pid) is var now && (now == "gone" || Short(long.Parse(now, CultureInfo.InvariantCulture)) != start);

    /// <summary>In ticks since the machine started; "gone" when there is no such process.</summary>
    public static string StartTime(int pid)
    {
        try
        {
            // Field 22, counted behind the parenthesised command name, which may hold anything.
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[19];
        }
        catch (IOException)
        {
            return "gone";
        }
    }

    private static long NamespaceOf(string link) =>
        long.TryParse(new string([.. (new FileInfo(link).LinkTarget ?? "").Where(char.IsAsciiDigit)]), CultureInfo.InvariantCulture, out var inode) ? inode : 0;

    private static string Short(long number)
    {
        var text = "";
        do (text, number) = (Digits[(int)(number % 36)] + text, number / 36);
        while (number > 0);
        return text;
    }

    private static long? Number(string text)
    {
        long number = 0;
        if (text.Length is 0 or > 12) return null;
        foreach (var letter in text)
        {
            if (Digits.IndexOf(letter) is not (>= 0 and var digit)) return null;
            number = number * 36 + digit;
        }

        return number;
    }
}
