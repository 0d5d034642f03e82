using System.Globalization;

namespace BackupApi.Connections.MySql;

/// <param name="Unsafe">Up to 20 tables that no transaction covers, such as those of MyISAM.</param>
internal sealed record MySqlDatabase(string Name, string CharacterSet, string Collation, long Bytes, long Tables, IReadOnlyList<string> Unsafe, long UnsafeCount);

/// <summary>Looks which databases there are and what is in them.</summary>
internal static class MySqlDatabases
{
    private const int Named = 20;

    private const string ListSql = """
        select s.schema_name, s.default_character_set_name, s.default_collation_name, coalesce(sum(t.data_length + t.index_length), 0), count(t.table_name)
        from information_schema.schemata s
        left join information_schema.tables t on t.table_schema = s.schema_name and t.table_type in ('BASE TABLE', 'SYSTEM VERSIONED', 'SEQUENCE')
        group by s.schema_name, s.default_character_set_name, s.default_collation_name
        """;

    private const string UnsafeSql = """
        select t.table_schema, t.table_name, t.engine from information_schema.tables t
        join information_schema.engines e on e.engine = t.engine and coalesce(e.transactions, 'NO') <> 'YES'
        where t.table_type in ('BASE TABLE', 'SYSTEM VERSIONED') and t.table_schema not in ('information_schema', 'performance_schema', 'mysql', 'sys')
        order by t.table_schema, t.table_name limit 10000
        """;

    private static readonly string[] System = ["information_schema", "performance_schema", "mysql", "sys"];

    /// <summary>Whether the name is one that the server keeps for itself. A folder that no database made (lost+found) shows as one too.</summary>
    public static bool IsSystem(string name) => System.Contains(name, StringComparer.OrdinalIgnoreCase) || name.StartsWith("#mysql50#", StringComparison.Ordinal);

    /// <summary>Without the system's own. Throws <see cref="ConnectionException"/>.</summary>
    public static async Task<IReadOnlyList<MySqlDatabase>> ListAsync(MySqlClient client, CancellationToken cancellationToken)
    {
        var rows = await client.AskAsync(ListSql, cancellationToken);
        var covered = (await client.AskAsync(UnsafeSql, cancellationToken)).Where(row => row.Length == 3).ToLookup(row => row[0], row => $"{row[1]} ({row[2]})");
        return [.. rows.Where(row => row.Length == 5 && !IsSystem(row[0])).Select(row => new MySqlDatabase(
            row[0], row[1], row[2], (long)decimal.Parse(row[3], CultureInfo.InvariantCulture), long.Parse(row[4], CultureInfo.InvariantCulture),
            [.. covered[row[0]].Take(Named)], covered[row[0]].Count())).OrderBy(database => database.Name, StringComparer.Ordinal)];
    }

    /// <summary>Null when every table is covered by the transaction of a dump.</summary>
    public static string? Warning(MySqlDatabase database) => database.UnsafeCount == 0 ? null
        : $"{database.Name}: no transaction covers {string.Join(", ", database.Unsafe.Take(5))}{(database.UnsafeCount > 5 ? $" and {database.UnsafeCount - 5} more" : "")}; "
            + "rows written to them during the dump may be inconsistent.";
}
