using BackupApi.Data;
using BackupApi.Hosts;
using BackupApi.Inventory;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace BackupApi.Features.Servers;

/// <summary>The whole server as it shall be. The address of an ssh server stays when absent, and so do port and user. See <see cref="CreateServerRequest"/>.</summary>
/// <param name="JumpServerId">Null: reached directly.</param>
/// <param name="PrivateKey">A new key in place of the present one; absent: it stays.</param>
public sealed record UpdateServerRequest(
    string Name, string? Description = null, string? Address = null, int? Port = null, string? Username = null, Guid? JumpServerId = null, bool? UseSudo = null,
    string? PrivateKey = null, IReadOnlyList<string>? Tags = null) : IServerFields
{
    public override string ToString() => Name;
}

internal sealed class UpdateServerRequestValidator : ServerFieldsValidator<UpdateServerRequest>;

internal static class UpdateServer
{
    private const string KindSql = "select kind from servers where workspace_id = @WorkspaceId and id = @Id";

    // A machine that is reached another way, or by another key, has to be tested again. The pinned host key stays, so that another machine is noticed.
    private const string Sql = """
        update servers set name = @Name, description = @Description, address = coalesce(@Address, address), port = coalesce(@Port, port), username = coalesce(@Username, username),
          jump_server_id = @JumpServerId, use_sudo = @UseSudo, tags = @Tags,
          key_origin = case when @PublicKey::text is null then key_origin else 'pasted' end,
          private_key_protected = coalesce(@PrivateKeyProtected, private_key_protected), public_key = coalesce(@PublicKey, public_key),
          status = case when (coalesce(@Address, address), coalesce(@Port, port), coalesce(@Username, username), @JumpServerId::uuid, @UseSudo) is distinct from
            (address, port, username, jump_server_id, use_sudo) or @PublicKey::text is not null then 'untested' else status end,
          version = version + 1, updated_at = now()
        where workspace_id = @WorkspaceId and id = @Id and version = @Version
        """;

    /// <summary>Changes a server as a whole.</summary>
    internal static async Task<Ok<ServerResponse>> HandleAsync(
        Guid id, UpdateServerRequest request, [FromHeader(Name = EntityTag.IfMatch)] string? ifMatch, TenantDatabase database, ServerInventory inventory, SecretProtector protector,
        Caller caller, AuditTrail audit, HttpResponse response, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var kind = await connection.QuerySingleOrDefaultAsync<ServerKind?>(KindSql, new { caller.WorkspaceId, Id = id }) ?? throw ProblemException.NotFound("server");
        var isSsh = kind == ServerKind.Ssh;
        var pair = isSsh && !string.IsNullOrWhiteSpace(request.PrivateKey) ? await ServerCredentials.KeyPairAsync(request.PrivateKey, cancellationToken) : null;
        var jump = isSsh ? request.JumpServerId : null;
        await ServerCredentials.JumpAsync(connection, inventory, jump == id ? null : jump, cancellationToken);
        await ServerCredentials.RefuseCircleAsync(connection, caller.WorkspaceId, id, jump);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            var changed = await connection.ExecuteAsync(Sql, new
            {
                Id = id, caller.WorkspaceId, Version = EntityTag.Parse(ifMatch), Name = request.Name.Trim(), Description = request.Description?.Trim() ?? "",
                Address = isSsh ? NullIfEmpty(request.Address) : null, Port = isSsh ? request.Port : null, Username = isSsh ? NullIfEmpty(request.Username) : null, JumpServerId = jump,
                UseSudo = request.UseSudo ?? false, Tags = request.Tags?.ToArray() ?? [], PrivateKeyProtected = pair is null ? null : protector.Protect(pair.PrivateKey), pair?.PublicKey,
            }, transaction);
            if (changed == 0) throw ProblemException.ChangedMeanwhile("server");
        }
        catch (PostgresException exception) when (exception.ConstraintName == "servers_name_key")
        {
            throw ProblemException.NameTaken("server", request.Name.Trim());
        }

        var details = new { request.Address, request.Port, request.Username, JumpServerId = jump, request.UseSudo, KeyReplaced = pair is not null };
        await audit.RecordAsync(connection, transaction, "server.updated", "server", id, request.Name.Trim(), details, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var server = await ServerReader.FindAsync(connection, caller.WorkspaceId, id) ?? throw ProblemException.NotFound("server");
        EntityTag.Write(response, server.Version);
        return TypedResults.Ok(server);
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
