using BackupApi.Hosts;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.Engines;

/// <summary>A machine that repositories are reached on over SFTP, for all tests that do nothing to it.</summary>
public sealed class SftpStorageLab : IAsyncLifetime
{
    internal SshLab Ssh { get; private set; } = null!;

    /// <summary>Who owns none of the tests' files; null when the tests' own user is an ordinary one.</summary>
    internal LabUser? Ordinary { get; private set; }

    public async Task InitializeAsync()
    {
        Ssh = await SshLab.StartAsync(settings: "Subsystem sftp internal-sftp");
        Ordinary = Environment.IsPrivilegedProcess ? new LabUser() : null;
    }

    public async Task DisposeAsync()
    {
        await Ssh.DisposeAsync();
        Ordinary?.Dispose();
    }
}

/// <summary>The contract of engines on a pool that is reached over SFTP.</summary>
public abstract class SftpContractTests : EngineContractTests, IClassFixture<SftpStorageLab>
{
    private readonly SftpStorageLab storage;

    private protected SftpContractTests(EngineMember member, SftpStorageLab storage) : base(member)
    {
        this.storage = storage;
        Lab.ReachOverSftp(storage.Ssh);
    }

    /// <summary>A server, because the way from this machine to the storage belongs to the service's own user.</summary>
    private protected override async Task<IHost> OpenAsOrdinaryUserAsync() =>
        storage.Ordinary is { } user ? await new HostFactory(new SshOptions()).OpenAsync(storage.Ssh[0].Address("web-1", username: user.Name), default) : Lab.Host;
}

public sealed class ArchiveOnSftpContractTests(SftpStorageLab storage) : SftpContractTests(EngineMember.Archive, storage);

public sealed class ResticOnSftpContractTests(SftpStorageLab storage) : SftpContractTests(EngineMember.Restic, storage);

public sealed class BorgOnSftpContractTests(SftpStorageLab storage) : SftpContractTests(EngineMember.Borg, storage);
