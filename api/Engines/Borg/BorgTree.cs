using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using BackupApi.Engines.Restores;
using BackupApi.Processes;

namespace BackupApi.Engines.Borg;

/// <summary>Reads the entries of an archive on the backup host, streamed.</summary>
internal sealed class BorgTree(BorgRunner runner) : IBackupTree
{
    private const int Fields = 9;

    public IAsyncEnumerable<TreeEntry> ReadAsync(RepositoryAccess repository, string archive, IReadOnlyList<byte[]> paths, bool withHash, CancellationToken cancellationToken) =>
        ReadAsync(repository, archive, paths.Count == 0 ? null : BorgPatterns.Only(paths), withHash, cancellationToken);

    /// <param name="patterns">Content of a pattern file, or null for every entry.</param>
    public async IAsyncEnumerable<TreeEntry> ReadAsync(
        RepositoryAccess repository, string archive, string? patterns, bool withHash, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var here = await runner.OpenHereAsync(repository, cancellationToken);
        var file = patterns is null ? null : await here.WriteAsync("patterns", patterns, cancellationToken);
        var call = here.Call(location => BorgCommands.ListEntries(location, archive, withHash, file)) with { KeepsRawNames = true };
        await using var run = await runner.StartAsync(here.Host, call, null, null, cancellationToken);
        await foreach (var fields in new FieldReader(run.Output, Fields).ReadAsync(cancellationToken))
        {
            yield return Translate(fields);
        }

        var result = await run.WaitAsync(ProcessSignal.Terminate, cancellationToken);
        if (!result.Succeeded)
        {
            throw BorgProblems.Explain(result, repository.Name, here.Host.Name);
        }
    }

    private static TreeEntry Translate(byte[][] fields)
    {
        var mode = Encoding.ASCII.GetString(fields[1]);
        var type = mode.StartsWith('h') ? BackupEntryType.Hardlink : TypeOf(fields[0]);
        var size = type == BackupEntryType.File ? long.Parse(fields[4], CultureInfo.InvariantCulture) : 0;
        var entry = new BackupEntry(
            fields[6], type, size, BorgOutput.Time(Encoding.ASCII.GetString(fields[5])), mode,
            PythonText.Display(fields[2]), PythonText.Display(fields[3]), fields[7].Length == 0 ? null : fields[7]);
        return new TreeEntry(entry, Encoding.ASCII.GetString(fields[8]));
    }

    private static BackupEntryType TypeOf(byte[] type) => (char)type[0] switch
    {
        'd' => BackupEntryType.Folder,
        'l' => BackupEntryType.Symlink,
        'p' => BackupEntryType.Fifo,
        'b' or 'c' => BackupEntryType.Device,
        's' => BackupEntryType.Socket,
        _ => BackupEntryType.File,
    };
}
