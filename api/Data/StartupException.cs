namespace BackupApi.Data;

/// <summary>The service cannot start; the message is a sentence for the person who starts it.</summary>
internal sealed class StartupException(string message, Exception? inner = null) : Exception(message, inner);
