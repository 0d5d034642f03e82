using System.Text.Json;
using BackupApi.Hosts;

namespace BackupApi.SourceTypes;

/// <summary>Files and folders of a server.</summary>
internal sealed class FilesSource : ISourceType
{
    public const string TypeName = "files";

    public string Type => TypeName;

    public string Title => "Files and folders";

    public string Summary => "Paths of a server with owners, times, links, attributes and access control lists.";

    public Type SettingsType => typeof(FilesSettings);

    public IReadOnlyDictionary<string, string[]> Validate(JsonElement settings) => FilesRules.Check(Read(settings));

    public Task<SourceContent> ResolveAsync(IHost host, SourceAccess access, CancellationToken cancellationToken)
    {
        var files = Read(access.Settings);
        return Task.FromResult<SourceContent>(new PathContent(
            [.. files.Paths.Distinct()], files.ExcludePatterns, files.OneFileSystem, files.KeepExtendedAttributes, files.KeepAccessControlLists, files.SparseFiles));
    }

    public Task<SourcePreview> PreviewAsync(IHost host, SourceAccess access, CancellationToken cancellationToken) =>
        new FilesPreview(Read(access.Settings)).RunAsync(host, cancellationToken);

    public Task<IReadOnlyList<TestStep>> TestAsync(IHost host, SourceAccess access, CancellationToken cancellationToken) =>
        FilesTest.RunAsync(host, Read(access.Settings), cancellationToken);

    private static FilesSettings Read(JsonElement settings) => (FilesSettings)settings.Deserialize<SourceSettings>(SettingsJson.Options)!;
}
