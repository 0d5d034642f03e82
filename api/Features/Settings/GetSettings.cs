using System.Diagnostics;
using BackupApi.Data;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Settings;

public enum DatabaseKind { Embedded, External }

/// <summary>How this installation runs. All of it is set by configuration, nothing here.</summary>
/// <param name="Version">Version of the service.</param>
/// <param name="DataFolder">Where keys, caches and the embedded database live on the backup host.</param>
/// <param name="Workers">Operations that run at once in one process.</param>
/// <param name="StartedAt">When the process that answers was started.</param>
/// <param name="FirstBackup">The backup that the service made by itself to prove the installation; null where none was made.</param>
public sealed record SettingsResponse(
    string Version, string DataFolder, DatabaseKind Database, string DatabaseVersion, int Workers, DateTimeOffset StartedAt, FirstBackupResponse? FirstBackup);

/// <param name="Status">Of its last operation, such as completed or failed.</param>
/// <param name="Detail">What happened, as a sentence.</param>
public sealed record FirstBackupResponse(Guid? OperationId, string Status, string Detail);

internal static class GetSettings
{
    private const string FirstBackupSql = """
        select id, kind, title, status, error_message, (result ->> 'verifiedFiles')::bigint as verified_files from operations
        where workspace_id = @WorkspaceId and trigger = 'setup' order by created_at desc, id desc limit 1
        """;

    /// <summary>Shows how this installation runs.</summary>
    internal static async Task<Ok<SettingsResponse>> HandleAsync(TenantDatabase database, Caller caller, BackupApiOptions options, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var first = await connection.QuerySingleOrDefaultAsync<FirstBackupRow>(FirstBackupSql, new { caller.WorkspaceId });
        using var process = Process.GetCurrentProcess();
        return TypedResults.Ok(new SettingsResponse(
            Profiles.Version, options.DataFolder, options.ConnectionString is null ? DatabaseKind.Embedded : DatabaseKind.External, connection.ServerVersion,
            options.Workers, process.StartTime.ToUniversalTime(), first is null ? null : new FirstBackupResponse(first.Id, first.Status, Describe(first))));
    }

    private static string Describe(FirstBackupRow row) => row.Status switch
    {
        "completed" when row is { Kind: "restore", VerifiedFiles: { } files } => $"The first backup was made and restored to a scratch place; {files} restored files were read back and compared with it.",
        "failed" => $"{row.Title} failed: {row.ErrorMessage}",
        _ => $"{row.Title}: {row.Status}.",
    };

    private sealed record FirstBackupRow
    {
        public Guid Id { get; init; }
        public string Kind { get; init; } = "";
        public string Title { get; init; } = "";
        public string Status { get; init; } = "";
        public string? ErrorMessage { get; init; }
        public long? VerifiedFiles { get; init; }
    }
}
