using BackupApi.Data;
using BackupApi.Engines;
using BackupApi.Inventory;
using BackupApi.Problems;
using Dapper;

namespace BackupApi.Orchestration.Kinds;

/// <param name="ReadData">Read and verify every byte, not the structure alone.</param>
/// <param name="SubsetPercent">Read and verify this share of the data instead, another one each time.</param>
internal sealed record CheckSpecification(bool ReadData, int? SubsetPercent = null);

/// <summary>Proves that a repository is whole.</summary>
internal sealed class CheckOperation(RepositoryInventory repositories) : IOperationKind
{
    private const string SaveResult = """
        update repositories set last_checked_at = now(), last_check_result = @Result, status = @Status, status_reason = @Reason,
               last_data_check_at = case when @AllData then now() else last_data_check_at end
        where id = @RepositoryId
        """;

    // All that the repository holds was read and is as it was stored, so every backup in it is. One that a restore has proven is proven better.
    private const string SaveProof = """
        update backups set verified_at = now(), verify_result = 'passed'
        where repository_id = @RepositoryId and status in ('completed', 'warning') and damage = '[]' and completed_at < @CreatedAt and verify_result is distinct from 'restored'
        """;

    public OperationKind Kind => OperationKind.Check;
    public string Title => "Check";
    public bool CanPause => true;

    public IReadOnlyList<PhaseDescription> Phases => [new("prepare", "Prepare"), new("check", "Check"), new("finish", "Finish")];

    public static NewOperation Describe(Guid workspaceId, Guid repositoryId, string name, CheckSpecification specification, OperationTrigger trigger) => new()
    {
        WorkspaceId = workspaceId, RunId = Guid.CreateVersion7(), Kind = OperationKind.Check, Title = $"Check of {name}", Trigger = trigger,
        RepositoryId = repositoryId, RepositoryAccess = RepositoryUse.Exclusive, Specification = JsonText.Of(specification),
    };

    public async Task<OperationOutcome> RunAsync(OperationContext context, CancellationToken cancellationToken)
    {
        await context.EnterPhaseAsync("prepare");
        var specification = JsonText.Read<CheckSpecification>(context.Operation.Specification);
        var repository = await context.ReadAsync(connection => repositories.OpenAsync(connection, context.Operation.RepositoryId!.Value, cancellationToken), cancellationToken);
        await context.Resources.HoldAsync(ResourceKind.Process, null, repository.Access.Name, cancellationToken);
        await context.EnterPhaseAsync("check");
        await context.Log.InfoAsync(Plan(specification));
        var outcome = await repository.Engine.CheckAsync(repository.Access, new CheckRequest(specification.ReadData, specification.SubsetPercent), context, cancellationToken);
        await context.EnterPhaseAsync("finish");
        await SaveAsync(context, specification, outcome.Passed, outcome.Findings);
        if (!outcome.Passed)
            throw new OperationFailedException(ProblemCodes.RepositoryDamaged,
                $"The repository {repository.Access.Name} is damaged: {outcome.Findings.FirstOrDefault() ?? "the tool found errors"}",
                "Do not delete anything. Copy the repository, check the disk below it, and see the findings in the log; the recovery kit tells how to repair with the plain tool.");
        return new OperationOutcome(OperationStatus.Completed, new OperationResult(Findings: outcome.Findings));
    }

    private static string Plan(CheckSpecification specification) => specification switch
    {
        { SubsetPercent: { } percent } => $"Verifying the structure, and reading about {percent} % of the data",
        { ReadData: true } => "Reading and verifying all data",
        _ => "Verifying the structure; data is not read",
    };

    private static string Proven(CheckSpecification specification) => specification switch
    {
        { SubsetPercent: { } percent } => $"passed, about {percent} % of the data read",
        { ReadData: true } => "passed, all data read",
        _ => "passed, structure",
    };

    private static Task SaveAsync(OperationContext context, CheckSpecification specification, bool passed, IReadOnlyList<string> findings) =>
        context.Record.TransactAsync(async (connection, transaction) =>
        {
            await connection.ExecuteAsync(SaveResult, Result(context, specification, passed, findings), transaction);
            if (passed && specification.ReadData) await connection.ExecuteAsync(SaveProof, context.Operation, transaction);
        }, CancellationToken.None);

    private static object Result(OperationContext context, CheckSpecification specification, bool passed, IReadOnlyList<string> findings) => new
    {
        context.Operation.RepositoryId, AllData = passed && specification.ReadData, Status = passed ? "ready" : "damaged", Reason = passed ? null : findings.FirstOrDefault(),
        Result = passed ? Proven(specification) : "damaged",
    };
}
