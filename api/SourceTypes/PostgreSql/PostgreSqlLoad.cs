using System.Security.Cryptography;
using System.Text;
using BackupApi.Connections;
using BackupApi.Connections.PostgreSql;
using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Processes;
using BackupApi.SourceTypes.Databases;

namespace BackupApi.SourceTypes.PostgreSql;

/// <summary>Loads dumps. Each is loaded under a name of its own and takes its target's name when it is whole; what it replaces is dropped after that.</summary>
internal sealed class PostgreSqlLoad(PostgreSqlClient client, LoadRequest request, Guid? operation, ISourceObserver observer)
{
    private const int LongestName = 63;

    // pg_restore reads a file out of order with several connections, and a pipe with one.
    private const string Parallel = """
        umask 077; folder=$1; shift
        mkdir -m 700 -- "$folder" || exit 1
        trap 'rm -rf -- "$folder"' EXIT; trap 'exit 143' HUP INT TERM
        cat >"$folder/dump" || exit 1
        "$@" "$folder/dump"
        """;

    private readonly long totalBytes = request.Streams.Sum(stream => stream.Bytes);
    private readonly List<LoadedDatabase> loaded = [];
    private readonly List<string> warnings = [];
    private long bytes;
    private string? dataFolder;

    /// <summary>Where cleaning up after an operation looks.</summary>
    private string Folder { get; } = $"/tmp/backupapi-{operation ?? Guid.CreateVersion7()}-load";

    private string Server => client.Host.Name;

    public async Task<LoadOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var server = await client.SignInAsync(cancellationToken);
        var existing = (await client.AskAsync<ExistingDatabase>("select d.datname as name, r.rolname as owner from pg_database d join pg_roles r on r.oid = d.datdba", cancellationToken)).ToDictionary(database => database.Name, database => database.Owner);
        var plan = LoadPlan.Make(request, PostgreSqlDump.Streams.DatabaseOf, existing.Keys, name => name is "template0" or "template1" || (name == client.MaintenanceDatabase && request.Replace), Server);
        await RequireAsync(server, plan, cancellationToken);
        if (request.DryRun) return new LoadOutcome([.. plan.Select(load => new LoadedDatabase(load.Database, load.Target, 0, load.Stream.Bytes))], 0, warnings);
        if (server.IsSuperuser) dataFolder = (await client.RunSqlAsync("show data_directory", cancellationToken)).Trim();
        if (request.Accounts)
            foreach (var stream in request.Streams.Where(stream => PostgreSqlDump.Streams.DatabaseOf(stream.Name) is null))
            {
                await observer.InfoAsync("Loading roles and tablespaces");
                warnings.AddRange(await PostgreSqlGlobals.LoadAsync(client, stream, done => observer.Report(bytes + done, totalBytes, "roles"), cancellationToken));
                bytes += stream.Bytes;
            }

