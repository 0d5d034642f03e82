namespace BackupApi.Engines.Restic;

/// <summary>Makes repositories and tells what they are. Runs on the backup host.</summary>
internal sealed class ResticRepository(ResticRunner runner, ResticBackups backups, ResticSizes sizes)
{
    public const string Encryption = "aes256";

    public async Task<RepositoryIdentity> InitializeAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        await using (var here = await runner.OpenUnverifiedAsync(repository, cancellationToken))
        {
            await ResticVersion.RequireAsync(here.Host, asRoot: false, cancellationToken);
            if (await repository.Place.Objects.ListAsync("", cancellationToken).AnyAsync(cancellationToken)) throw ResticProblems.NotEmpty(repository.Name);
            try
            {
                await runner.RunAsync(here, repository, ResticCommands.Initialize(), cancellationToken);
            }
            catch
            {
                await repository.Place.Objects.DestroyAsync(CancellationToken.None);
                throw;
            }
        }

        return await InspectAsync(repository, cancellationToken);
    }

    public async Task<RepositoryIdentity> InspectAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        string version;
        await using (var here = await runner.OpenHereAsync(repository, cancellationToken))
        {
            version = await ResticVersion.RequireAsync(here.Host, asRoot: false, cancellationToken);
        }

        var list = await backups.ListAsync(repository, cancellationToken);
        return new RepositoryIdentity(runner.EngineIdOf(repository), Encryption, null, version, await sizes.MeasureAsync(repository, list, cancellationToken), list.Whole.Count);
    }

    /// <summary>Refuses while another restic holds the repository.</summary>
    public async Task DestroyAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        await backups.ListAsync(repository, cancellationToken);
        if (await new ResticLocks(runner).LivingAsync(repository, cancellationToken) is { } owner) throw ResticProblems.Explain(new ResticResult(11, [owner]), repository.Name, "the backup host");
        await repository.Place.Objects.DestroyAsync(CancellationToken.None);
        var state = runner.StateOf(repository);
        if (Directory.Exists(state)) Directory.Delete(state, recursive: true);
    }
}
