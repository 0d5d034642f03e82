namespace BackupApi.Processes;

/// <summary>What a finished command left: exit code (128 + signal when it was killed) and what it printed, each cut at 4 MiB.</summary>
public sealed record CommandResult(int ExitCode, string StandardOutput, string StandardError, bool Truncated)
{
    public bool Succeeded => ExitCode == 0;
}
