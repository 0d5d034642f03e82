using System.Text.Json;
using BackupApi.Hosts;
using BackupApi.PoolTypes;
using BackupApi.Tests.Engines;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.PoolTypes;

internal sealed class SftpMember(SshLab lab) : PoolMember
{
    private readonly ScratchFolder scratch = new();

    public SshLab Lab => lab;

    public string Folder => Path.Combine(scratch.Root, "pool");

    public SftpPoolSettings Plain => new()
    {
        Address = "127.0.0.1", Port = lab[0].Port, Username = Environment.UserName, HostKey = lab[0].HostKey, PrivateKey = lab.PrivateKey, Path = Folder,
    };

    public override IPoolType Pool { get; } = new SftpPool(new HostFactory(new SshOptions()), new SshOptions());

    public override JsonElement Settings => Json(Plain);

    public override int Port => lab[0].Port;

    public override bool ResumesWrites => true;

    public override JsonElement? Wrong => Json(Plain with { PrivateKey = SshLab.MakeKey(Path.Combine(scratch.Root, "other" + Guid.NewGuid().ToString("N"))).Private });

    public static async Task<SftpMember> StartAsync(string settings = "Subsystem sftp internal-sftp") => new(await SshLab.StartAsync(settings: settings));

    public override JsonElement? Through(FaultProxy proxy) => Json(Plain with { Port = proxy.Port });

    public JsonElement With(Func<SftpPoolSettings, SftpPoolSettings> change) => Json(change(Plain));

    public override Task LeaveRemainsAsync(string location, string name)
    {
        var path = Path.Combine(Folder, location, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(path)!, ".partial-0a1b2c3d-" + Path.GetFileName(path)), "half of i");
    }

    public override async ValueTask DisposeAsync()
    {
        await lab.DisposeAsync();
        scratch.Dispose();
    }
}
