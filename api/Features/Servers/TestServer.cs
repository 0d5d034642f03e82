using BackupApi.Data;
using BackupApi.Hosts;
using BackupApi.Inventory;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Servers;

internal static class TestServer
{
    // Not a change by a person: the version stays.
    private const string Sql = """
        update servers set status = @Status, last_test = @Test::jsonb, last_tested_at = @TestedAt, offered_host_key = @OfferedKey, offered_host_key_fingerprint = @OfferedFingerprint
        where workspace_id = @WorkspaceId and id = @Id
        """;

    /// <summary>Tries step by step what a backup will need: reach, host key, sign-in, sudo, a shell, borg, the way back, room. Remembers the result.</summary>
    internal static async Task<Ok<ServerTest>> HandleAsync(
        Guid id, TenantDatabase database, ServerInventory inventory, IHostFactory hosts, Caller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        HostAddress address;
        await using (var connection = await database.OpenAsync(cancellationToken))
            address = await inventory.GetAddressAsync(connection, id, cancellationToken);
        // Steps may take long when a machine does not answer; no connection to the database is held meanwhile.
        var result = await hosts.TestAsync(address, cancellationToken);
        var test = new ServerTest(result.Passed, clock.GetUtcNow(), result.Steps);
        var offered = StatusOf(test) == ServerStatus.HostKeyChanged && address is SshAddress ssh ? await OfferAsync(hosts, ssh, cancellationToken) : null;
        await using (var connection = await database.OpenAsync(cancellationToken))
            await connection.ExecuteAsync(Sql, new
            {
                caller.WorkspaceId, Id = id, Status = StatusOf(test), Test = JsonText.Of(test), test.TestedAt, OfferedKey = offered?.Key, OfferedFingerprint = offered?.Fingerprint,
            });
        return TypedResults.Ok(test);
    }

    /// <summary>A server is reachable when one can sign in; what is missing on it stands in the steps.</summary>
    internal static ServerStatus StatusOf(ServerTest test) => test.Steps.FirstOrDefault(step => step.Status == TestStepStatus.Failed) switch
    {
        { Code: ProblemCodes.HostKeyChanged or ProblemCodes.HostKeyUnknown } => ServerStatus.HostKeyChanged,
        { Code: ProblemCodes.HostSignInRefused } => ServerStatus.Unauthorized,
        { Code: ProblemCodes.HostUnreachable or ProblemCodes.ConnectionLost } => ServerStatus.Unreachable,
        _ => ServerStatus.Reachable,
    };

    private static async Task<HostKey?> OfferAsync(IHostFactory hosts, SshAddress address, CancellationToken cancellationToken)
    {
        try
        {
            return await hosts.ScanAsync(address.Address, address.Port, address.Jump, cancellationToken);
        }
        catch (HostException)
        {
            // It is the server on the way that shows another key, or the machine went away since; the test's steps say what was seen.
            return null;
        }
    }
}
