using System.Text;
using BackupApi.Processes;

namespace BackupApi.Connections;

/// <summary>Gives a program a secret that it may open by the name /dev/fd/3.</summary>
internal static class SecretPipe
{
    // Over SSH descriptor 3 is a socket, and a socket cannot be opened by a name; the pipe of a shell can.
    private const string Script = """exec 4<&0; cat <&3 3<&- 4<&- | { exec 3<&0 0<&4 4<&-; exec "$@"; }""";

    public static CommandLine Give(CommandLine command, string secret) => command with
    {
        Program = "sh", Arguments = ["-c", Script, "sh", command.Program, .. command.Arguments], Secret = Encoding.UTF8.GetBytes(secret),
    };
}
