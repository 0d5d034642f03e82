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
        update repositories set last_checked_at = now(), last_check_result = @Result, status = @Status, status_reason = @Reason where id = @RepositoryId
        """;

    public OperationKind Kind => OperationKind.Check;
    public string Title => "Check";
    public bool CanPause => true;

    public IReadOnlyList<PhaseDescription> Phases => [new("prepare", "Prepare"), new("check", "Check"), new("finish", "Finish")];

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
        context.Record.TransactAsync((connection, transaction) => connection.ExecuteAsync(SaveResult, new
        {
            context.Operation.RepositoryId, Status = passed ? "ready" : "damaged", Reason = passed ? null : findings.FirstOrDefault(),
            Result = passed ? Proven(specification) : "damaged",
        }, transaction), CancellationToken.None);
}
