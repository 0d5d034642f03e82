namespace BackupApi.Engines.Borg;

/// <summary>How a run of borg ended.</summary>
/// <param name="ExitCode">0 done, 1 done with warnings, 2 failed, 127 not installed, 128 + signal.</param>
/// <param name="ErrorIds">Borg's names of the errors, in order.</param>
/// <param name="Errors">What borg said at level ERROR or in no format at all; the last 50.</param>
internal sealed record BorgResult(int ExitCode, IReadOnlyList<string> ErrorIds, IReadOnlyList<string> Errors)
{
    public bool Succeeded => ExitCode is 0 or 1;

    /// <summary>The first line of the last error; of one that borg did not foresee the line that names it.</summary>
    public string? LastError => Errors.LastOrDefault(error => error.Trim().Length > 0) is { } last ? PythonTrace.IsTrace(last) ? PythonTrace.ErrorOf(last) : last.Split('\n')[0].Trim() : null;
}
