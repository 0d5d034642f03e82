using System.Security.Cryptography;
using System.Text;
using BackupApi.Connections;
using BackupApi.Connections.MySql;
using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.SourceTypes.Databases;

namespace BackupApi.SourceTypes.MySql;

/// <summary>Loads dumps. MySQL cannot make tables in a transaction, so a database that is being loaded is marked by a table;
/// when the load fails it is dropped, and where even that fails the mark lets the next attempt take it away. What is to be replaced stays until its successor is loaded whole.</summary>
internal sealed class MySqlLoad(MySqlClient client, LoadRequest request, ISourceObserver observer)
{
    private const string Mark = "backupapi_restore_incomplete";

    private static readonly TimeSpan LookForRoom = TimeSpan.FromSeconds(15);

    private readonly long totalBytes = request.Streams.Sum(stream => stream.Bytes);
    private readonly List<LoadedDatabase> loaded = [];
    private readonly List<string> warnings = [];
    private long bytes;

    private string Server => client.Host.Name;

    public async Task<LoadOutcome> RunAsync(CancellationToken cancellationToken)
    {
        await client.SignInAsync(cancellationToken);
        var existing = (await client.AskAsync("select schema_name from information_schema.schemata", cancellationToken)).Select(row => row[0]).ToHashSet();
        var marked = (await client.AskAsync($"select table_schema from information_schema.tables where table_name = '{Mark}'", cancellationToken)).Select(row => row[0]).ToHashSet();
        var plan = LoadPlan.Make(request, MySqlDump.Streams.DatabaseOf, [.. existing.Except(marked)], MySqlDatabases.IsSystem, Server);
        if (plan.FirstOrDefault(load => load.Target.Length > 64 || load.Target.EndsWith(' ')) is { } wrong)
            throw new SourceException(ProblemCodes.Invalid, $"“{wrong.Target}” is no name of a database.", "A name has at most 64 letters and does not end with a space.");
        if (request.Owner is not null) warnings.Add("Databases of MySQL have no owner; the owner was left aside.");
        if (request.DryRun) return new LoadOutcome([.. plan.Select(load => new LoadedDatabase(load.Database, load.Target, 0, load.Stream.Bytes))], 0, warnings);
        if (request.Accounts)
            foreach (var stream in request.Streams.Where(stream => MySqlDump.Streams.DatabaseOf(stream.Name) is null)) await LoadAccountsAsync(stream, cancellationToken);
        foreach (var load in plan)
        {
            var into = load.Replaces ? Beside(load.Target) : load.Target;
            await LoadAsync(load, into, existing.Contains(into), cancellationToken);
        }

        return new LoadOutcome(loaded, bytes, warnings);
    }

    // The same on every attempt, so that one takes away what the one before left.
    private static string Beside(string target) => $"backupapi_restoring_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(target)).AsSpan(0, 6))}";

    /// <param name="into">The target, or what takes its place once it is loaded.</param>
    private async Task LoadAsync(PlannedLoad load, string into, bool exists, CancellationToken cancellationToken)
    {
        await observer.InfoAsync($"Loading {load.Database} into {load.Target}{(load.Replaces ? ", which is replaced once it is loaded" : "")}");
        var (touched, swapping) = (false, false);
        try
        {
            await using var room = new MySqlRoom(client, into, LookForRoom).Watch();
            var result = await StreamLoading.RunAsync(client.Host, load.Stream, async head =>
            {
                touched = true;
                await PrepareAsync(into, exists, MySqlDump.ReadHeader(head), cancellationToken);
                return client.Command(client.Tools.Client, "--binary-mode", "--default-character-set=utf8mb4", "--max-allowed-packet=1G", "--connect-timeout=15", $"--database={into}");
            }, done =>
            {
                room.Report(done);
                observer.Report(bytes + done, totalBytes, load.Target);
            }, cancellationToken);
            Require(load, result, room);
            swapping = load.Replaces;
            if (swapping) await new MySqlSwap(client, into, load.Target, Mark).RunAsync(cancellationToken);
            else await client.AskAsync($"drop table {MySqlText.Name(into)}.{Mark}", cancellationToken);
            bytes += result.Bytes;
            loaded.Add(new LoadedDatabase(load.Database, load.Target, await CountAsync(load.Target, cancellationToken), result.Bytes));
        }
        catch (Exception exception) when (touched)
        {
            var rest = swapping ? await LookAsync(load.Target, into) : $"{await DropAsync(into)}{(load.Replaces ? $" {load.Target} is as it was." : "")}";
            throw LoadFailure.Telling(exception, rest);
        }
    }

