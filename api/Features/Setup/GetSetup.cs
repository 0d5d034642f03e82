using BackupApi.Data;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Setup;

/// <summary>Whether the installation was set up.</summary>
public sealed record SetupStatus(bool SetUp);

internal static class GetSetup
{
    private const string Sql = "select set_up_at is not null from installation";

    /// <summary>Tells whether the installation has an owner yet.</summary>
    internal static async Task<Ok<SetupStatus>> HandleAsync(SystemDatabase database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return TypedResults.Ok(new SetupStatus(await connection.QuerySingleAsync<bool>(Sql)));
    }
}
