namespace BackupApi.Orchestration.Kinds;

/// <summary>The kinds of operations that this service runs, by their kind.</summary>
internal sealed class OperationKinds(IEnumerable<IOperationKind> members)
{
    private readonly Dictionary<OperationKind, IOperationKind> byKind = members.ToDictionary(member => member.Kind);

    public IReadOnlyCollection<IOperationKind> All => byKind.Values;

    public IOperationKind Of(OperationKind kind) => byKind[kind];
}