    private Task PrepareAsync(string into, bool exists, DumpHeader? header, CancellationToken cancellationToken)
    {
        var name = MySqlText.Name(into);
        var characters = header is null || !IsWord(header.CharacterSet) || !IsWord(header.Collation) ? "" : $" character set {header.CharacterSet} collate {header.Collation}";
        return client.AskAsync($"{(exists ? $"drop database {name};\n" : "")}create database {name}{characters};\ncreate table {name}.{Mark} (since timestamp)", cancellationToken);
    }

    private void Require(PlannedLoad load, StreamLoaded result, MySqlRoom room)
    {
        if (result.ExitCode != 0)
        {
            var cause = room.IsMissing ? room.Failure : MySqlErrors.Of(Server, result.Errors);
            var code = cause.Code == ProblemCodes.ToolFailed ? ProblemCodes.LoadFailed : cause.Code;
            throw new SourceException(code, $"{load.Database} could not be loaded into {load.Target}. {cause.Message}", cause.Code == ProblemCodes.ToolFailed ? "The message names what the server refused; load into a server of the same kind and version." : cause.Hint, cause)
            {
                IsTransient = cause.IsTransient,
            };
        }

        if (!result.Whole || result.Tail.AsSpan().LastIndexOf(MySqlDump.End) < 0)
            throw new SourceException(ProblemCodes.LoadFailed, $"The dump of {load.Database} is not whole: its last line is missing.", "Verify the backup, and restore from another one if it is damaged.");
    }

    /// <summary>What became of a database whose load failed. Its user may have stopped the operation, or the server; neither keeps this from being tried.</summary>
    private async Task<string> DropAsync(string target)
    {
        try
        {
            await client.AskAsync($"drop database if exists {MySqlText.Name(target)}", CancellationToken.None);
            return $"What was loaded of {target} was removed again.";
        }
        catch (Exception exception) when (exception is ConnectionException or HostException)
        {
            return $"{target} is on the server half loaded (its table {Mark} says so); the next attempt removes it, or drop it by hand.";
        }
    }

    /// <summary>What became of both when one was to take the other's place. Nothing that may be the only copy is removed.</summary>
    private async Task<string> LookAsync(string target, string into)
    {
        try
        {
            var counts = (await client.AskAsync(
                $"""
                select (select count(*) from information_schema.schemata where schema_name = {MySqlText.Text(target)}),
                  (select count(*) from information_schema.tables where table_schema = {MySqlText.Text(target)} and table_name = '{Mark}'),
                  (select count(*) from information_schema.tables where table_schema = {MySqlText.Text(into)} and table_name = '{Mark}')
                """, CancellationToken.None))[0];
            if (counts is ["1", "0", "1"]) return $"{await DropAsync(into)} {target} is as it was.";
            // Its successor is gone from beside it, so it has taken its place, and only the answer of the server was lost.
            if (counts is ["1", "0", "0"]) return $"{target} was replaced all the same, and is whole.";
        }
        catch (Exception exception) when (exception is ConnectionException or HostException)
        {
            // Said below: nobody can look now.
        }

        return $"It happened while {target} was replaced: look at {target} and at {into}, which hold its new tables, or restore again.";
    }

    private async Task LoadAccountsAsync(StoredStream stream, CancellationToken cancellationToken)
    {
        await observer.InfoAsync("Loading users and grants");
        // Grants of what is not on this server fail one by one, and the others are worth having.
        var result = await StreamLoading.RunAsync(client.Host, stream, _ => Task.FromResult(client.Command(client.Tools.Client, "--force", "--default-character-set=utf8mb4", "--connect-timeout=15")),
            done => observer.Report(bytes + done, totalBytes, "users and grants"), cancellationToken);
        bytes += result.Bytes;
        var numbers = result.Errors.Split('\n').Where(line => line.StartsWith("ERROR ", StringComparison.Ordinal)).Select(line => line[6..].Split(' ')[0]).ToList();
        // Their text may quote a statement with a password's hash in it.
        if (numbers.Count > 0) warnings.Add($"{numbers.Count} statements about users and grants were refused (error {string.Join(", ", numbers.Distinct().Take(5))}); the file @accounts.sql of the backup shows them all.");
        if (result.ExitCode != 0 && numbers.Count == 0) throw MySqlErrors.Of(Server, result.Errors);
        await client.AskAsync("flush privileges", cancellationToken);
    }

    private async Task<long> CountAsync(string target, CancellationToken cancellationToken) =>
        long.Parse((await client.AskAsync($"select count(*) from information_schema.tables where table_schema = {MySqlText.Text(target)} and table_type <> 'VIEW'", cancellationToken))[0][0]);

    private static bool IsWord(string text) => text.Length is > 0 and < 64 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
