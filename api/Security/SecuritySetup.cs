using BackupApi.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace BackupApi.Security;

/// <summary>Registers who may do what, and how secrets are kept.</summary>
internal static class SecuritySetup
{
    /// <summary>Throws <see cref="StartupException"/> for a wrong configuration.</summary>
    internal static IServiceCollection AddSecurity(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        var access = AccessOptions.Read(configuration);
        services.AddSingleton(access);
        services.AddSingleton(_ => MasterKey.Load(dataFolder, configuration["BACKUPAPI_MASTER_KEY"]));
        AddSecrets(services);
        services.AddHttpContextAccessor();
        services.AddSingleton<Sessions>().AddSingleton<ApiTokens>().AddSingleton<SignInLock>().AddSingleton<Passwords>();
        services.AddSingleton<AuditChain>().AddSingleton<AuditTrail>();
        services.AddScoped(provider => Caller.Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext));
        services.AddScoped<ICurrentWorkspace>(provider => provider.GetRequiredService<Caller>());
        services.AddAuthentication(CallerAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, CallerAuthentication>(CallerAuthentication.SchemeName, null);
        services.AddAuthorization();
        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
        services.AddRateLimiter(limiter => RateLimits.Configure(limiter, access));
        services.Configure<ForwardedHeadersOptions>(forwarded => Trust(forwarded, access));
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        // The request log would write addresses with their query, in which a hub's token and the set-up token stand.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));
        return services;
    }

    /// <summary>Stands behind the exception handler, which writes the refusals, and before the endpoints.</summary>
    internal static IApplicationBuilder UseSecurity(this IApplicationBuilder app) =>
        app.UseAuthentication().UseRateLimiter().UseAuthorization();

    private static void AddSecrets(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("BackupApi");
        services.AddSingleton<DatabaseKeyRing>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(keys =>
        {
            keys.XmlRepository = provider.GetRequiredService<DatabaseKeyRing>();
            keys.XmlEncryptor = new MasterKeyEncryptor(provider.GetRequiredService<MasterKey>());
        }));
        services.AddSingleton<SecretProtector>();
    }

    private static void Trust(ForwardedHeadersOptions forwarded, AccessOptions access)
    {
        forwarded.KnownIPNetworks.Clear();
        forwarded.KnownProxies.Clear();
        if (access.TrustedProxies.Count == 0) return;
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        forwarded.ForwardLimit = null;
        foreach (var network in access.TrustedProxies) forwarded.KnownIPNetworks.Add(network);
    }
}
