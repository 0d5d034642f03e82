namespace BackupApi.Tests.Connections;

internal static class DatabaseNames
{
    /// <summary>What people may call a database, and what a shell, a path, an option or a statement would take for something else.</summary>
    public static readonly string[] Hostile = ["shop", "-u root", "quo'te\"s", "back`tick", "a b;$(id)", "ünïcode 日本", "sl/ash\\es", "a=b host=x", "per%cent_", "@accounts", "..", "UPPER"];
}
