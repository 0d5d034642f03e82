using System.Text;
using BackupApi.Processes;

namespace BackupApi.Engines.Restic;

/// <summary>What a restore is told to write, as restic takes it.</summary>
internal static class RestorePatterns
{
    private const int OnCommandLine = 40 * 1024;
    private const int InFile = 1500 * 1024;

    /// <param name="Direct">For the command line.</param>
    /// <param name="FromFile">Arguments for a file, each ended by NUL; empty when the command line takes all.</param>
    public sealed record Batch(IReadOnlyList<string> Direct, byte[] FromFile);

    /// <summary>Paths that restic is to write of one part; null for none of it, empty for all.</summary>
    /// <param name="chosen">Those of all parts.</param>
    public static IReadOnlyList<byte[]>? For(ResticPart part, IReadOnlyList<byte[]> chosen, bool isOnlyPart)
    {
        if (isOnlyPart) return part.Paths.Contains("/") && chosen is [{ Length: 0 }] ? [] : chosen;
        var own = part.Paths.Select(path => Encoding.UTF8.GetBytes(path)[1..]).ToList();
        var mine = chosen.Where(path => own.Exists(root => root.AsSpan().SequenceEqual(path))).ToList();
        return mine.Count == 0 ? null : mine;
    }

    public static IEnumerable<Batch> Batches(IReadOnlyList<byte[]> paths)
    {
        var patterns = paths.Select(path => "/" + ResticExcludes.Literal(RawText.Decode(path))).ToList();
        if (patterns.Sum(pattern => pattern.Length * 2 + 16) <= OnCommandLine) return [new Batch(patterns, [])];
        return InFiles(patterns);
    }

    private static IEnumerable<Batch> InFiles(IReadOnlyList<string> patterns)
    {
        using var file = new MemoryStream();
        foreach (var argument in patterns.Select(pattern => RawText.Encode(ResticCommands.Include(pattern))))
        {
            if (file.Length + argument.Length >= InFile)
            {
                yield return new Batch([], file.ToArray());
                file.SetLength(0);
            }

            file.Write(argument);
            file.WriteByte(0);
        }

        yield return new Batch([], file.ToArray());
    }
}
