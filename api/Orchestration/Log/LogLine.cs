namespace BackupApi.Orchestration.Log;

/// <summary>How serious a log line is.</summary>
public enum LogLevelName { Info, Warning, Error }

/// <summary>One line of an operation's log.</summary>
/// <param name="Sequence">1 for the first line; without gaps.</param>
/// <param name="At">When it was written.</param>
/// <param name="Level">How serious it is.</param>
/// <param name="Phase">The phase it belongs to.</param>
/// <param name="Message">One line of text.</param>
public sealed record LogLine(long Sequence, DateTimeOffset At, LogLevelName Level, string? Phase, string Message);
