using BackupApi.Connections;

namespace BackupApi.SourceTypes.Databases;

internal static class DatabasesPreview
{
    private const int Named = 200;

    /// <param name="leftOut">Names of databases that the source does not take.</param>
    public static SourcePreview Of(IReadOnlyList<DatabaseInfo> databases, IReadOnlyList<string> leftOut) => new(
        databases.Count, 0, databases.Sum(database => database.Bytes ?? 0), leftOut.Count, 0,
        [.. databases.OrderByDescending(database => database.Bytes ?? 0).Take(Named).Select(database => new PreviewEntry(database.Name, database.Bytes ?? 0, database.Warnings.Count > 0 ? database.Warnings[0] : null))],
        [.. leftOut.Take(Named).Select(name => new PreviewEntry(name, 0, null))], [], true)
    {
        Databases = databases,
    };
}
