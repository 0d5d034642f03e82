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

    public SourceContent Resolve(JsonElement settings)
    {
        var files = Read(settings);
        return new SourceContent(
            [.. files.Paths.Distinct()], files.ExcludePatterns, files.OneFileSystem, files.KeepExtendedAttributes, files.KeepAccessControlLists, files.SparseFiles);
    }

    public Task<SourcePreview> PreviewAsync(IHost host, JsonElement settings, CancellationToken cancellationToken) =>
        new FilesPreview(Read(settings)).RunAsync(host, cancellationToken);

    public Task<IReadOnlyList<TestStep>> TestAsync(IHost host, JsonElement settings, CancellationToken cancellationToken) =>
        FilesTest.RunAsync(host, Read(settings), cancellationToken);

    private static FilesSettings Read(JsonElement settings) => (FilesSettings)settings.Deserialize<SourceSettings>(SettingsJson.Options)!;
}
