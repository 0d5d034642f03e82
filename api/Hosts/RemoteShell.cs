using BackupApi.Problems;

namespace BackupApi.Hosts;

/// <summary>Ways to join standard streams with a Unix socket on a server, by whatever tool it has. Each is one string as BORG_RSH wants it
/// (split like a shell does) that ignores the host and command which borg appends.</summary>
internal static class RemoteShell
{
    /// <summary>Run on the server: makes the private folder given as $1 and prints the path of the first usable tool.</summary>
    public const string PrepareScript = """
        umask 077; mkdir -m 700 -- "$1" || exit 1
        for tool in python3 socat perl; do
          path=$(command -v "$tool") && "$path" -h >/dev/null 2>&1 </dev/null && { echo "$tool $path"; exit 0; }
        done
        path=$(command -v nc) && "$path" -h 2>&1 </dev/null | grep -q -e '-[A-Za-z]*N' && { echo "nc $path"; exit 0; }
        rmdir -- "$1"; exit 3
        """;

    /// <summary>Exit code of <see cref="PrepareScript"/> when the server has none of the tools.</summary>
    public const int NoTool = 3;

    public static string For(string tool, string path, string socket) => tool switch
    {
        // The first choice, because it ends at once when the backup host is gone and yet waits for the last answer. -I -S: nothing of the user's own.
        "python3" => $"{path} -I -S -c '{string.Format(Python, socket)}'",
        // -t: how long the one side may talk after the other has ended, and also how long a lost tunnel goes unnoticed.
        "socat" => $"sh -c 'exec {path} -b 1048576 -t 10 STDIO UNIX-CONNECT:{socket}'",
        "perl" => $"{path} -e '{Perl.Replace("SOCKET", socket)}'",
        "nc" => $"sh -c 'exec {path} -N -U {socket}'",
        _ => throw new HostException(ProblemCodes.ToolFailed, $"The server named an unknown tool '{tool}'.", "Install socat on the server."),
    };

    // Pipes of 64 KiB would cost five times the processor time; 1031 is F_SETPIPE_SZ.
    private const string Python = """
        import fcntl, os, socket, threading
        for f in 0, 1:
            try: fcntl.fcntl(f, 1031, 1048576)
            except OSError: pass
        s = socket.socket(socket.AF_UNIX); s.connect("{0}")
        def send():
            while True:
                d = os.read(0, 1048576)
                if not d: break
                s.sendall(d)
            s.shutdown(socket.SHUT_WR)
        threading.Thread(target=send, daemon=True).start()
        b = bytearray(1048576); v = memoryview(b)
        while True:
            n = s.recv_into(b); p = 0
            if not n: break
            while p < n: p += os.write(1, v[p:n])
        os._exit(0)
        """;

    private const string Perl = """
        use Socket; socket($s, AF_UNIX, SOCK_STREAM, 0) and connect($s, sockaddr_un("SOCKET")) or die "SOCKET: $!";
        fcntl(STDIN, 1031, 1048576); fcntl(STDOUT, 1031, 1048576);
        sub copy { my ($in, $out) = @_; while (sysread($in, my $b, 1048576)) { for (my $p = 0; $p < length $b;) { $p += syswrite($out, $b, length($b) - $p, $p) || die $! } } }
        if (my $child = fork) { copy($s, STDOUT); kill 9, $child; exit 0 } copy(STDIN, $s); shutdown $s, 1; exit 0
        """;
}
