namespace BackupApi.Orchestration.Kinds;

/// <summary>Something that can be run. One file and one line in the Catalog per member.</summary>
internal interface IOperationKind
{
    OperationKind Kind { get; }

    string Title { get; }

    IReadOnlyList<PhaseDescription> Phases { get; }

    /// <summary>False for what must not be stopped half way and taken up again.</summary>
    bool CanPause { get; }

    /// <summary>Runs the operation; may run several times after network faults, pauses and restarts, and goes on from what is stored.
    /// Success means proven success. Throws EngineException, HostException, ProblemException or OperationFailedException for failures people can understand.</summary>
    Task<OperationOutcome> RunAsync(OperationContext context, CancellationToken cancellationToken);
}

/// <param name="Status">Completed or Warning.</param>
internal sealed record OperationOutcome(OperationStatus Status, OperationResult Result, string? Code = null, string? Message = null, string? Hint = null);
