using BackupApi.PoolTypes;

namespace BackupApi.Tests.PoolTypes;

public sealed class PoolAddressTests
{
    public static readonly TheoryData<PoolSettings, string> Pools = new()
    {
        { new LocalPoolSettings { Path = "/srv/backups/" }, "/srv/backups/web" },
        { new S3PoolSettings { Bucket = "company" }, "s3://company/web" },
        { new S3PoolSettings { Bucket = "company", Prefix = "/backups/office/" }, "s3://company/backups/office/web" },
        { new SftpPoolSettings { Address = "nas", Username = "backup", Path = "/srv/backups/" }, "sftp://backup@nas/srv/backups/web" },
        { new SftpPoolSettings { Address = "fd00::2", Port = 2222, Username = "backup", Path = "office" }, "sftp://backup@[fd00::2]:2222/~/office/web" },
    };

    [Theory]
    [MemberData(nameof(Pools))]
    public void Says_where_a_repository_lies(PoolSettings pool, string address) => pool.AddressOf("web").ShouldBe(address);
}
