using System.Diagnostics;
using System.Text.Json;
using BackupApi.Connections;
using BackupApi.Data;
using BackupApi.Hosts;
using BackupApi.Inventory;
using BackupApi.Problems;
using Dapper;

namespace BackupApi.Features.Connections;

/// <summary>Opens servers for connections and tests settings on them.</summary>
internal sealed class ConnectionTrial(TenantDatabase database, ICurrentWorkspace workspace, ServerInventory servers, IHostFactory hosts, TimeProvider clock)
{
    private const string ServerExists = "select exists (select from servers where id = @ServerId and workspace_id = @WorkspaceId)";

    private const string SaveSql = """
        update connections set status = @Status, last_test = @Test::jsonb, last_tested_at = @TestedAt where workspace_id = @WorkspaceId and id = @Id
        """;

    /// <summary>Throws not_found for a server of another workspace. No connection to our own database is held afterwards.</summary>
    public async Task<HostAddress> AddressAsync(Guid serverId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        if (!await connection.ExecuteScalarAsync<bool>(ServerExists, new { ServerId = serverId, workspace.WorkspaceId })) throw ProblemException.NotFound("server");
        return await servers.GetAddressAsync(connection, serverId, cancellationToken);
    }

    public async Task<IHost> OpenAsync(Guid serverId, CancellationToken cancellationToken) => await hosts.OpenAsync(await AddressAsync(serverId, cancellationToken), cancellationToken);

    public async Task<ConnectionTest> RunAsync(Guid serverId, IConnectionType type, JsonElement settings, CancellationToken cancellationToken)
    {
        var address = await AddressAsync(serverId, cancellationToken);
        var steps = new List<TestStep>();
        var watch = Stopwatch.StartNew();
        try
        {
            await using var host = await hosts.OpenAsync(address, cancellationToken);
            steps.Add(new TestStep("sign_in", $"Sign in to {host.Name}", TestStepStatus.Passed, "Signed in.", null, null, watch.ElapsedMilliseconds));
            steps.AddRange(await type.TestAsync(host, settings, cancellationToken));
        }
        catch (HostException exception)
        {
            steps.Add(new TestStep("sign_in", $"Sign in to {address.Name}", TestStepStatus.Failed, exception.Message, exception.Code, exception.Hint, watch.ElapsedMilliseconds));
        }

        return new ConnectionTest(steps.All(step => step.Status is TestStepStatus.Passed or TestStepStatus.Warning), clock.GetUtcNow(), steps);
    }

    /// <summary>Throws <see cref="ProblemException"/> (422, with the steps) when the test did not pass.</summary>
    public static void Require(ConnectionTest test)
    {
        if (test.Passed) return;
        var failed = test.Steps.First(step => step.Status == TestStepStatus.Failed);
        throw new ProblemException(422, failed.Code ?? ProblemCodes.ServiceUnreachable, failed.Detail, failed.Hint)
        {
            Extensions = new Dictionary<string, object?> { ["steps"] = test.Steps },
        };
    }

    /// <summary>Writes down what a test saw. Not a change by a person: the version stays.</summary>
    public async Task SaveAsync(Guid id, ConnectionTest test, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(SaveSql, new { workspace.WorkspaceId, Id = id, Status = test.Passed ? ConnectionStatus.Success : ConnectionStatus.Failed, Test = JsonText.Of(test), test.TestedAt });
    }
}
