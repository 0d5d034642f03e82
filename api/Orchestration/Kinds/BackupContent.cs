using BackupApi.Engines;
using BackupApi.SourceTypes;

namespace BackupApi.Orchestration.Kinds;

/// <summary>Tells an engine what a source wants backed up.</summary>
internal static class BackupContent
{
    private const int Named = 20;

    public static BackupRequest Request(Guid operation, BackupPlan plan, string archive, SourceContent content)
    {
        var (paths, streams) = (content as PathContent, content as StreamedContent);
        return new BackupRequest(
            operation, archive, paths?.Paths ?? [], paths?.ExcludePatterns ?? [], paths?.OneFileSystem ?? false, paths?.KeepExtendedAttributes ?? false, paths?.KeepAccessControlLists ?? false,
            paths?.SparseFiles ?? false, plan.Compression, plan.BandwidthLimitKbps, plan.Nice, $"BackupApi operation {operation}")
        {
            Streams = [.. streams?.Streams.Select(Stream) ?? []],
        };
    }

    private static BackupStream Stream(SourceStream stream) => new(stream.Name, stream.Title, stream.Command)
    {
        Explain = said => stream.Explain(said) is { } cause ? new StreamFailure(cause.Code, cause.Message, cause.Hint) : null,
    };

    /// <summary>For the log.</summary>
    public static string Name(SourceContent content)
    {
        IReadOnlyList<string> names = content is StreamedContent streams ? [.. streams.Streams.Select(stream => stream.Title)] : ((PathContent)content).Paths;
        return string.Join(", ", names.Take(Named)) + (names.Count > Named ? $" and {names.Count - Named} more" : "");
    }
}
