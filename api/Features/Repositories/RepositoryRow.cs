using BackupApi.Engines;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using Npgsql;

namespace BackupApi.Features.Repositories;

/// <summary>Writes the row of a repository that exists in its pool.</summary>
internal static class RepositoryRow
{
    private const string Sql = """
        insert into repositories (id, workspace_id, pool_id, name, engine, location, encryption, compression, passphrase_protected, key_protected, engine_id, append_only,
                                  original_bytes, compressed_bytes, deduplicated_bytes, tags)
        values (@Id, @WorkspaceId, @PoolId, @Name, @Engine, @Location, @Encryption, @Compression, @PassphraseProtected, @KeyProtected, @EngineId, @AppendOnly,
                @OriginalBytes, @CompressedBytes, @DeduplicatedBytes, @Tags)
        """;

    /// <summary>Throws <see cref="ProblemException"/> (name_taken, repository_exists).</summary>
    internal static async Task InsertAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Guid workspaceId, PoolPlace pool, IEngine engine, RepositoryAccess access, RepositoryIdentity identity,
        IReadOnlyList<string>? tags, SecretProtector protector)
    {
        try
        {
            await connection.ExecuteAsync(Sql, new
            {
                access.Id, WorkspaceId = workspaceId, PoolId = pool.Id, access.Name, Engine = engine.Kind, Location = access.Place.Location, identity.Encryption, access.Compression,
                PassphraseProtected = access.Passphrase is null ? null : protector.Protect(access.Passphrase), KeyProtected = identity.KeyFile is null ? null : protector.Protect(identity.KeyFile),
                identity.EngineId, access.AppendOnly, identity.Sizes.OriginalBytes, identity.Sizes.CompressedBytes, identity.Sizes.DeduplicatedBytes, Tags = tags?.ToArray() ?? [],
            }, transaction);
        }
        catch (PostgresException exception) when (exception.ConstraintName == "repositories_name_key")
        {
            throw ProblemException.NameTaken("repository", access.Name);
        }
        catch (PostgresException exception) when (exception.ConstraintName == "repositories_location_key")
        {
            throw new ProblemException(409, ProblemCodes.RepositoryExists, $"The folder of {access.Name} belongs to another repository already.", "Open that repository, or choose another folder.");
        }
    }
}