        foreach (var load in plan) await LoadAsync(load, request.Owner ?? existing.GetValueOrDefault(load.Target), cancellationToken);
        return new LoadOutcome(loaded, bytes, warnings);
    }

    private async Task RequireAsync(PostgreSqlServer server, IReadOnlyList<PlannedLoad> plan, CancellationToken cancellationToken)
    {
        if (plan.FirstOrDefault(load => Encoding.UTF8.GetByteCount(load.Target) > LongestName) is { } wrong)
            throw new SourceException(ProblemCodes.Invalid, $"“{wrong.Target}” is too long for the name of a database.", $"A name has at most {LongestName} bytes.");
        if (!server.MayCreateDatabases)
            throw new SourceException(ProblemCodes.PermissionDenied, $"{server.User} may not create databases on {Server}.", "Grant it createdb, or choose a connection that may.");
        if (request.Owner is { } owner && (await client.AskAsync<ExistingDatabase>($"select rolname as name, '' as owner from pg_roles where rolname = {PostgreSqlText.Text(owner)}", cancellationToken)).Count == 0)
            throw new SourceException(ProblemCodes.Invalid, $"There is no role “{owner}” on {Server}.", "Create the role first, or name another owner.");
    }

    private async Task LoadAsync(PlannedLoad load, string? owner, CancellationToken cancellationToken)
    {
        await observer.InfoAsync($"Loading {load.Database} into {load.Target}{(load.Replaces ? ", which is replaced once it is loaded" : "")}");
        var name = "backupapi_restoring_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(load.Target)).AsSpan(0, 8));
        var swap = new DatabaseSwap(client, name, load.Target);
        var (touched, swapping) = (false, false);
        try
        {
            var result = await StreamLoading.RunAsync(client.Host, load.Stream, async head =>
            {
                if (!PostgreSqlArchive.IsOne(head))
                    throw new SourceException(ProblemCodes.LoadFailed, $"What the backup holds of {load.Database} is no dump of pg_dump's custom format.", "Verify the backup, and restore from another one if it is damaged.");
                touched = true;
                await CreateAsync(name, owner, PostgreSqlArchive.CreateOptions(head), cancellationToken);
                return Restore(name);
            }, done => observer.Report(bytes + done, totalBytes, load.Target), cancellationToken);
            await RequireAsync(load, result);
            var tables = await PostgreSqlDatabases.CountTablesAsync(client, name, cancellationToken);
            swapping = true;
            if (await swap.RunAsync(load.Replaces, cancellationToken) is { } warning) warnings.Add(warning);
            bytes += result.Bytes;
            loaded.Add(new LoadedDatabase(load.Database, load.Target, tables, result.Bytes));
        }
        catch (Exception exception) when (touched)
        {
            var rest = swapping ? await swap.LookAsync(load.Replaces, () => DropAsync(name)) : $"{await DropAsync(name)}{(load.Replaces ? $" {load.Target} is as it was." : "")}";
            throw LoadFailure.Telling(exception, rest);
        }
        finally
        {
            if (request.Parallel > 1) await RemoveFolderAsync();
        }
    }

    private async Task CreateAsync(string name, string? owner, string options, CancellationToken cancellationToken)
    {
        await client.RunSqlAsync($"drop database if exists {PostgreSqlText.Name(name)}", cancellationToken);
        await client.RunSqlAsync($"create database {PostgreSqlText.Name(name)} template template0 {options}", cancellationToken);
        if (owner is not null) await client.RunSqlAsync($"alter database {PostgreSqlText.Name(name)} owner to {PostgreSqlText.Name(owner)}", cancellationToken);
    }

    private CommandLine Restore(string name)
    {
        string[] arguments = ["--no-password", $"--dbname={PostgreSqlText.ConnectionString(name)}", .. request.Owner is { } owner ? ["--no-owner", $"--role={owner}"] : Array.Empty<string>()];
        return request.Parallel <= 1
            ? client.Command("pg_restore", name, arguments)
            : client.Script(Parallel, name, [Folder, client.Tools["pg_restore"], $"--jobs={Math.Min(request.Parallel, 32)}", .. arguments]);
    }

    private async Task RequireAsync(PlannedLoad load, StreamLoaded result)
    {
        if (result.ExitCode == 0 && result.Whole) return;
        var errors = new RestoreErrors(result.Errors);
        if (result.ExitCode == 1 && result.Whole && errors.AreHarmless)
        {
            warnings.AddRange(errors.Harmless.Take(20).Select(error => $"{load.Target}: {error}"));
            return;
        }

        var told = errors.Telling.Length > 0 && !PostgreSqlErrors.IsLost(result.Errors) ? errors.Telling : result.Errors;
        var cause = PostgreSqlErrors.Of(Server, told);
        if (cause.Code == ProblemCodes.ConnectionLost && dataFolder is not null) cause = await PostgreSqlRoom.ExplainAsync(client, dataFolder, cause);
        var (code, hint) = cause.Code is ProblemCodes.StorageFull or ProblemCodes.ConnectionLost or ProblemCodes.ServiceUnreachable or ProblemCodes.ServiceCredentialsRefused or ProblemCodes.PermissionDenied ? (cause.Code, cause.Hint)
            : result.Errors.Contains("unsupported version", StringComparison.Ordinal) ? (ProblemCodes.ToolTooOld, $"The dump was made by a newer pg_dump: install that version's postgresql-client on {Server}.")
            : (ProblemCodes.LoadFailed, "The message names what the server refused, or where the dump breaks off; verify the backup, and load into a server of the same version or a newer one.");
        throw new SourceException(code, $"{load.Database} could not be loaded: {(cause.Code == ProblemCodes.StorageFull ? cause.Message : PostgreSqlErrors.Telling(told))}", hint, cause) { IsTransient = cause.IsTransient };
    }

    /// <summary>What became of a database whose load failed. Its user may have stopped the operation, or the server; neither keeps this from being tried.</summary>
    private async Task<string> DropAsync(string name)
    {
        try
        {
            await client.RunSqlAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = {PostgreSqlText.Text(name)} and pid <> pg_backend_pid();\ndrop database if exists {PostgreSqlText.Name(name)}", CancellationToken.None);
            return "What was loaded was removed again.";
        }
        catch (Exception exception) when (exception is ConnectionException or HostException)
        {
            return $"What was loaded is on the server as {name}; the next attempt removes it, or drop it by hand.";
        }
    }

    private async Task RemoveFolderAsync()
    {
        try
        {
            await client.Host.RunAsync(client.Script("rm -rf -- \"$1\"", client.MaintenanceDatabase, Folder), CancellationToken.None);
        }
        catch (HostException)
        {
            // The way to the host is lost; cleaning up after the operation removes the folder.
        }
    }

    private sealed record ExistingDatabase(string Name, string Owner);
}
