using System.Diagnostics;
using System.Globalization;
using BackupApi.Data;
using BackupApi.Hosts;
using BackupApi.Inventory;
using BackupApi.Orchestration;
using BackupApi.Problems;
using BackupApi.Processes;
using BackupApi.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Backups;

/// <summary>Whether a restore can be expected to work, without writing anything.</summary>
/// <param name="RequiredBytes">Of what was chosen; null while the backup's tree is still being read.</param>
/// <param name="FreeBytes">On the target's file system; null when it could not be asked.</param>
public sealed record RestoreCheck(bool CanRestore, long? RequiredBytes, long? FreeBytes, IReadOnlyList<TestStep> Steps);

internal static class CheckRestore
{
    // Walks up to the nearest folder that exists; tells free bytes, whether it may be written, and whether the target exists and is empty.
    private const string Probe = """
        target=$1; near=$target
        while [ ! -d "$near" ]; do near=$(dirname -- "$near"); done
        free=$(df -PB1 -- "$near" | awk 'NR == 2 { print $4 }')
        if [ -w "$near" ]; then writable=yes; else writable=no; fi
        if [ ! -e "$target" ]; then state=missing; elif [ ! -d "$target" ]; then state=file; elif [ -z "$(ls -A -- "$target" | head -n 1)" ]; then state=empty; else state=full; fi
        printf '%s %s %s\n' "$free" "$writable" "$state"
        """;

    /// <summary>Reachability, permission, room and conflicts at the target of a restore.</summary>
    internal static async Task<Ok<RestoreCheck>> HandleAsync(
        Guid id, RestoreBackupRequest request, TenantDatabase database, Caller caller, ServerInventory servers, IHostFactory hosts, CheckDatabaseRestore databases, CancellationToken cancellationToken)
    {
        if (request.Database is not null) return TypedResults.Ok(await databases.RunAsync(id, request, request.Database, database, caller, cancellationToken));
        HostAddress address;
        long? required;
        await using (var connection = await database.OpenAsync(cancellationToken))
        {
            var backup = await GetBackup.ReadPresentAsync(connection, caller.WorkspaceId, id, cancellationToken);
            var (server, _) = await RestoreBackup.ResolveTargetAsync(connection, caller, backup, request);
            address = await servers.GetAddressAsync(connection, server, cancellationToken);
            var tree = await BackupTree.WantAsync(connection, caller.WorkspaceId, id, cancellationToken);
            required = tree.State == TreeState.Ready
                ? (await MeasureSelection.MeasureAsync(connection, caller.WorkspaceId, id, request.Keys ?? [], cancellationToken)).Bytes
                : request.Keys is { Count: > 0 } ? null : backup.OriginalBytes;
        }

        var watch = Stopwatch.StartNew();
        try
        {
            await using var host = await hosts.OpenAsync(address, cancellationToken);
            var reached = new TestStep("reach", $"Sign in to {address.Name}", TestStepStatus.Passed, "Signed in.", null, null, watch.ElapsedMilliseconds);
            var probe = await host.RunAsync(new CommandLine("sh", "-c", Probe, "sh", request.TargetPath ?? "/") { AsRoot = true }, cancellationToken);
            return TypedResults.Ok(Judge(request, required, reached, probe));
        }
        catch (HostException exception)
        {
            var failed = new TestStep("reach", $"Sign in to {address.Name}", TestStepStatus.Failed, exception.Message, exception.Code, exception.Hint, watch.ElapsedMilliseconds);
            return TypedResults.Ok(new RestoreCheck(false, required, null, [failed]));
        }
    }

    private static RestoreCheck Judge(RestoreBackupRequest request, long? required, TestStep reached, CommandResult probe)
    {
        var words = probe.StandardOutput.Trim().Split(' ');
        if (!probe.Succeeded || words.Length != 3 || !long.TryParse(words[0], CultureInfo.InvariantCulture, out var free))
        {
            var failed = new TestStep("target", "Look at the target", TestStepStatus.Failed, probe.StandardError.Trim(), ProblemCodes.PathMissing, "Choose another folder.", 0);
            return new RestoreCheck(false, required, null, [reached, failed]);
        }

        List<TestStep> steps = [reached, Writable(request, words[1] == "yes", words[2]), Room(required, free), Conflicts(request, words[2])];
        return new RestoreCheck(steps.All(step => step.Status != TestStepStatus.Failed), required, free, steps);
    }

    private static TestStep Writable(RestoreBackupRequest request, bool writable, string state)
    {
        if (state == "file")
            return new("target", "Write to the target", TestStepStatus.Failed, $"{request.TargetPath} is a file, not a folder.", ProblemCodes.PathMissing, "Choose a folder.", 0);
        if (writable) return new("target", "Write to the target", TestStepStatus.Passed, $"{request.Place} can be written.", null, null, 0);
        return request.TargetPath is null
            ? new("target", "Write to the target", TestStepStatus.Warning, "The server's user may not write to /; what was backed up may still lie in folders that it may write to.", ProblemCodes.PermissionDenied, "Allow sudo for this server to restore everything with its owners.", 0)
            : new("target", "Write to the target", TestStepStatus.Failed, $"The server's user may not write to {request.TargetPath}.", ProblemCodes.PermissionDenied, "Choose a folder that it may write to, or allow sudo for this server.", 0);
    }

    private static TestStep Room(long? required, long free) => required switch
    {
        null => new("room", "Room", TestStepStatus.Skipped, $"{Figures.Bytes(free)} free; how much is needed is known once the backup's tree is read.", null, null, 0),
        { } bytes when bytes > free => new("room", "Room", TestStepStatus.Failed, $"{Figures.Bytes(free)} free, {Figures.Bytes(bytes)} needed.", ProblemCodes.StorageFull, "Choose a target with more room, or restore less.", 0),
        { } bytes => new("room", "Room", TestStepStatus.Passed, $"{Figures.Bytes(free)} free, {Figures.Bytes(bytes)} needed.", null, null, 0),
    };

    private static TestStep Conflicts(RestoreBackupRequest request, string state) => state switch
    {
        "full" => new("conflicts", "Existing files", TestStepStatus.Warning, $"{request.Place} is not empty. {Consequence(request.Overwrite)}", null, "A dry run tells file by file.", 0),
        _ => new("conflicts", "Existing files", TestStepStatus.Passed, state == "missing" ? "The folder will be made." : "The folder is empty.", null, null, 0),
    };

    private static string Consequence(Engines.OverwritePolicy policy) => policy switch
    {
        Engines.OverwritePolicy.Never => "Files that exist are kept as they are.",
        Engines.OverwritePolicy.IfChanged => "Files that differ in size or time are replaced.",
        _ => "Files that exist are replaced.",
    };
}
