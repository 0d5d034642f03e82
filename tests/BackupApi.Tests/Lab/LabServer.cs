using System.Diagnostics;
using System.Net.Sockets;
using BackupApi.Hosts;

namespace BackupApi.Tests.Lab;

/// <summary>One private sshd.</summary>
internal sealed class LabServer
{
    private readonly string folder;
    private readonly SshLab lab;
    private readonly string settings;
    private Process? process;

    private LabServer(string folder, SshLab lab, string settings) => (this.folder, this.lab, this.settings) = (folder, lab, settings);

    public int Port { get; } = SshLab.FreePort();

    /// <summary>"type base64", as it is pinned.</summary>
    public string HostKey { get; private set; } = "";

    /// <summary>Public keys that may sign in, one per line.</summary>
    public string AuthorizedKeys => Path.Combine(folder, "authorized_keys");

    /// <summary>Of sessions of this user: what the user of this machine has a shell do at every sign-in is no matter of a server's.</summary>
    public string Home => Path.Combine(folder, "home");

    public string Log => File.ReadAllText(Path.Combine(folder, "log"));

    public SshAddress Address(string name = "lab", bool useSudo = false, SshAddress? jump = null, string? username = null) =>
        new(name, "127.0.0.1", Port, username ?? Environment.UserName, lab.PrivateKey, null, HostKey, useSudo, jump);

    public static async Task<LabServer> StartAsync(string folder, SshLab lab, string settings)
    {
        var server = new LabServer(folder, lab, settings);
        File.WriteAllText(server.AuthorizedKeys, lab.PublicKey + "\n");
        server.ChangeHostKey();
        await server.StartAsync();
        return server;
    }

    /// <summary>As after a reinstallation; takes effect with the next start.</summary>
    public void ChangeHostKey(string type = "ed25519")
    {
        foreach (var file in Directory.GetFiles(folder, "host_key*"))
            File.Delete(file);
        HostKey = string.Join(' ', SshLab.MakeKey(Path.Combine(folder, "host_key"), type).Public.Split(' ')[..2]);
    }

    public async Task StartAsync()
    {
        File.WriteAllText(Path.Combine(folder, "config"), $"""
            {settings}
            ListenAddress 127.0.0.1
            Port {Port}
            HostKey {folder}/host_key
            PidFile none
            AuthorizedKeysFile {AuthorizedKeys}
            StrictModes no
            PermitRootLogin yes
            MaxStartups 100:30:200
            Match User {Environment.UserName}
            SetEnv HOME={Directory.CreateDirectory(Home)}
            """);
        process = Process.Start(new ProcessStartInfo("/usr/sbin/sshd", ["-D", "-f", Path.Combine(folder, "config"), "-E", Path.Combine(folder, "log")]))!;
        while (!await AnswersAsync())
            await Task.Delay(20);
    }

    /// <summary>Ends the listener and every connection.</summary>
    public async Task StopAsync()
    {
        CutConnections();
        process!.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>As when the server's power fails.</summary>
    public void CutConnections() => SignalConnections("KILL");

    /// <summary>As when the cable is cut: the connection stays open and nothing answers.</summary>
    public void FreezeConnections() => SignalConnections("STOP");

    private void SignalConnections(string signal)
    {
        foreach (var pid in Descendants(process!.Id).Where(pid => ReadOf(pid, "comm").StartsWith("sshd", StringComparison.Ordinal)))
            SshLab.Run("sh", "-c", "kill -s \"$1\" \"$2\" 2>/dev/null || true", "sh", signal, pid.ToString()); // it may end in this moment
    }

    private static IEnumerable<int> Descendants(int pid)
    {
        var children = ReadOf(pid, $"task/{pid}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToList();
        return children.SelectMany(Descendants).Concat(children);
    }

    // Empty for a process that has ended since it was listed.
    private static string ReadOf(int pid, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/{file}");
        }
        catch (IOException)
        {
            return "";
        }
    }

    private async Task<bool> AnswersAsync()
    {
        if (process!.HasExited)
            throw new InvalidOperationException("sshd did not start: " + Log);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
