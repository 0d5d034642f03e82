namespace BackupApi.Engines.Restic;

/// <summary>Looks after a restic that runs, which takes failures of its storage for something that passes.</summary>
internal interface IRunWatch
{
    /// <summary>What the way to the storage said.</summary>
    string Diagnostics { get; }

    /// <summary>Why the run was given up; null when it was not, or when what was said tells it.</summary>
    EngineException? Reason { get; }

    /// <summary>True as soon as the run cannot end well any more; false when it ended before.</summary>
    /// <param name="process">"PID HOST".</param>
    /// <param name="say">Takes what a person should know.</param>
    Task<bool> IsHopelessAsync(Task end, Task<string> process, Func<string, ValueTask> say);
}
