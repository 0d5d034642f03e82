using BackupApi.Security;

namespace BackupApi.Features.Backups;

internal static class BackupsEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var backups = api.MapGroup("/backups").WithTags("Backups");
        backups.MapGet("", ListBackups.HandleAsync).WithName("listBackups").Requires(Permission.BackupsRead).ProducesProblem(400);
        backups.MapGet("/{id:guid}", GetBackup.HandleAsync).WithName("getBackup").Requires(Permission.BackupsRead).ProducesProblem(404);
        backups.MapGet("/{id:guid}/timeline", GetBackupTimeline.HandleAsync).WithName("getBackupTimeline").Requires(Permission.BackupsRead).ProducesProblem(404);
        backups.MapGet("/{id:guid}/files", ListBackupFiles.HandleAsync).WithName("listBackupFiles")
            .Requires(Permission.BackupsRead).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        backups.MapPost("/{id:guid}/selection", MeasureSelection.HandleAsync).WithName("measureBackupSelection")
            .Requires(Permission.BackupsRead).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        backups.MapGet("/{id:guid}/download", DownloadBackupFiles.HandleAsync).WithName("downloadBackupFiles")
            .Requires(Permission.BackupsDownload).Produces<Stream>(200, "application/octet-stream", "application/x-tar").ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        backups.MapPost("/{id:guid}/restore", RestoreBackup.HandleAsync).WithName("restoreBackup")
            .Requires(Permission.BackupsRestore).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        backups.MapPost("/{id:guid}/restore-check", CheckRestore.HandleAsync).WithName("checkRestore")
            .Requires(Permission.BackupsRestore).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        backups.MapPost("/{id:guid}/verify", VerifyBackup.HandleAsync).WithName("verifyBackup").Requires(Permission.BackupsRestore).ProducesProblem(404).ProducesProblem(409);
        backups.MapPost("/{id:guid}/hold", HoldBackup.HandleAsync).WithName("holdBackup").Requires(Permission.BackupsDelete).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        backups.MapDelete("/{id:guid}", DeleteBackup.HandleAsync).WithName("deleteBackup").Requires(Permission.BackupsDelete).ProducesProblem(404).ProducesProblem(409);
    }
}
