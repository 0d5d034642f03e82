using System.Collections.Immutable;

namespace BackupApi.Engines.Borg;

/// <summary>Reading what a backup holds while another run writes to the same repository. Borg's lock would refuse that for as long as the other run takes;
/// a finished backup cannot change meanwhile, so after a refused lock the read is done without it.</summary>
internal static class ReadOnlyRun
{
    public static bool IsLocked(BorgResult result) => result.ErrorIds.Contains("LockTimeout");

    /// <summary>Copies what a borg command prints into a stream.</summary>
    public static async Task CopyAsync(
        BorgRunner runner, BorgHere here, RepositoryAccess repository, Func<string, bool, ImmutableArray<string>> arguments, Stream destination,
        CancellationToken cancellationToken)
    {
        var result = await RunAsync(false);
        if (IsLocked(result))
        {
            result = await RunAsync(true);
        }

        if (!result.Succeeded)
        {
            throw BorgProblems.Explain(result, repository.Name, here.Host.Name);
        }

        Task<BorgResult> RunAsync(bool ignoreLock) => runner.RunAsync(
            here.Host, here.Call(location => arguments(location, ignoreLock)), null, output => output.CopyToAsync(destination, cancellationToken), cancellationToken);
    }
}
