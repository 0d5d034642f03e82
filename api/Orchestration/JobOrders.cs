using BackupApi.Data;
using BackupApi.Problems;
using Dapper;
using FluentValidation;
using Npgsql;

namespace BackupApi.Orchestration;

/// <summary>What a job does when one that it depends on did not succeed.</summary>
public enum DependencyFailure { Skip, Run }

/// <param name="OnFailure">skip when absent.</param>
public sealed record DependencyRequest(Guid JobId, DependencyFailure? OnFailure = null);

/// <param name="Dependencies">Up to 20 jobs whose last run has to have ended well before this one runs.</param>
/// <param name="Conflicts">Up to 50 jobs that never run beside this one; it counts both ways.</param>
public sealed record SetJobOrderRequest(IReadOnlyList<DependencyRequest> Dependencies, IReadOnlyList<Guid> Conflicts);

public sealed record JobDependency(Guid JobId, string JobName, DependencyFailure OnFailure);

public sealed record JobConflict(Guid JobId, string JobName);

public sealed record JobOrderResponse(IReadOnlyList<JobDependency> Dependencies, IReadOnlyList<JobConflict> Conflicts);

internal sealed class SetJobOrderValidator : AbstractValidator<SetJobOrderRequest>
{
    public SetJobOrderValidator()
    {
        RuleFor(order => order.Dependencies).NotNull().Must(jobs => jobs is null || (jobs.Count <= 20 && jobs.All(job => job is not null) && jobs.DistinctBy(job => job.JobId).Count() == jobs.Count)).WithMessage("At most 20 jobs, each once.");
        RuleFor(order => order.Conflicts).NotNull().Must(jobs => jobs is null || (jobs.Count <= 50 && jobs.Distinct().Count() == jobs.Count)).WithMessage("At most 50 jobs, each once.");
    }
}

/// <summary>What is stored of the order of jobs.</summary>
internal static class JobOrders
{
    // Only what the workspace can see is linked; a foreign id counts as missing.
    private const string WriteSql = """
        delete from job_dependencies where job_id = @Id and workspace_id = @WorkspaceId;
        delete from job_conflicts where (job_id = @Id or other_id = @Id) and workspace_id = @WorkspaceId;
        insert into job_dependencies (workspace_id, job_id, depends_on_id, on_failure)
          select @WorkspaceId, @Id, j.id, d.on_failure from unnest(@Dependencies, @OnFailure) as d(id, on_failure) join jobs j on j.id = d.id and j.workspace_id = @WorkspaceId;
        insert into job_conflicts (workspace_id, job_id, other_id)
          select @WorkspaceId, least(@Id, j.id), greatest(@Id, j.id) from unnest(@Conflicts) as c(id) join jobs j on j.id = c.id and j.workspace_id = @WorkspaceId
        """;

    private const string CycleSql = """
        with recursive way as (
          select depends_on_id as id, array[depends_on_id] as seen from job_dependencies where job_id = @Id
          union all
          select d.depends_on_id, w.seen || d.depends_on_id from way w join job_dependencies d on d.job_id = w.id where not d.depends_on_id = any(w.seen) and cardinality(w.seen) < 100)
        select string_agg(j.name, ' → ' order by s.position) from (select seen from way where id = @Id limit 1) w
        cross join unnest(w.seen) with ordinality as s(id, position) join jobs j on j.id = s.id
        """;

    private const string DependenciesSql = """
        select j.id as job_id, j.name as job_name, d.on_failure from job_dependencies d join jobs j on j.id = d.depends_on_id where d.workspace_id = @WorkspaceId and d.job_id = @Id order by j.name
        """;

    private const string ConflictsSql = """
        select j.id as job_id, j.name as job_name from job_conflicts c join jobs j on j.id = case when c.job_id = @Id then c.other_id else c.job_id end
        where c.workspace_id = @WorkspaceId and (c.job_id = @Id or c.other_id = @Id) order by j.name
        """;

    /// <summary>Lets one change of any order through at a time, or two could close a circle together.</summary>
    internal static Task LockAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid workspaceId) =>
        connection.ExecuteAsync("select pg_advisory_xact_lock(18, hashtext(@WorkspaceId::text))", new { WorkspaceId = workspaceId }, transaction);

    /// <summary>Writes the order of a job, under <see cref="LockAsync"/>. Throws <see cref="ProblemException"/> (400) for jobs that do not exist, itself, and circles.</summary>
    /// <param name="member">The member of the request that the order is, with its dot; empty when it is the request.</param>
    internal static async Task<JobOrderResponse> WriteAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Guid workspaceId, Guid id, string name, SetJobOrderRequest request, string member = "")
    {
        if (request.Dependencies.Any(dependency => dependency.JobId == id)) throw ProblemException.Invalid($"{member}dependencies", "A job cannot depend on itself.");
        if (request.Conflicts.Contains(id)) throw ProblemException.Invalid($"{member}conflicts", "A job cannot conflict with itself.");
        await connection.ExecuteAsync(WriteSql, new
        {
            WorkspaceId = workspaceId, Id = id, Dependencies = request.Dependencies.Select(dependency => dependency.JobId).ToArray(),
            OnFailure = request.Dependencies.Select(dependency => EnumText.Of(dependency.OnFailure ?? DependencyFailure.Skip)).ToArray(), Conflicts = request.Conflicts.ToArray(),
        }, transaction);
        if (await connection.ExecuteScalarAsync<string?>(CycleSql, new { Id = id }, transaction) is { } cycle)
            throw ProblemException.Invalid($"{member}dependencies", $"These jobs would wait for each other for ever: {name} → {cycle}.");
        var order = await ReadAsync(connection, transaction, workspaceId, id);
        if (order.Dependencies.Count != request.Dependencies.Count) throw ProblemException.Invalid($"{member}dependencies", "One of the jobs does not exist in this workspace.");
        if (order.Conflicts.Count != request.Conflicts.Count) throw ProblemException.Invalid($"{member}conflicts", "One of the jobs does not exist in this workspace.");
        return order;
    }

    internal static async Task<JobOrderResponse> ReadAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, Guid workspaceId, Guid id)
    {
        var parameters = new { WorkspaceId = workspaceId, Id = id };
        var dependencies = await connection.QueryAsync<OrderRow>(DependenciesSql, parameters, transaction);
        var conflicts = await connection.QueryAsync<OrderRow>(ConflictsSql, parameters, transaction);
        return new JobOrderResponse([.. dependencies.Select(row => new JobDependency(row.JobId, row.JobName, row.OnFailure))], [.. conflicts.Select(row => new JobConflict(row.JobId, row.JobName))]);
    }

    private sealed record OrderRow
    {
        public Guid JobId { get; init; }
        public string JobName { get; init; } = "";
        public DependencyFailure OnFailure { get; init; }
    }
}
