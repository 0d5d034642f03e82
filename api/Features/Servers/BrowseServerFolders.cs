using BackupApi.Data;
using BackupApi.Hosts;
using BackupApi.Inventory;
using BackupApi.Problems;
using BackupApi.Processes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Servers;

/// <summary>What lies in a folder of a server.</summary>
/// <param name="Entries">Folders first, then by name; at most 2,000. Names that are not UTF-8 are left out: they are backed up with their folder.</param>
/// <param name="Truncated">The folder holds more.</param>
public sealed record ServerFolder(string Path, IReadOnlyList<ServerFolderEntry> Entries, bool Truncated);

/// <param name="IsFolder">A folder, or a link to one.</param>
/// <param name="SizeBytes">Null for folders.</param>
public sealed record ServerFolderEntry(string Name, string Path, bool IsFolder, long? SizeBytes);

internal static class BrowseServerFolders
{
    private const int Most = 2000;
    private const int NoFolder = 44;
    private const int Denied = 45;

    // Type, size and name, each ended by NUL. A shell loop where find knows no -printf (BusyBox).
    private const string Script = """
        if [ ! -d "$1" ]; then
          above=$1
          while [ ! -e "$above" ]; do above=$(dirname -- "$above"); done
          if [ -d "$above" ] && [ ! -x "$above" ]; then exit 45; fi
          exit 44
        fi
        cd -- "$1" 2>/dev/null && [ -r . ] || exit 45
        if find . -maxdepth 0 -printf '' 2>/dev/null; then
          find . -mindepth 1 -maxdepth 1 -printf '%Y\0%s\0%P\0' 2>/dev/null | head -z -n "$2"
        else
          for name in * .[!.]* ..?*; do
            if [ -d "$name" ]; then printf 'd\0000\000%s\000' "$name"; elif [ -e "$name" ]; then printf 'f\000%s\000%s\000' "$(stat -c %s -- "$name")" "$name"; fi
          done
        fi
        exit 0
        """;

    /// <summary>Lists a folder for picking paths. Reads as root where the server uses sudo.</summary>
    /// <param name="path">Absolute; the root when absent.</param>
    internal static async Task<Ok<ServerFolder>> HandleAsync(Guid id, string? path, TenantDatabase database, ServerInventory inventory, IHostFactory hosts, CancellationToken cancellationToken)
    {
        var folder = string.IsNullOrEmpty(path) ? "/" : path;
        if (!folder.StartsWith('/') || folder.Contains('\0') || folder.Length > 4096) throw ProblemException.Invalid("path", "Give an absolute path, such as /home.");
        HostAddress address;
        await using (var connection = await database.OpenAsync(cancellationToken))
            address = await inventory.GetAddressAsync(connection, id, cancellationToken);
        await using var host = await hosts.OpenAsync(address, cancellationToken);
        var result = await host.RunAsync(new CommandLine("sh", "-c", Script, "sh", folder, ((Most + 1) * 3).ToString()) { AsRoot = true }, cancellationToken);
        return result.ExitCode switch
        {
            0 => TypedResults.Ok(Read(folder, result)),
            NoFolder => throw new ProblemException(422, ProblemCodes.PathMissing, $"There is no folder {folder} on {host.Name}.", "Choose a folder that exists there."),
            Denied => throw new ProblemException(422, ProblemCodes.PermissionDenied, $"The folder {folder} on {host.Name} cannot be read by the user we sign in as.", "Use sudo for this server, or give that user the right to read it."),
            _ => throw new HostException(ProblemCodes.ToolFailed, $"The folder {folder} on {host.Name} cannot be listed: {result.StandardError.Trim()}", "Test the server and mend what fails there."),
        };
    }

    private static ServerFolder Read(string folder, CommandResult result)
    {
        var prefix = folder.TrimEnd('/') + "/";
        var entries = result.StandardOutput.Split('\0').SkipLast(1).Chunk(3).Where(fields => fields.Length == 3)
            .Select(fields => new ServerFolderEntry(fields[2], prefix + fields[2], fields[0] == "d", fields[0] == "d" ? null : long.TryParse(fields[1], out var size) ? size : null)).ToList();
        var sound = entries.Where(entry => !entry.Name.Contains('\uFFFD')).OrderByDescending(entry => entry.IsFolder).ThenBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase).Take(Most).ToList();
        return new ServerFolder(folder, sound, entries.Count > Most || result.Truncated);
    }
}
