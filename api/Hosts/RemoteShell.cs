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

    // Pipes of 64 KiB would cost five times the processor time; 1031 is F_SETPIPE_SZ. Between pipes and the socket the data moves inside the kernel where
    // this python can ask for that (3.10; 3 is SPLICE_F_MOVE | SPLICE_F_NONBLOCK). A splice that waited would hold the pipe meanwhile, so both sides are polled.
    private const string Python = """
        import fcntl, os, select, socket, stat, threading
        for f in 0, 1:
            try: fcntl.fcntl(f, 1031, 1048576)
            except OSError: pass
        s = socket.socket(socket.AF_UNIX); s.connect("{0}")
        inside = hasattr(os, "splice") and all(stat.S_ISFIFO(os.fstat(f).st_mode) for f in (0, 1))
        s.setblocking(not inside)
        def wait(f, event):
            p = select.poll(); p.register(f, event); p.poll()
        def splice(a, b):
            while True:
                try:
                    if not os.splice(a, b, 1048576, flags=3): return
                except BlockingIOError:
                    wait(a, select.POLLIN); wait(b, select.POLLOUT)
        def copy(a, b):
            d = bytearray(1048576); v = memoryview(d)
            while True:
                n = os.readv(a, [d]); p = 0
                if not n: return
                while p < n: p += os.write(b, v[p:n])
        move = splice if inside else copy
        def send():
            move(0, s.fileno()); s.shutdown(socket.SHUT_WR)
        threading.Thread(target=send, daemon=True).start()
        move(s.fileno(), 1)
        os._exit(0)
        """;

    private const string Perl = """
        use Socket; socket($s, AF_UNIX, SOCK_STREAM, 0) and connect($s, sockaddr_un("SOCKET")) or die "SOCKET: $!";
        fcntl(STDIN, 1031, 1048576); fcntl(STDOUT, 1031, 1048576);
        sub copy { my ($in, $out) = @_; while (sysread($in, my $b, 1048576)) { for (my $p = 0; $p < length $b;) { $p += syswrite($out, $b, length($b) - $p, $p) || die $! } } }
        if (my $child = fork) { copy($s, STDOUT); kill 9, $child; exit 0 } copy(STDIN, $s); shutdown $s, 1; exit 0
        """;
}
