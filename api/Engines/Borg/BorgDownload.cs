using System.Collections.Immutable;
using BackupApi.Problems;

namespace BackupApi.Engines.Borg;

/// <summary>Single files and tar streams out of a backup, read on the backup host.</summary>
internal sealed class BorgDownload(BorgRunner runner, BorgTree tree)
{
    public async Task ReadFileAsync(RepositoryAccess repository, string archive, byte[] path, Stream destination, CancellationToken cancellationToken)
    {
        var patterns = BorgPatterns.Exactly(path);
        var found = await tree.ReadAsync(repository, archive, patterns, false, cancellationToken).FirstOrDefaultAsync(cancellationToken)
            ?? throw new EngineException(ProblemCodes.PathMissing, $"The backup holds no file {PythonText.Display(path)}.", "Look into the backup's tree for the file's name.");
        // The content of hard links stands under the first name only, and borg prints nothing for the others.
        var content = found.Entry.Type == BackupEntryType.Hardlink ? BorgPatterns.Exactly(found.Entry.LinkTarget!) : patterns;
        await using var here = await runner.OpenHereAsync(repository, cancellationToken);
        var file = await here.WriteAsync("patterns", content, cancellationToken);
        await CopyAsync(here, repository, location => BorgCommands.ExtractToOutput(location, archive, file), destination, cancellationToken);
    }

    public async Task ReadTarAsync(RepositoryAccess repository, string archive, IReadOnlyList<byte[]> paths, Stream destination, CancellationToken cancellationToken)
    {
        await using var here = await runner.OpenHereAsync(repository, cancellationToken);
        var file = paths.Count == 0 ? null : await here.WriteAsync("patterns", BorgPatterns.Only(paths), cancellationToken);
        await CopyAsync(here, repository, location => BorgCommands.ExportTar(location, archive, file), destination, cancellationToken);
    }

    private async Task CopyAsync(
        BorgHere here, RepositoryAccess repository, Func<string, ImmutableArray<string>> arguments, Stream destination, CancellationToken cancellationToken)
    {
        var result = await runner.RunAsync(here.Host, here.Call(arguments), null, output => output.CopyToAsync(destination, cancellationToken), cancellationToken);
        if (!result.Succeeded)
        {
            throw BorgProblems.Explain(result, repository.Name, here.Host.Name);
        }
    }
}
