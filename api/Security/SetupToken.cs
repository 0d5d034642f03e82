using BackupApi.Data;
using Dapper;

namespace BackupApi.Security;

/// <summary>The one-time token that makes the owner. Printed on the console at start; only its hash is stored, and that goes with the first use.</summary>
internal static class SetupToken
{
    private const string RenewSql = "update installation set setup_token_hash = @Hash where set_up_at is null";

    /// <summary>A new token, which replaces the one of the start before; null once the installation is set up.</summary>
    internal static async Task<string?> RenewAsync(SystemDatabase database, CancellationToken cancellationToken)
    {
        var token = OpaqueToken.New();
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteAsync(RenewSql, new { Hash = OpaqueToken.Hash(token) }) == 1 ? token : null;
    }
}
