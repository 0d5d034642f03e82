using System.Security.Cryptography;
using System.Text;
using BackupApi.Problems;
using Dapper;
using Npgsql;

namespace BackupApi.Orchestration;

/// <summary>A request that is sent again with its Idempotency-Key starts nothing new: it gets the run that the first one started.</summary>
internal static class IdempotentStart
{
    internal const string Header = "Idempotency-Key";
    private const int LongestKey = 200;

    // Waits while another transaction holds the same key, so that of two at once one starts and the other repeats.
    private const string ClaimSql = """
        insert into idempotency_keys (workspace_id, key, request_hash, run_id) values (@WorkspaceId, @Key, @Hash, @RunId)
        on conflict (workspace_id, key) do nothing
        """;

    private const string FindSql = "select request_hash, run_id from idempotency_keys where workspace_id = @WorkspaceId and key = @Key";

    /// <summary>Gives the id for a new run, or with IsRepeat the id of the run that the same request started before.
    /// Throws <see cref="ProblemException"/> (409) when the key came with another request.</summary>
    /// <param name="key">The header; null for a request that may start something each time.</param>
    /// <param name="request">What tells one request from another: its operation and body.</param>
    internal static async Task<(Guid RunId, bool IsRepeat)> ClaimAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid workspaceId, string? key, string request)
    {
        var runId = Guid.CreateVersion7();
        if (string.IsNullOrEmpty(key)) return (runId, false);
        if (key.Length > LongestKey) throw new ProblemException(400, ProblemCodes.Invalid, $"The {Header} is longer than {LongestKey} letters.", "Send a shorter one, such as a UUID.");
        var parameters = new { WorkspaceId = workspaceId, Key = key, Hash = SHA256.HashData(Encoding.UTF8.GetBytes(request)), RunId = runId };
        if (await connection.ExecuteAsync(ClaimSql, parameters, transaction) == 1) return (runId, false);
        var first = await connection.QuerySingleAsync<KeyRow>(FindSql, parameters, transaction);
        if (!first.RequestHash.AsSpan().SequenceEqual(parameters.Hash))
            throw new ProblemException(409, ProblemCodes.IdempotencyConflict, $"This {Header} came with another request before.", "Send a new key with each new request, and the same one only when repeating a request.");
        return (first.RunId, true);
    }

    private sealed record KeyRow
    {
        public byte[] RequestHash { get; init; } = [];
        public Guid RunId { get; init; }
    }
}
