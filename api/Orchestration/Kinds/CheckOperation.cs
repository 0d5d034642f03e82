using BackupApi.Data;
using BackupApi.Inventory;
using BackupApi.Problems;
using Dapper;
using Npgsql;

namespace BackupApi.Orchestration.Kinds;

/// <param name="ReadData">Read and verify every byte, not the structure alone.</param>
/// <param name="SubsetPercent">Read and verify about this share of the data instead, another one each time.</param>
/// <param name="AsPlanned">Read what the repository's plan says is due.</param>
internal sealed record CheckSpecification(bool ReadData, int? SubsetPercent = null, bool AsPlanned = false);

/// <summary>Proves that a repository is whole.</summary>
internal sealed class CheckOperation(RepositoryInventory repositories, TimeProvider clock) : IOperationKind
{
    private const string SelectRepository = "select maintenance::text as maintenance, data_shares::text as data_shares, last_data_check_at, created_at from repositories where id = @RepositoryId";

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
        var (plan, repository) = await context.ReadAsync(connection => PrepareAsync(connection, context.Operation, cancellationToken), cancellationToken);
        await context.Resources.HoldAsync(ResourceKind.Process, null, repository.Access.Name, cancellationToken);
        await context.EnterPhaseAsync("check");
        await context.Log.InfoAsync(plan.Sentence);
        var begun = clock.GetUtcNow();
        var outcome = await repository.Engine.CheckAsync(repository.Access, plan.Request, context, cancellationToken);
        var isDamaged = await CheckRecord.SaveAsync(context, plan, outcome, begun);
        if (!outcome.Passed && outcome.Readings.Count == 0) await DamageSearch.RunAsync(context, repository, cancellationToken);
        await context.EnterPhaseAsync("finish");
        if (!outcome.Passed)
            throw new OperationFailedException(ProblemCodes.RepositoryDamaged,
                $"The repository {repository.Access.Name} is damaged: {outcome.Findings.FirstOrDefault() ?? "the tool found errors"}",
                "Do not delete anything. Copy the repository, check the disk below it, and see the findings in the log; the recovery kit tells how to repair with the plain tool.");
        var result = new OperationResult(Findings: outcome.Findings);
        return !isDamaged ? new OperationOutcome(OperationStatus.Completed, result)
            : new OperationOutcome(OperationStatus.Warning, result, ProblemCodes.RepositoryDamaged, $"What was checked of {repository.Access.Name} is whole, but not all of its data was read, so it goes on counting as damaged.",
                "Check it with all data read; that tells whether the damage is gone.");
    }

    private async Task<(CheckPlan Plan, OpenedRepository Repository)> PrepareAsync(NpgsqlConnection connection, ClaimedOperation operation, CancellationToken cancellationToken)
    {
        var repository = await repositories.OpenAsync(connection, operation.RepositoryId!.Value, cancellationToken);
        var known = await connection.QuerySingleAsync<CheckedRepository>(SelectRepository, operation);
        return (CheckPlan.Make(JsonText.Read<CheckSpecification>(operation.Specification), known, repository.Engine.ReadsShares, clock.GetUtcNow()), repository);
    }
}
