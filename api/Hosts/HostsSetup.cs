namespace BackupApi.Hosts;

internal static class HostsSetup
{
    public static IServiceCollection AddHosts(this IServiceCollection services, SshOptions options) => services
        .AddSingleton(options)
        .AddSingleton<IHostFactory, HostFactory>()
        .AddHostedService<AbandonedSweep>();
}
