using BackupApi.Data;
using BackupApi.Orchestration.Kinds;
using BackupApi.Problems;
using BackupApi.Security;
using BackupApi.SourceTypes;
using Dapper;
using FluentValidation;
using Npgsql;

namespace BackupApi.Features.Backups;

/// <summary>Loads the backup's databases into a server of databases, instead of writing files.</summary>
/// <param name="ConnectionId">Where to; absent: the connection that the backup's source uses.</param>
/// <param name="Databases">Which, and under which names; absent or empty: all, each as NAME_restored.</param>
/// <param name="Replace">Replace databases that exist under the target's name; without it they are refused. Needs `confirm`.</param>
/// <param name="Parallel">How many connections load at once, where the tool can; 1 when absent.</param>
/// <param name="Owner">Becomes the owner of everything that is loaded (PostgreSQL).</param>
/// <param name="Accounts">Load users, roles and grants as well.</param>
public sealed record RestoreDatabasesRequest(
    Guid? ConnectionId = null, IReadOnlyList<RestoreDatabaseTarget>? Databases = null, bool Replace = false, int Parallel = 1, string? Owner = null, bool Accounts = false);

/// <param name="Database">Its name in the backup.</param>
/// <param name="Target">Its name on the target server.</param>
public sealed record RestoreDatabaseTarget(string Database, string Target);

internal sealed class RestoreDatabasesValidator : AbstractValidator<RestoreDatabasesRequest>
{
    public RestoreDatabasesValidator()
    {
        RuleFor(request => request.Parallel).InclusiveBetween(1, 32);
        RuleFor(request => request.Owner).MaximumLength(63);
        RuleFor(request => request.Databases).Must(list => list is null || list.Count <= 1000).WithMessage("At most 1,000 databases can be named; leave the list empty for all.");
        RuleFor(request => request.Databases).Must(list => list is null || list.All(target => IsName(target.Database) && IsName(target.Target))).WithMessage("A database has a name of 1 to 64 characters without control characters.");
        RuleFor(request => request.Databases).Must(list => list is null || list.Select(target => target.Target).Distinct().Count() == list.Count).WithMessage("Two databases cannot be loaded under one name.");
    }

    private static bool IsName(string? name) => name is { Length: > 0 and <= 64 } && !name.Any(char.IsControl);
}

/// <summary>Where a restore into databases goes.</summary>
internal sealed record ChosenConnection(Guid Id, string Name, Guid ServerId)
{
    private const string SourceSql = "select settings ->> 'connectionId' from sources where id = @SourceId and workspace_id = @WorkspaceId";

    private const string ConnectionSql = "select id, name, server_id from connections where id = @Id and workspace_id = @WorkspaceId";

    /// <summary>Throws invalid and not_found.</summary>
    internal static async Task<ChosenConnection> ReadAsync(NpgsqlConnection connection, Caller caller, BackupResponse backup, RestoreDatabasesRequest request)
    {
        if (backup.Content != BackupContentKind.Databases) throw ProblemException.Invalid("database", "This backup holds files, not databases.");
        var id = request.ConnectionId
            ?? (Guid.TryParse(await connection.ExecuteScalarAsync<string?>(SourceSql, new { backup.SourceId, caller.WorkspaceId }), out var own) ? own : (Guid?)null)
            ?? throw ProblemException.Invalid("database.connectionId", "The source of this backup is gone, so name the connection to restore into.");
        return await connection.QuerySingleOrDefaultAsync<Row>(ConnectionSql, new { Id = id, caller.WorkspaceId }) is { } row
            ? new ChosenConnection(row.Id, row.Name, row.ServerId) : throw ProblemException.NotFound("connection");
    }

    internal DatabaseRestoreSpecification Specify(RestoreDatabasesRequest request, bool dryRun, bool acceptDamage) => new(
        Id, [.. (request.Databases ?? []).Select(target => new DatabaseTarget(target.Database, target.Target))], request.Replace, request.Parallel, request.Owner, request.Accounts, dryRun) { AcceptDamage = acceptDamage };

    private sealed record Row
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public Guid ServerId { get; init; }
    }
}
