using BackupApi.Connections;
using BackupApi.Connections.MySql;
using BackupApi.Problems;

namespace BackupApi.SourceTypes.MySql;

/// <summary>Users, roles and grants as statements that any server of the kind takes. Accounts of the system stay where they are.</summary>
internal static class MySqlAccounts
{
    private const string Left = "'root', 'mysql', 'mariadb.sys', 'mysql.sys', 'mysql.session', 'mysql.infoschema', 'debian-sys-maint', 'PUBLIC', ''";

    private const string RolesSql = $"select quote(user) from mysql.user where is_role = 'Y' and user not in ({Left})";
    private const string UsersSql = $"select concat(quote(user), '@', quote(host)) from mysql.user where is_role <> 'Y' and user not in ({Left})";
    private const string PlainUsersSql = $"select concat(quote(user), '@', quote(host)) from mysql.user where user not in ({Left})";

    // The option file can be read once from its descriptor, hence the variable; printf is the shell's own, so that no process carries it in its arguments.
    // A grant names no password again: an account that is there keeps its own.
    private const string Script = """
        roles=$1 users=$2; shift 2
        case $2 in --defaults-file=/dev/fd/3) options=$(cat <&3) || exit 1; exec 3<&-;; *) options= ;; esac
        ask() { sql=$1; shift; printf '%s\n' "$options" | { "$@" --batch --skip-column-names --raw --default-character-set=utf8mb4 --execute="$sql" 3<&0 </dev/null; }; }
        grants() { account=$1; shift; out=$(ask "show grants for $account" "$@") || return; printf '%s\n' "$out" | sed -E "/^GRANT /s/ IDENTIFIED (BY PASSWORD '[^']*'|VIA [A-Za-z0-9_]+( (USING|AS) '[^']*')?( OR [A-Za-z0-9_]+( (USING|AS) '[^']*')?)*)//; s/\$/;/"; }
        echo '-- Users and grants. An account that is there already keeps its password.'
        if [ -n "$roles" ]; then
          all=$(ask "$roles" "$@") || exit 1
          printf '%s\n' "$all" | while IFS= read -r name; do [ -z "$name" ] || printf 'CREATE ROLE IF NOT EXISTS %s;\n' "$name"; done
        fi
        accounts=$(ask "$users" "$@") || exit 1
        printf '%s\n' "$accounts" | while IFS= read -r account; do
          [ -n "$account" ] || continue
          out=$(ask "show create user $account" "$@") || exit 1
          printf '%s\n' "$out" | sed 's/^CREATE USER /CREATE USER IF NOT EXISTS /; s/$/;/'
        done || exit 1
        printf '%s\n%s\n' "${all:-}" "$accounts" | while IFS= read -r account; do
          [ -z "$account" ] || grants "$account" "$@" || exit 1
        done || exit 1
        echo '-- Accounts completed'
        """;

    public static SourceStream Stream(MySqlClient client)
    {
        var (roles, users) = client.Tools.IsMariaDb ? (RolesSql, UsersSql) : ("", PlainUsersSql);
        return new SourceStream(MySqlDump.Streams.Item("accounts"), "users and grants", client.Script(Script, [roles, users], client.Tools.Client)) { Explain = said => MySqlDump.Explain(client, said) };
    }

    /// <summary>Why users and grants cannot be kept; null when they can.</summary>
    public static async Task<string?> RefusalAsync(MySqlClient client, CancellationToken cancellationToken)
    {
        try
        {
            var rows = await client.AskAsync($"{(client.Tools.IsMariaDb ? UsersSql : PlainUsersSql)} limit 1", cancellationToken);
            if (rows.Count > 0) await client.AskAsync($"show create user {rows[0][0]}; show grants for {rows[0][0]}", cancellationToken);
            return null;
        }
        catch (ConnectionException exception) when (exception.Code is ProblemCodes.PermissionDenied or ProblemCodes.ToolFailed or ProblemCodes.ServiceCredentialsRefused)
        {
            return $"Users and grants are not kept: {exception.Message}";
        }
    }
}
