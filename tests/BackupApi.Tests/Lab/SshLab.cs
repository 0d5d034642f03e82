using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using BackupApi.Hosts;

namespace BackupApi.Tests.Lab;

/// <summary>Private SSH servers on ephemeral loopback ports, for this user, gone with the lab. Needs openssh-server.
/// <code>await using var lab = await SshLab.StartAsync(2); await new HostFactory(new()).OpenAsync(lab[0].Address(), ct)</code></summary>
internal sealed class SshLab : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sshlab-");
    private readonly List<LabServer> servers = [];

    public string PrivateKey { get; private set; } = "";
    public string PublicKey { get; private set; } = "";

    public LabServer this[int index] => servers[index];

    public static async Task<SshLab> StartAsync(int count = 1, string settings = "")
    {
        var lab = new SshLab();
        // Other users sign in too, and sshd reads authorized_keys with their rights.
        Run("chmod", "755", lab.folder.FullName);
        (lab.PrivateKey, lab.PublicKey) = MakeKey(Path.Combine(lab.folder.FullName, "id"));
        if (Environment.IsPrivilegedProcess)
            Directory.CreateDirectory("/run/sshd");
        for (var i = 0; i < count; i++)
            lab.servers.Add(await LabServer.StartAsync(Directory.CreateDirectory(Path.Combine(lab.folder.FullName, $"server{i}")).FullName, lab, settings));
        return lab;
    }

    public static (string Private, string Public) MakeKey(string path, string type = "ed25519")
    {
        Run("ssh-keygen", "-q", "-t", type, "-N", "", "-C", "lab", "-f", path);
        return (File.ReadAllText(path), File.ReadAllText(path + ".pub").Trim());
    }

    public static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers)
            await server.StopAsync();
        folder.Delete(recursive: true);
    }
}
