using System.Diagnostics;
using System.Text.Json;
using BackupApi.Connections;
using BackupApi.Hosts;
using BackupApi.SourceTypes;

namespace BackupApi.Tests.SourceTypes;

/// <summary>A kind of database as its contract tests use it: a real server of its own.</summary>
internal interface IDatabaseServer : IAsyncDisposable
{
    string Sql(string sql, string? database = null);

    /// <summary>As when the machine fails.</summary>
    Task KillAsync();

    Task StartAsync();

    /// <summary>Starts it if it has ended by itself.</summary>
    Task ComeBackAsync();

    /// <summary>Signs in with all rights and a password.</summary>
    ConnectionSettings Connection { get; }

    string Quote(string name);

    /// <summary>Tables with every kind of value, views, code, and whatever else the server keeps.</summary>
    void Fill(string database);

    /// <summary>Every table's content and definition, every view, every piece of code.</summary>
    string Describe(string database);

    IReadOnlyList<string> Databases();

    /// <summary>A table of some tens of megabytes that is dumped before <paramref name="after"/>.</summary>
    void FillMuch(string database, string after);
}

/// <summary>One member of the family of source types that reads databases.</summary>
/// <param name="BeforeSwapping">Text of the last statement before the one by which a loaded database takes the place of “shop”.</param>
/// <param name="Swapping">Text of that one.</param>
internal sealed record SourceMember(
    ISourceType Type, Func<Task<IDatabaseServer>> StartAsync, Func<Guid, IReadOnlyList<string>, SourceSettings> Settings, string Accounts, string BeforeSwapping, string Swapping);

/// <summary>Runs what a source type asks for, as an engine would.</summary>
internal static class SourceRuns
{
    public static JsonElement Json(this ConnectionSettings settings) => JsonSerializer.SerializeToElement(settings, ConnectionJson.Options);

    public static SourceAccess Access(this SourceMember member, ConnectionSettings connection, params string[] databases) =>
        new(JsonSerializer.SerializeToElement(member.Settings(Guid.CreateVersion7(), databases), SettingsJson.Options), connection.Json());

    public static async Task<StreamedContent> ResolveAsync(this SourceMember member, IHost host, SourceAccess access) =>
        (await member.Type.ResolveAsync(host, access, default)).ShouldBeOfType<StreamedContent>();

    /// <summary>The output of a stream's command, its exit code and what it said.</summary>
    /// <param name="midway">Done after the first bytes came.</param>
    public static async Task<(byte[] Output, int ExitCode, string Errors)> RunAsync(this IHost host, SourceStream stream, Func<Task>? midway = null)
    {
        await using var running = await host.StartAsync(stream.Command, default);
        var errors = new StreamReader(running.StandardError).ReadToEndAsync();
        using var output = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await running.StandardOutput.ReadAsync(buffer)) > 0)
        {
            output.Write(buffer, 0, count);
            if (midway is not null && output.Length > 32 * 1024)
            {
                await midway();
                midway = null;
            }
        }

        return (output.ToArray(), await running.WaitAsync(default), await errors);
    }

    /// <summary>Every stream of a source as if an engine had stored it.</summary>
    public static async Task<List<StoredStream>> StoreAsync(this SourceMember member, IHost host, SourceAccess access)
    {
        var stored = new List<StoredStream>();
        foreach (var stream in (await member.ResolveAsync(host, access)).Streams)
        {
            var (output, exitCode, errors) = await host.RunAsync(stream);
            exitCode.ShouldBe(0, $"{stream.Name}: {errors}");
            stored.Add(Stored(stream.Name, output));
        }

        return stored;
    }

    public static StoredStream Stored(string name, byte[] content) => new(name, content.Length, (destination, cancellationToken) => destination.WriteAsync(content, cancellationToken).AsTask());

    public static LoadRequest Load(IReadOnlyList<StoredStream> streams, bool replace = false, bool dryRun = false, bool accounts = false, int parallel = 1, params (string From, string To)[] databases) =>
        new(streams, [.. databases.Select(pair => new DatabaseTarget(pair.From, pair.To))], replace, parallel, null, accounts, dryRun);

    /// <summary>Command lines and, where they can be read, environments of all processes.</summary>
    public static string Processes()
    {
        var seen = new System.Text.StringBuilder();
        foreach (var process in Process.GetProcesses())
            using (process)
                try
                {
                    seen.Append(File.ReadAllText($"/proc/{process.Id}/cmdline")).Append('\n');
                }
                catch (IOException)
                {
                    // It has ended since.
                }

        return seen.ToString();
    }
}

internal sealed class SourceNotes : ISourceObserver
{
    public List<string> Lines { get; } = [];

    public long Bytes { get; private set; }

    public ValueTask InfoAsync(string message)
    {
        Lines.Add(message);
        return ValueTask.CompletedTask;
    }

    public ValueTask WarnAsync(string message) => InfoAsync("Warning: " + message);

    public void Report(long bytes, long? totalBytes, string? current) => Bytes = bytes;
}
