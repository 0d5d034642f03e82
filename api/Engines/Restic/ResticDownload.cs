using System.Text;
using BackupApi.Problems;
using BackupApi.Processes;

namespace BackupApi.Engines.Restic;

/// <summary>Single files and tar streams out of a backup, read on the backup host.</summary>
internal sealed class ResticDownload(ResticRunner runner, ResticBackups backups, ResticTree tree)
{
    public async Task ReadFileAsync(RepositoryAccess repository, string archive, byte[] path, Stream destination, CancellationToken cancellationToken)
    {
        var found = await tree.ReadAsync(repository, archive, [path], false, cancellationToken).FirstOrDefaultAsync(cancellationToken);
        if (found?.Entry.Type != BackupEntryType.File || !found.Entry.Path.AsSpan().SequenceEqual(path))
            throw new EngineException(ProblemCodes.PathMissing, $"The backup holds no file {Encoding.UTF8.GetString(path)}.", "Look into the backup's tree for the file's name.");
        var parts = (await backups.RequireAsync(repository, archive, cancellationToken)).Parts;
        var part = parts.Count == 1 ? parts[0] : parts.First(candidate => candidate.Paths.Any(root => Encoding.UTF8.GetBytes(root).AsSpan(1).SequenceEqual(path)));
        await using var here = await runner.OpenHereAsync(repository, cancellationToken);
        var call = here.Call(ResticCommands.Dump(part.Id, "/" + RawText.Decode(path)));
        var result = await runner.RunAsync(here.Host, call, null, output => output.CopyToAsync(destination, cancellationToken), cancellationToken);
        if (result.Succeeded) return;
        var problem = ResticProblems.Explain(result, repository.Name, here.Host.Name);
        throw problem.Code == ProblemCodes.RepositoryDamaged ? ResticProblems.DamagedFile(repository.Name, Encoding.UTF8.GetString(path)) : problem;
    }

    /// <summary>Restic gives a whole folder as a tar; chosen members are taken out of it as they pass.</summary>
    public async Task ReadTarAsync(RepositoryAccess repository, string archive, IReadOnlyList<byte[]> paths, Stream destination, CancellationToken cancellationToken)
    {
        var selection = new PathSelection(paths);
        var parts = (await backups.RequireAsync(repository, archive, cancellationToken)).Parts;
        var folder = parts.Count == 1 ? CommonFolder(selection.Paths) : [];
        foreach (var part in parts)
        {
            await using var here = await runner.OpenHereAsync(repository, cancellationToken);
            var call = here.Call(ResticCommands.Dump(part.Id, "/" + RawText.Decode(folder)));
            var result = await runner.RunAsync(here.Host, call, null, output => new TarFilter(output, selection).CopyAsync(destination, cancellationToken), cancellationToken);
            if (!result.Succeeded) throw ResticProblems.Explain(result, repository.Name, here.Host.Name);
        }

        await destination.WriteAsync(new byte[1024], cancellationToken);
    }

    // The deepest folder that holds every chosen path; what lies beside them in it is read in vain.
    private static byte[] CommonFolder(IReadOnlyCollection<byte[]> paths)
    {
        if (paths.Count == 0) return [];
        var common = paths.First();
        foreach (var path in paths) common = common[..common.AsSpan().CommonPrefixLength(path)];
        return common[..Math.Max(0, Array.LastIndexOf(common, (byte)'/'))];
    }
}
