using System.Diagnostics;
using BackupApi.Data;
using BackupApi.Hosts;
using BackupApi.Inventory;
using BackupApi.Security;
using BackupApi.SourceTypes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Sources;

/// <summary>What a test of a source saw, step by step.</summary>
public sealed record SourceTest(bool Passed, DateTimeOffset TestedAt, IReadOnlyList<TestStep> Steps);

internal static class TestSource
{
    /// <summary>Signs in to the server and looks whether what the source names is there and can be read.</summary>
    internal static async Task<Ok<SourceTest>> HandleAsync(
        Guid id, TenantDatabase database, Caller caller, Catalog catalog, ServerInventory servers, SourceInventory sources, IHostFactory hosts, TimeProvider time, CancellationToken cancellationToken)
    {
        CheckedSettings settings;
        SourceAccess access;
        HostAddress address;
        await using (var connection = await database.OpenAsync(cancellationToken))
        {
            var source = await SourceReader.FindAsync(connection, caller.WorkspaceId, id, cancellationToken);
            settings = CheckedSettings.Of(source.Settings, catalog);
            access = await sources.GetAccessAsync(connection, caller.WorkspaceId, settings.Type.Type, settings.Json, null, cancellationToken);
            address = await servers.GetAddressAsync(connection, source.ServerId, cancellationToken);
        }

        var steps = new List<TestStep>();
        var watch = Stopwatch.StartNew();
        try
        {
            await using var host = await hosts.OpenAsync(address, cancellationToken);
            steps.Add(new TestStep("sign_in", $"Sign in to {host.Name}", TestStepStatus.Passed, "Signed in.", null, null, watch.ElapsedMilliseconds));
            steps.AddRange(await settings.Type.TestAsync(host, access, cancellationToken));
        }
        catch (HostException exception)
        {
            steps.Add(new TestStep("sign_in", $"Sign in to {address.Name}", TestStepStatus.Failed, exception.Message, exception.Code, exception.Hint, watch.ElapsedMilliseconds));
        }

        return TypedResults.Ok(new SourceTest(steps.All(step => step.Status != TestStepStatus.Failed), time.GetUtcNow(), steps));
    }
}
