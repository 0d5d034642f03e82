using System.Diagnostics;
using BackupApi.Problems;
using BackupApi.Processes;

namespace BackupApi.Hosts;

/// <summary>Holds one private key in memory while a connection signs in, so that the key never lies on a disk.</summary>
internal sealed class SshAgent : IAsyncDisposable
{
    private readonly Process process;

    private SshAgent(Process process, string socket) => (this.process, Socket) = (process, socket);

    public string Socket { get; }

    /// <param name="privateKey">OpenSSH or PEM text, without a passphrase.</param>
    public static async Task<SshAgent> StartAsync(string name, string privateKey, RuntimeFolder folder, CancellationToken cancellationToken)
    {
        var socket = folder["agent"];
        var agent = new SshAgent(Launch("ssh-agent", "-D", "-a", socket), socket);
        try
        {
            while (!File.Exists(socket) && !agent.process.HasExited)
                await Task.Delay(5, cancellationToken);
            if (agent.process.HasExited)
                throw new HostException(ProblemCodes.ToolMissing, $"ssh-agent does not run on the machine that runs BackupApi: {(await agent.process.StandardError.ReadToEndAsync(cancellationToken)).Trim()}",
                    "Install the OpenSSH client there (package openssh-client).");
            await agent.AddAsync(name, privateKey, cancellationToken);
            return agent;
        }
        catch
        {
            await agent.DisposeAsync();
            throw;
        }
    }

    private async Task AddAsync(string name, string privateKey, CancellationToken cancellationToken)
    {
        var (exitCode, errors) = await TryAddAsync(privateKey, cancellationToken);
        // The socket stands in the folder a moment before the agent listens on it.
        for (var attempt = 0; attempt < 200 && exitCode != 0 && errors.Contains("connecting to agent", StringComparison.OrdinalIgnoreCase) && !process.HasExited; attempt++)
        {
            await Task.Delay(20, cancellationToken);
            (exitCode, errors) = await TryAddAsync(privateKey, cancellationToken);
        }

        if (exitCode != 0)
            throw new HostException(ProblemCodes.HostSignInRefused, $"The private key for {name} cannot be used: {Reason(errors)}.",
                "Paste the whole private key, from its BEGIN line to its END line, without a passphrase; or let BackupApi make a key pair.");
    }

    private async Task<(int ExitCode, string Errors)> TryAddAsync(string privateKey, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("setsid", ["ssh-add", "-q", "-"]);
        LocalHost.KeepEnvironment(start);
        start.Environment["SSH_AUTH_SOCK"] = Socket;
        start.Environment["SSH_ASKPASS_REQUIRE"] = "never";
        using var add = ProcessRunner.Start(start);
        try
        {
            await add.StandardInput.WriteAsync((privateKey.ReplaceLineEndings("\n").Trim() + "\n").AsMemory(), cancellationToken);
            add.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read the key; what it said tells why.
        }

        var errors = await add.StandardError.ReadToEndAsync(cancellationToken);
        await add.WaitForExitAsync(cancellationToken);
        return (add.ExitCode, errors);
    }

    private static string Reason(string errors) => errors.Contains("passphrase", StringComparison.OrdinalIgnoreCase)
        ? "it is protected by a passphrase"
        : "it is not a private key that OpenSSH understands";

    private static Process Launch(params string[] arguments)
    {
        var start = new ProcessStartInfo("setsid", arguments);
        LocalHost.KeepEnvironment(start);
        return ProcessRunner.Start(start);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        File.Delete(Socket);
    }
}
