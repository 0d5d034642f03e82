using System.Text;
using System.Text.RegularExpressions;

namespace BackupApi.Processes;

/// <summary>Writes the shell script that starts a <see cref="CommandLine"/>, the same here and on a server:
/// an outer shell waits (so that a killed command still has an exit code), an inner one becomes leader of a session of its own,
/// tells its process group on standard error, and turns into the program.</summary>
internal static partial class CommandScript
{
    /// <summary>Linux takes no single argument above 128 KiB; the script travels as one.</summary>
    public const int MaximumLength = 128 * 1024 - 1;

    // The shell's own remarks such as "Terminated" are not the program's, hence the closed standard error.
    private const string Outer = "exec 4>&2 2>/dev/null; setsid sh -c \"$1\" sh 2>&4 4>&-; exit $?";

    /// <param name="marker">Printed on both streams just before the program starts; on standard error followed by the process group.</param>
    public static string Write(CommandLine command, bool sudo, string marker)
    {
        var inner = ShellQuoting.Quote(WriteInner(command, marker));
        return sudo ? $"exec sudo -n -- sh -c {ShellQuoting.Quote(Outer)} sh {inner}" : $"set -- {inner}; {Outer}";
    }

    private static string WriteInner(CommandLine command, string marker)
    {
        var script = new StringBuilder("PATH=\"${PATH:-/usr/local/bin:/usr/bin:/bin}:/usr/local/sbin:/usr/sbin:/sbin\"; export PATH");
        foreach (var (name, value) in EnvironmentOf(command))
            script.Append(' ').Append(Name(name)).Append('=').Append(ShellQuoting.Quote(value));
        script.Append($"; printf '{marker} %s\\n' \"$$\" >&2; printf '{marker}\\n'");
        if (command.WorkingDirectory is { } folder)
            script.Append("; cd ").Append(ShellQuoting.Quote(folder.StartsWith('-') ? "./" + folder : folder)).Append(" || exit 126");
        return script.Append("; ").Append(Redirect(command, Words(command))).ToString();
    }

    private static string Words(CommandLine command)
    {
        var words = new StringBuilder("exec");
        if (command.Nice > 0)
            words.Append(" nice -n ").Append(Math.Min(command.Nice, 19));
        foreach (var word in command.Arguments.Prepend(command.Program))
            words.Append(' ').Append(ShellQuoting.Quote(word));
        return words.ToString();
    }

    private static string Redirect(CommandLine command, string words) => (command.Secret, command.OpensStandardInput, command.StandardInput) switch
    {
        (not null, _, not null) => throw new ArgumentException("A command takes a secret or bytes for standard input, not both."),
        // Both come over one pipe, the secret first; read byte by byte, so that nothing of what follows is taken with it.
        ({ } secret, true, _) => $"exec 4<&0; dd bs=1 count={secret.Length} 2>/dev/null <&4 | {{ {words} 3<&0 <&4 4<&-; }}",
        (not null, _, _) => $"{words} 3<&0 </dev/null",
        (null, false, null) => $"{words} </dev/null",
        _ => words,
    };

    private static IEnumerable<KeyValuePair<string, string>> EnvironmentOf(CommandLine command)
    {
        var environment = new Dictionary<string, string> { ["TZ"] = "UTC", ["LC_ALL"] = "C.UTF-8" };
        foreach (var (name, value) in command.Environment)
            environment[name] = value;
        if ((command.Operation ?? OperationMark.Current) is { } operation)
            environment[OperationMark.Variable] = operation.ToString();
        return environment;
    }

    private static string Name(string name) =>
        VariableName().IsMatch(name) ? name : throw new ArgumentException($"'{name}' cannot name an environment variable.");

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*\\z")]
    private static partial Regex VariableName();
}
