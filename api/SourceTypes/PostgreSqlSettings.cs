using BackupApi.Catalogs;

namespace BackupApi.SourceTypes;

/// <summary>Databases of a PostgreSQL cluster, each dumped by itself.</summary>
public sealed record PostgreSqlSettings : SourceSettings
{
    [Field("Connection", Kind = "connection", Required = true, Help = "How the database is signed in to.")]
    public Guid ConnectionId { get; init; }

    /// <summary>Empty: all but templates, as there are at each backup.</summary>
    [Field("Databases", Kind = "database_list", Placeholder = "All databases", Help = "Leave empty for all that there are at the time of each backup.")]
    public IReadOnlyList<string> Databases { get; init; } = [];

    /// <summary>Names, in which * stands for anything and ? for one character.</summary>
    [Field("Leave out", Kind = "text_list", Placeholder = "test_*", Advanced = true, Help = "Names of databases; * stands for anything, ? for one character.")]
    public IReadOnlyList<string> ExcludeDatabases { get; init; } = [];

    [Field("Roles and tablespaces", Kind = "boolean", Help = "Kept as an item of its own; with the roles' passwords only for a superuser.")]
    public bool Globals { get; init; } = true;

    /// <summary>Options of pg_dump from a list of allowed ones, each with its dashes.</summary>
    [Field("Further options of the dump", Kind = "text_list", Advanced = true, Placeholder = "--exclude-table-data=cache", Help = "Options of pg_dump, one each, such as --exclude-table-data=cache.")]
    public IReadOnlyList<string> ExtraOptions { get; init; } = [];
}
