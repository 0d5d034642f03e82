using System.Collections.Immutable;
using System.Text;
using BackupApi.Processes;

namespace BackupApi.Engines.Archive;

/// <summary>Every command line that archives use. No path, pattern or name of a stream becomes part of a script or an option.</summary>
internal static class ArchiveCommands
{
    /// <summary>GNU tar, to standard output. Names of every byte are kept, and told one a line.</summary>
    /// <remarks>https://www.gnu.org/software/tar/manual/html_node/All-Options.html</remarks>
    public static CommandLine PackPaths(string mark, Packing packing, BackupRequest request)
    {
        List<string> options = ["--create", "--file=-", "--format=posix", "--pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime", "--quoting-style=escape", "--utc", "-vv", "--warning=no-file-ignored"];
        if (request.OneFileSystem) options.Add("--one-file-system");
        if (request.KeepExtendedAttributes) options.AddRange(["--xattrs", "--xattrs-include=*"]);
        if (request.KeepAccessControlLists) options.Add("--acls");
        if (request.SparseFiles) options.Add("--sparse");
        options.AddRange(ArchiveExcludes.Options(request.ExcludePatterns));
        return Script(PipelineScript.PackPaths, mark, [packing.Program, packing.Level.ToString(null, null), packing.Recipient ?? "", .. options, "--", .. request.Paths.Select(ArchiveExcludes.Normalize)]) with
        {
            GivesBulk = true, AsRoot = true, Nice = request.Nice, Operation = request.Operation,
        };
    }

    /// <summary>The command's secret stays its own; environment, folder and rights are those that it asks for.</summary>
    public static CommandLine PackStream(string mark, Packing packing, BackupRequest request, BackupStream stream) => stream.Command with
    {
        Program = "sh",
        Arguments = ["-c", PipelineScript.PackStream, "sh", mark, packing.Program, packing.Level.ToString(null, null), packing.Recipient ?? "", stream.Command.Program, .. stream.Command.Arguments],
        GivesBulk = true,
        Nice = request.Nice,
        Operation = request.Operation,
    };

    /// <summary>Packed content on standard input becomes plain content on standard output. The identity goes over a pipe.</summary>
    public static CommandLine Unpack(string mark, string packer, string? identity) => Script(PipelineScript.Unpack, mark, [packer, identity is null ? "no" : "yes"]) with
    {
        Secret = identity is null ? null : Encoding.UTF8.GetBytes(identity), OpensStandardInput = true,
    };

    /// <summary>Reads a tar from standard input. Folders get their attributes last, so that what is written into them cannot change these.</summary>
    public static CommandLine Extract(RestoreRequest request) => new(
        "tar", "--extract", "--file=-", $"--directory={request.Destination}", "--preserve-permissions", "--numeric-owner", "--xattrs", "--xattrs-include=*", "--acls", "--delay-directory-restore",
        "--quoting-style=escape", "--warning=no-timestamp")
    {
        OpensStandardInput = true, AsRoot = true, Nice = request.Nice, Operation = request.Operation,
    };

    public static CommandLine MakeKey() => new("age-keygen");

    /// <summary>The public half of the identity on standard input.</summary>
    public static CommandLine ReadRecipient(string identity) => new("age-keygen", "-y") { StandardInput = Encoding.UTF8.GetBytes(identity) };

    private static CommandLine Script(string script, string mark, ImmutableArray<string> arguments) => new("sh", (string[])["-c", script, "sh", mark, .. arguments]);
}
