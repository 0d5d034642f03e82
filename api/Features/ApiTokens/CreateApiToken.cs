using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace BackupApi.Features.ApiTokens;

/// <summary>Makes an API token for scripts, good for this workspace alone.</summary>
/// <param name="Role">At most the caller's own.</param>
/// <param name="ExpiresAt">In the future; null or absent: until it is revoked.</param>
public sealed record CreateApiTokenRequest(string Name, Role Role, DateTimeOffset? ExpiresAt = null);

/// <summary>A new token.</summary>
/// <param name="Token">Shown this once; only its hash is kept.</param>
public sealed record CreatedApiToken(string Token, ApiTokenResponse ApiToken);

internal sealed class CreateApiTokenRequestValidator : AbstractValidator<CreateApiTokenRequest>
{
    public CreateApiTokenRequestValidator(TimeProvider clock)
    {
        RuleFor(request => request.Name).NotEmpty().MaximumLength(100);
        RuleFor(request => request.ExpiresAt).Must(time => time is null || time > clock.GetUtcNow()).WithMessage("The expiry must lie in the future.");
    }
}

internal static class CreateApiToken
{
    private const string Sql = """
        insert into api_tokens (id, workspace_id, user_id, name, role, prefix, token_hash, expires_at)
        values (@Id, @WorkspaceId, @UserId, @Name, @Role, @Prefix, @TokenHash, @ExpiresAt)
        returning id, name, role, prefix, expires_at, last_used_at, created_at
        """;

    /// <summary>Makes an API token.</summary>
    /// <remarks>The token stands in this answer and nowhere else. A name that is taken is refused.</remarks>
    internal static async Task<Created<CreatedApiToken>> HandleAsync(CreateApiTokenRequest request, TenantDatabase database, Caller caller, AuditTrail audit, CancellationToken cancellationToken)
    {
        if (request.Role > caller.Role) throw ProblemException.Invalid("role", $"The token may not hold a higher role than yours ({EnumText.Of(caller.Role)}).");
        var token = OpaqueToken.New(OpaqueToken.ApiPrefix);
        var name = request.Name.Trim();
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            var row = await connection.QuerySingleAsync<ApiTokenResponse>(Sql, new
            {
                Id = Guid.CreateVersion7(), caller.WorkspaceId, caller.UserId, Name = name, request.Role, Prefix = token[..10], TokenHash = OpaqueToken.Hash(token), request.ExpiresAt,
            }, transaction);
            await audit.RecordAsync(connection, transaction, "api_token.created", "api_token", row.Id, name, new { request.Role, request.ExpiresAt }, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return TypedResults.Created($"/api/v1/api-tokens/{row.Id}", new CreatedApiToken(token, row));
        }
        catch (PostgresException exception) when (exception.ConstraintName == "api_tokens_name_key")
        {
            throw ProblemException.NameTaken("API token", name);
        }
    }
}
