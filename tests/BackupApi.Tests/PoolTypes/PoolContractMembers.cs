namespace BackupApi.Tests.PoolTypes;

public sealed class LocalPoolContractTests : PoolContractTests
{
    private protected override Task<PoolMember> StartAsync() => Task.FromResult<PoolMember>(new LocalMember());
}

public sealed class S3PoolContractTests : RemotePoolContractTests
{
    private protected override async Task<PoolMember> StartAsync() => await S3Member.StartAsync();
}

public sealed class SftpPoolContractTests : RemotePoolContractTests
{
    private protected override async Task<PoolMember> StartAsync() => await SftpMember.StartAsync();
}
