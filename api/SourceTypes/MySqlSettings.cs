using BackupApi.Catalogs;

namespace BackupApi.SourceTypes;

/// <summary>Databases of a MySQL or MariaDB server, each dumped by itself.</summary>
public sealed record MySqlSettings : SourceSettings
{
    [Field("Connection", Kind = "connection", Required = true, Help = "How the database is signed in to.")]
    public Guid ConnectionId { get; init; }

    /// <summary>Empty: all but those of the system, as there are at each backup.</summary>
    [Field("Databases", Kind = "database_list", Placeholder = "All databases", Help = "Leave empty for all that there are at the time of each backup.")]
    public IReadOnlyList<string> Databases { get; init; } = [];

    /// <summary>Names, in which * stands for anything and ? for one character.</summary>
    [Field("Leave out", Kind = "text_list", Placeholder = "test_*", Advanced = true, Help = "Names of databases; * stands for anything, ? for one character.")]
    public IReadOnlyList<string> ExcludeDatabases { get; init; } = [];

    [Field("Procedures and functions", Kind = "boolean", Advanced = true)]
    public bool Routines { get; init; } = true;

    [Field("Triggers", Kind = "boolean", Advanced = true)]
    public bool Triggers { get; init; } = true;

    [Field("Events", Kind = "boolean", Advanced = true)]
    public bool Events { get; init; } = true;

    [Field("Users and grants", Kind = "boolean", Help = "Kept as an item of its own, without the system's accounts.")]
    public bool Accounts { get; init; } = true;

    /// <summary>Options of mysqldump from a list of allowed ones, each with its dashes.</summary>
    [Field("Further options of the dump", Kind = "text_list", Advanced = true, Placeholder = "--ignore-table=shop.cache", Help = "Options of mysqldump, one each, such as --ignore-table=shop.cache.")]
    public IReadOnlyList<string> ExtraOptions { get; init; } = [];
}
