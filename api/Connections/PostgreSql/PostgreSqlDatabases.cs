namespace BackupApi.Connections.PostgreSql;

/// <param name="Bytes">Null where the user may not ask.</param>
internal sealed record PostgreSqlDatabase(string Name, string Owner, string Encoding, long? Bytes, bool MayConnect);

/// <summary>Looks which databases there are.</summary>
internal static class PostgreSqlDatabases
{
    private const string Sql = """
        select d.datname as name, r.rolname as owner, pg_encoding_to_char(d.encoding) as encoding, has_database_privilege(d.oid, 'connect') as may_connect,
          case when has_database_privilege(d.oid, 'connect') or pg_has_role(current_user, 'pg_read_all_stats', 'usage') then pg_database_size(d.oid) end as bytes
        from pg_database d join pg_roles r on r.oid = d.datdba
        where not d.datistemplate and d.datallowconn order by d.datname collate "C"
        """;

    private const string TablesSql = "select count(*) as count from pg_class where relkind in ('r', 'p', 'm') and relnamespace not in (select oid from pg_namespace where nspname ~ '^pg_' or nspname = 'information_schema')";

    /// <summary>Without templates and those that take no connection. Throws <see cref="ConnectionException"/>.</summary>
    public static Task<IReadOnlyList<PostgreSqlDatabase>> ListAsync(PostgreSqlClient client, CancellationToken cancellationToken) => client.AskAsync<PostgreSqlDatabase>(Sql, cancellationToken);

    public static async Task<long> CountTablesAsync(PostgreSqlClient client, string database, CancellationToken cancellationToken) =>
        (await client.AskAsync<Counted>(TablesSql, cancellationToken, database))[0].Count;

    public sealed record Counted(long Count);
}
