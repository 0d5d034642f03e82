using BackupApi.Hosts;
using BackupApi.Processes;

namespace BackupApi.Engines.Restic;

/// <summary>Restic gives the folders above what it writes the owner, mode and time of the backup. Those that exist and are no part of the restore get their own back.</summary>
internal sealed class KeptFolders(RestoreWork work, byte[] noted)
{
    private const string Note = """cd -- "$1" && xargs -0 -r sh -c 'find "$@" -maxdepth 0 -type d -printf "%m\0%U:%G\0%T@\0%p\0"' sh""";

    private const string GiveBack =
        """cd -- "$1" && xargs -0 -r -n 4 sh -c 'chown -h -- "$2" "$4" 2>/dev/null; chmod -- "$1" "$4" 2>/dev/null; touch -d "@$3" -- "$4"' sh""";

    public static async Task<KeptFolders> NoteAsync(RestoreWork work, IReadOnlyCollection<byte[]> paths, CancellationToken cancellationToken)
    {
        using var input = new MemoryStream();
        foreach (var path in paths)
        {
            input.Write("./"u8);
            input.Write(path);
            input.WriteByte(0);
        }

        using var output = new MemoryStream();
        if (paths.Count > 0)
        {
            await using var running = await work.Host.StartAsync(Command(work, Note, input.ToArray()), cancellationToken);
            var errors = running.StandardError.CopyToAsync(Stream.Null, cancellationToken); // those that do not exist
            await running.StandardOutput.CopyToAsync(output, cancellationToken);
            await errors;
            await running.WaitAsync(cancellationToken);
        }

        return new KeptFolders(work, output.ToArray());
    }

    public async Task RestoreAsync()
    {
        if (noted.Length > 0) await work.Host.RunAsync(Command(work, GiveBack, noted), CancellationToken.None);
    }

    private static CommandLine Command(RestoreWork work, string script, byte[] input) =>
        new("sh", "-c", script, "sh", work.Request.Destination) { AsRoot = true, Operation = work.Request.Operation, StandardInput = input };
}
