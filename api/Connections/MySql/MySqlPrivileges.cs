using BackupApi.Hosts;

namespace BackupApi.Connections.MySql;

/// <summary>What the signed-in user may do of what a dump of every database needs.</summary>
internal static class MySqlPrivileges
{
    private static readonly string[] Needed = ["SELECT", "SHOW VIEW", "TRIGGER", "EVENT", "LOCK TABLES"];

    private const string Sql = "select privilege_type from information_schema.user_privileges where replace(grantee, '''', '') = current_user() union select privilege_type from information_schema.user_privileges where replace(grantee, '''', '') = concat(coalesce(current_role(), ''), '@')";

    // MySQL has no current_role() of one name; what roles give is not counted there.
    private const string PlainSql = "select privilege_type from information_schema.user_privileges where replace(grantee, '''', '') = current_user()";

    public static async Task<StepResult> CheckAsync(MySqlClient client, CancellationToken cancellationToken)
    {
        var held = (await client.AskAsync(client.Tools.IsMariaDb ? Sql : PlainSql, cancellationToken)).Select(row => row[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = Needed.Where(privilege => !held.Contains(privilege)).ToList();
        if (missing.Count > 0)
            return StepResult.Warning($"The user does not hold {string.Join(", ", missing)} on all databases; only those are dumped in full on which it does.",
                "Grant it, if this connection is to back up every database; the README lists what a backup needs.");
        return held.Contains("CREATE") && held.Contains("INSERT") && held.Contains("DROP")
            ? StepResult.Passed("The user may dump every database and restore it.")
            : StepResult.Passed("The user may dump every database. For restores choose a connection that may also create databases.");
    }
}
