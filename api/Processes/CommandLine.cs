using System.Collections.Immutable;

namespace BackupApi.Processes;

/// <summary>A program to start: an argument list, never a shell string.</summary>
/// <param name="Program">Name on the search path or absolute path.</param>
/// <param name="Arguments">One element per argument; may hold any byte but NUL. Never a secret.</param>
public sealed record CommandLine(string Program, ImmutableArray<string> Arguments)
{
    public CommandLine(string program, params string[] arguments) : this(program, ImmutableArray.Create(arguments)) { }

    /// <summary>Added to the environment. Never a secret: the environment of a remote command travels in an argument.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Given to the program on file descriptor 3 and nowhere else (borg reads it with BORG_PASSPHRASE_FD=3).</summary>
    public ReadOnlyMemory<byte>? Secret { get; init; }

    /// <summary>Bytes for standard input; cannot be combined with <see cref="Secret"/>. Null closes standard input at once.</summary>
    public ReadOnlyMemory<byte>? StandardInput { get; init; }

    /// <summary>Run as root through sudo where the host is configured for it.</summary>
    public bool AsRoot { get; init; }

    /// <summary>CPU niceness, 0 to 19.</summary>
    public int Nice { get; init; }

    public string? WorkingDirectory { get; init; }

    /// <summary>Marks every process of the command (environment BACKUPAPI_OPERATION), so that any worker can find and end them.</summary>
    public Guid? Operation { get; init; }
}
