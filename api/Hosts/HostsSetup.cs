namespace BackupApi.Hosts;

internal static class HostsSetup
{
    public static IServiceCollection AddHosts(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration.GetSection("Ssh").Get<SshOptions>() ?? new SshOptions())
        .AddSingleton<IHostFactory, HostFactory>();
}
