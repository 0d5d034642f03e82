using BackupApi.Security;

namespace BackupApi.Features.Jobs;

internal static class JobsEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var jobs = api.MapGroup("/jobs").WithTags("Jobs");
        jobs.MapGet("", ListJobs.HandleAsync).WithName("listJobs").Requires(Permission.JobsRead).ProducesProblem(400);
        jobs.MapPost("", CreateJob.HandleAsync).WithName("createJob").Requires(Permission.JobsWrite).ProducesProblem(400).ProducesProblem(409);
        jobs.MapGet("/{id:guid}", GetJob.HandleAsync).WithName("getJob").Requires(Permission.JobsRead).ProducesProblem(404);
        jobs.MapPut("/{id:guid}", UpdateJob.HandleAsync).WithName("updateJob").Requires(Permission.JobsWrite)
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
        jobs.MapDelete("/{id:guid}", DeleteJob.HandleAsync).WithName("deleteJob").Requires(Permission.JobsWrite).ProducesProblem(404).ProducesProblem(409);
        jobs.MapPost("/{id:guid}/run", RunJob.HandleAsync).WithName("runJob").Requires(Permission.JobsRun).ProducesProblem(404).ProducesProblem(409);
        jobs.MapGet("/{id:guid}/runs", ListJobRuns.HandleAsync).WithName("listJobRuns").Requires(Permission.JobsRead).ProducesProblem(400).ProducesProblem(404);
    }
}
