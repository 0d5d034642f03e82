using System.Security.Cryptography;
using System.Text;
using BackupApi.Problems;
using Dapper;
using Npgsql;

namespace BackupApi.Orchestration;

/// <summary>Makes a request that starts something safe to repeat: the same Idempotency-Key gets the run of the first one.</summary>
internal static class IdempotencyKeys
{
    internal const string Header = "Idempotency-Key";

    private const string Insert = """
        insert into idempotency_keys (workspace_id, key, request_hash, run_id) values (@WorkspaceId, @Key, @RequestHash, @RunId) on conflict do nothing
        """;

    private const string Select = "select request_hash, run_id from idempotency_keys where workspace_id = @WorkspaceId and key = @Key";

    /// <summary>Call inside the transaction that enqueues. Returns null when the run is new, else the run that the key started before.</summary>
    /// <param name="request">What the request asks for, as text; another one under the same key is refused (idempotency_conflict).</param>
    internal static async Task<Guid?> ReserveAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Guid workspaceId, string? key, string request, Guid runId, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(key)) return null;
        if (key.Length > 200) throw ProblemException.Invalid(Header, "An Idempotency-Key has at most 200 characters.");
        var parameters = new { WorkspaceId = workspaceId, Key = key, RequestHash = SHA256.HashData(Encoding.UTF8.GetBytes(request)), RunId = runId };
        if (await connection.ExecuteAsync(new CommandDefinition(Insert, parameters, transaction, cancellationToken: cancellationToken)) == 1) return null;
        var first = await connection.QuerySingleAsync<KeyRow>(new CommandDefinition(Select, parameters, transaction, cancellationToken: cancellationToken));
        return first.RequestHash.AsSpan().SequenceEqual(parameters.RequestHash) ? first.RunId
            : throw new ProblemException(409, ProblemCodes.IdempotencyConflict, "This Idempotency-Key was used for another request.", "Use a new key for every new request.");
    }

    private sealed record KeyRow
    {
        public byte[] RequestHash { get; init; } = [];
        public Guid RunId { get; init; }
    }
}
