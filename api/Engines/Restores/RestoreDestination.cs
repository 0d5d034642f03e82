using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Processes;

namespace BackupApi.Engines.Restores;

/// <summary>The folder that a restore writes into.</summary>
internal static class RestoreDestination
{
    public static async Task MakeFolderAsync(IHost host, RestoreRequest request, CancellationToken cancellationToken)
    {
        var command = new CommandLine("mkdir", "-p", "--", request.Destination) { AsRoot = true, Operation = request.Operation };
        var result = await host.RunAsync(command, cancellationToken);
        if (!result.Succeeded)
        {
            throw new EngineException(ProblemCodes.PermissionDenied, $"The folder {request.Destination} cannot be made on {host.Name}: {result.StandardError.Trim()}",
                "Choose a folder that the server's user may write, or let the server use sudo.");
        }
    }

    /// <summary>Tools leave a file that they could not write to its end (interrupted, no room) as it is. Its size tells it from a whole one.</summary>
    public static async Task RemoveHalfWrittenAsync(HostFiles files, IReadOnlyCollection<BackupEntry> entries)
    {
        var states = entries.Count == 0 ? [] : await files.LookAsync(entries.Select(entry => entry.Path), CancellationToken.None);
        foreach (var entry in entries)
        {
            if (entry.Type == BackupEntryType.File && states.TryGetValue(RawText.Decode(entry.Path), out var state) && state.Type == 'f' && state.Size != entry.Size)
            {
                await files.RemoveAsync(entry.Path, CancellationToken.None);
            }
        }
    }

    public static EngineException NoRoom(IHost host, RestoreRequest request) => new(
        ProblemCodes.StorageFull, $"There is no room left on {host.Name} below {request.Destination}.", "Free room there or restore to another folder; files that did not fit were removed again.");
}
