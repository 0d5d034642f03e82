using System.Security.Cryptography;
using System.Text;
using BackupApi.Processes;

namespace BackupApi.Engines.Restic;

/// <summary>Computes the checksums of a backup's files by reading them out of the repository, in the order of its list. Few chosen paths are read one by one; otherwise all is read.</summary>
internal sealed class ResticContent(ResticRunner runner, RepositoryAccess repository, string snapshot, PathSelection selection) : IAsyncDisposable
{
    private const int ReadAlone = 24;
    private static readonly byte[] Everything = [];

    private ResticPlace? here;
    private ResticRun? run;
    private TarFiles? tar;
    private byte[]? chosen;

    /// <summary>SHA-256 in hex; empty when the content did not come. Throws when it is damaged.</summary>
    public async Task<string> HashAsync(byte[] path, CancellationToken cancellationToken)
    {
        var source = selection.Paths.Count is 0 or > ReadAlone ? Everything : selection.Find(path)!;
        if (chosen is null || !chosen.AsSpan().SequenceEqual(source)) await OpenAsync(source, path, cancellationToken);
        try
        {
            if (tar is null)
            {
                var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(run!.Output, cancellationToken));
                await EndAsync(path, cancellationToken);
                return hash;
            }

            while (await tar.NextAsync(cancellationToken) is { } member)
            {
                if (member.Path.AsSpan().TrimEnd((byte)'/').SequenceEqual(path)) return await HashMemberAsync(cancellationToken);
            }

            return await EndAsync(path, cancellationToken);
        }
        catch (EndOfStreamException)
        {
            return await EndAsync(path, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (run is not null) await run.DisposeAsync();
        if (here is not null) await here.DisposeAsync();
    }

    private async Task OpenAsync(byte[] source, byte[] path, CancellationToken cancellationToken)
    {
        if (run is not null) await run.DisposeAsync();
        here ??= await runner.OpenHereAsync(repository, cancellationToken);
        run = await runner.StartAsync(here.Host, here.Call(ResticCommands.Dump(snapshot, "/" + RawText.Decode(source))), null, null, cancellationToken);
        chosen = source;
        // A chosen file comes as it is, a folder as a tar.
        tar = source.AsSpan().SequenceEqual(path) ? null : new TarFiles(run.Output);
    }

    private async Task<string> HashMemberAsync(CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[256 * 1024];
        int read;
        while ((read = await tar!.ReadAsync(buffer, cancellationToken)) > 0) hash.AppendData(buffer.AsSpan(0, read));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private async Task<string> EndAsync(byte[] path, CancellationToken cancellationToken)
    {
        var result = await run!.WaitAsync(cancellationToken);
        if (result.Succeeded) return "";
        var problem = ResticProblems.Explain(result, repository.Name, here!.Host.Name);
        throw problem.Code == Problems.ProblemCodes.RepositoryDamaged ? ResticProblems.DamagedFile(repository.Name, Encoding.UTF8.GetString(path)) : problem;
    }
}
