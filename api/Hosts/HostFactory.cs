namespace BackupApi.Hosts;

internal sealed class HostFactory(SshOptions options) : IHostFactory
{
    public async Task<IHost> OpenAsync(HostAddress address, CancellationToken cancellationToken) => address switch
    {
        LocalAddress local => new LocalHost(local.Name, local.UseSudo) { CommandLimit = options.CommandLimit },
        SshAddress ssh => new SshHost(await SshMaster.OpenAsync(ssh, options, cancellationToken), options),
        _ => throw new ArgumentOutOfRangeException(nameof(address)),
    };

    public Task<HostTest> TestAsync(HostAddress address, CancellationToken cancellationToken) => new HostTesting(this, options).RunAsync(address, cancellationToken);

    public Task<HostKey> ScanAsync(string address, int port, SshAddress? jump, CancellationToken cancellationToken) =>
        HostKeyScan.RunAsync(new SshAddress(address, address, port, "", null, null, "", false, jump), options, cancellationToken);

    public Task InstallKeyAsync(SshAddress address, string publicKey, CancellationToken cancellationToken) =>
        KeyInstallation.RunAsync(address, publicKey, options, cancellationToken);
}
