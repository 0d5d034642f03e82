using System.Collections.Immutable;

namespace BackupApi.Processes;

/// <summary>A program to start: an argument list, never a shell string.</summary>
/// <param name="Program">Name on the search path or absolute path.</param>
/// <param name="Arguments">One element per argument; may hold any byte but NUL (bytes that are not UTF-8 as <see cref="RawText"/> writes them),
/// together below about 60 KiB. Longer lists go through standard input or a file. Never a secret.</param>
public sealed record CommandLine(string Program, ImmutableArray<string> Arguments)
{
    public CommandLine(string program, params string[] arguments) : this(program, ImmutableArray.Create(arguments)) { }

    /// <summary>Added to the environment (which has TZ=UTC, LC_ALL=C.UTF-8, PATH and HOME, and nothing of this service's own).
    /// Never a secret: the environment of a remote command travels in an argument.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Given to the program on file descriptor 3 and nowhere else (borg reads it with BORG_PASSPHRASE_FD=3). Below 64 KiB.
    /// Cannot be combined with <see cref="StandardInput"/>, but with <see cref="OpensStandardInput"/>.</summary>
    public ReadOnlyMemory<byte>? Secret { get; init; }

    /// <summary>Bytes for standard input. Null closes standard input at once.</summary>
    public ReadOnlyMemory<byte>? StandardInput { get; init; }

    /// <summary>Leaves standard input open: the caller writes <see cref="IRunningCommand.StandardInput"/> and closes it.</summary>
    public bool OpensStandardInput { get; init; }

    /// <summary>Its standard output is bulk data: the pipe gets more room, as it does for commands that are written to.</summary>
    public bool GivesBulk { get; init; }

    /// <summary>Run as root through sudo where the host is configured for it.</summary>
    public bool AsRoot { get; init; }

    /// <summary>CPU niceness, 0 to 19.</summary>
    public int Nice { get; init; }

    public string? WorkingDirectory { get; init; }

    /// <summary>Marks every process of the command (environment BACKUPAPI_OPERATION), so that any worker can find and end them.</summary>
    public Guid? Operation { get; init; }

    /// <summary>The program's name only: arguments may name what people keep to themselves.</summary>
    public override string ToString() => Program;
}
