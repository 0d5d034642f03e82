using System.Diagnostics;
using System.Text;

namespace BackupApi.Hosts;

/// <summary>Answers ssh's question for a password through a named pipe: the password is in no argument, environment or file.</summary>
internal sealed class PasswordPrompt : IDisposable
{
    // Asked for "password" and again for "keyboard-interactive"; further questions get an empty answer instead of waiting forever.
    private const int Answers = 2;

    private readonly FileStream pipe;
    private readonly string program;

    public PasswordPrompt(string password, RuntimeFolder folder)
    {
        var path = folder.MakeFifo("answer");
        program = folder.Write("askpass", $"#!/bin/sh\nIFS= read -r answer <'{path}'\nprintf '%s\\n' \"$answer\"\n", UnixFileMode.UserRead | UnixFileMode.UserExecute);
        // Opened both ways, the pipe needs no reader to be written.
        pipe = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        pipe.Write(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(password + "\n", Answers)) + "\n\n\n\n"));
    }

    public void AddTo(ProcessStartInfo start)
    {
        start.Environment["SSH_ASKPASS"] = program;
        start.Environment["SSH_ASKPASS_REQUIRE"] = "force";
    }

    public void Dispose() => pipe.Dispose();
}
