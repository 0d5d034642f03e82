using BackupApi.Tests.Lab;

namespace BackupApi.Tests.Engines;

/// <summary>The contract of engines on a pool that is reached over SFTP.</summary>
public abstract class SftpContractTests : EngineContractTests, IAsyncLifetime
{
    private SshLab ssh = null!;

    private protected SftpContractTests(EngineMember member) : base(member)
    {
    }

    public async Task InitializeAsync()
    {
        ssh = await SshLab.StartAsync(settings: "Subsystem sftp internal-sftp");
        Lab.ReachOverSftp(ssh);
    }

    public async Task DisposeAsync() => await ssh.DisposeAsync();
}

public sealed class ArchiveOnSftpContractTests() : SftpContractTests(EngineMember.Archive);
