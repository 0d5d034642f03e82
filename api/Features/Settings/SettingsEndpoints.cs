using BackupApi.Security;

namespace BackupApi.Features.Settings;

internal static class SettingsEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/settings", GetSettings.HandleAsync).WithName("getSettings").WithTags("Settings").Requires(Permission.SettingsRead);
}
