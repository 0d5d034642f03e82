using System.Text;
using BackupApi.Connections.PostgreSql;
using BackupApi.Problems;
using BackupApi.SourceTypes.Databases;

namespace BackupApi.SourceTypes.PostgreSql;

/// <summary>Loads roles. Those that are on the server already stay as they are, with their passwords and rights.</summary>
internal static class PostgreSqlGlobals
{
    private const int Most = 64 << 20;

    /// <summary>Answers with warnings.</summary>
    public static async Task<IReadOnlyList<string>> LoadAsync(PostgreSqlClient client, StoredStream stream, Action<long> report, CancellationToken cancellationToken)
    {
        if (stream.Bytes > Most) throw new SourceException(ProblemCodes.LoadFailed, $"The item of roles is {stream.Bytes >> 20} MiB, which is no list of roles.", "Restore it as a file and look at it.");
        var existing = (await client.AskAsync<Role>("select rolname as name from pg_roles", cancellationToken)).Select(role => role.Name).ToHashSet();
        using var text = new MemoryStream();
        await stream.CopyAsync(text, cancellationToken);
        var kept = Encoding.UTF8.GetBytes(string.Join('\n', Encoding.UTF8.GetString(text.ToArray()).Split('\n').Where(line => RoleOf(line) is not { } role || !existing.Contains(role))));
        var filtered = stream with { CopyAsync = (destination, stop) => destination.WriteAsync(kept, stop).AsTask() };
        var result = await StreamLoading.RunAsync(client.Host, filtered, _ => Task.FromResult(client.Command("psql", client.MaintenanceDatabase, "-X", "-q", "-w", "-f", "-")), report, cancellationToken);
        if (result.ExitCode != 0) throw PostgreSqlErrors.Of(client.Host.Name, result.Errors);
        // Only the line of the error: the next ones quote the statement, which may hold a password's hash.
        var errors = result.Errors.Split('\n').Where(line => line.Contains("ERROR:", StringComparison.Ordinal)).Select(line => line[line.IndexOf("ERROR:", StringComparison.Ordinal)..].Trim()).ToList();
        return errors.Count == 0 ? [] : [$"{errors.Count} statements about roles and tablespaces were refused: {string.Join("; ", errors.Distinct().Take(3))}"];
    }

    /// <summary>The role that a line makes or changes; null for other lines.</summary>
    private static string? RoleOf(string line)
    {
        var rest = line.StartsWith("CREATE ROLE ", StringComparison.Ordinal) ? line[12..] : line.StartsWith("ALTER ROLE ", StringComparison.Ordinal) ? line[11..] : null;
        if (rest is null) return null;
        if (rest[0] != '"') return rest.Split(' ', ';')[0];
        var name = new StringBuilder();
        for (var i = 1; i < rest.Length && (rest[i] != '"' || (i + 1 < rest.Length && rest[i + 1] == '"' && ++i > 0)); i++) name.Append(rest[i]);
        return name.ToString();
    }

    private sealed record Role(string Name);
}
