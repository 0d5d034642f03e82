using BackupApi.Data;
using BackupApi.Security;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace BackupApi.Hosting;

/// <summary>What the person who starts the service has to know, on the console.</summary>
internal static class StartAnnouncement
{
    internal static async Task PrintAsync(WebApplication app, BackupApiOptions options, CancellationToken cancellationToken)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://127.0.0.1";
        Console.WriteLine($"BackupApi listens on {address}");
        Console.WriteLine($"Data: {options.DataFolder}");
        if (!options.ServesWeb) return;
        if (await SetupToken.RenewAsync(app.Services.GetRequiredService<SystemDatabase>(), cancellationToken) is { } token)
            Console.WriteLine($"Set it up once at {address}/setup?token={token}");
    }
}
