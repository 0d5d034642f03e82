using System.Net.Http.Json;
using System.Text.Json;
using BackupApi.Hosts;
using BackupApi.Tests.Lab;
using Microsoft.Extensions.DependencyInjection;

namespace BackupApi.Tests.Features;

/// <summary>Two real servers, a pool with a repository (Borg unless told otherwise), and what tests do with them through the API.</summary>
internal sealed class MainJobLab : IAsyncDisposable
{
    private readonly ApiFixture api;

    private MainJobLab(ApiFixture api, SshLab ssh) => (this.api, Ssh) = (api, ssh);

    public SshLab Ssh { get; }
    public string Folder { get; } = Directory.CreateTempSubdirectory("mainjob-").FullName;
    public string Tree => Path.Combine(Folder, "tree");
    public Guid RepositoryId { get; private set; }
    public string RepositoryPath { get; private set; } = "";

    public static async Task<MainJobLab> StartAsync(ApiFixture api, int servers = 2, string engine = "borg", object? pool = null)
    {
        var lab = new MainJobLab(api, await SshLab.StartAsync(servers));
        File.SetUnixFileMode(lab.Folder, (UnixFileMode)0b111_101_101);
        Directory.CreateDirectory(lab.Tree);
        File.WriteAllText(Path.Combine(lab.Tree, "a.txt"), "alpha");
        Directory.CreateDirectory(Path.Combine(lab.Tree, "sub"));
        File.WriteAllText(Path.Combine(lab.Tree, "sub", "it's $(id) \"x\"\nline"), "odd");
        var made = await lab.PostAsync("storage-pools", new { name = Name("pool"), settings = pool ?? new { type = "local", path = Path.Combine(lab.Folder, "pool") } });
        var repository = await lab.PostAsync("repositories", new { name = Name("repository"), poolId = made.GetProperty("id").GetGuid(), engine, compression = engine == "borg" ? "lz4" : null });
        lab.RepositoryId = repository.GetProperty("id").GetGuid();
        lab.RepositoryPath = Path.Combine(lab.Folder, "pool", repository.GetProperty("location").GetString()!);
        return lab;
    }

    /// <summary>Says when the repository is pruned and checked, or which backups it keeps.</summary>
    public async Task PutRepositoryAsync(string what, object body)
    {
        var version = (await GetAsync($"repositories/{RepositoryId}")).GetProperty("version").GetInt32();
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/repositories/{RepositoryId}/{what}") { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        using var answer = await api.Owner.SendAsync(request);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The repository as the engine itself sees it.</summary>
    public async Task<BackupApi.Inventory.OpenedRepository> OpenRepositoryAsync()
    {
        await using var connection = await api.Services.GetRequiredService<BackupApi.Data.SystemDatabase>().OpenAsync(CancellationToken.None);
        return await api.Services.GetRequiredService<BackupApi.Inventory.RepositoryInventory>().OpenAsync(connection, RepositoryId, CancellationToken.None);
    }

    public static string Name(string what) => $"{what} {Guid.NewGuid():n}"[..24];

    /// <summary>Adds a lab server with the lab's own key.</summary>
    public async Task<Guid> AddServerAsync(int index = 0, string? username = null, bool useSudo = false)
    {
        var server = Ssh[index];
        var fingerprint = (await PostAsync("servers/scan-host-key", new { address = "127.0.0.1", port = server.Port })).GetProperty("fingerprint").GetString();
        var request = new
        {
            name = Name("server"), kind = "ssh", address = "127.0.0.1", port = server.Port, username = username ?? Environment.UserName, useSudo, privateKey = Ssh.PrivateKey, hostKeyFingerprint = fingerprint,
        };
        return (await PostAsync("servers", request)).GetProperty("id").GetGuid();
    }

    public async Task<Guid> AddJobAsync(Guid serverId, string? path = null, object? source = null, object? job = null)
    {
        var sourceBody = Merge(new { name = Name("source"), serverId, settings = new { type = "files", paths = new[] { path ?? Tree } } }, source);
        var made = await PostAsync("sources", sourceBody);
        var jobBody = Merge(new { name = Name("job"), sourceIds = new[] { made.GetProperty("id").GetGuid() }, repositoryIds = new[] { RepositoryId } }, job);
        return (await PostAsync("jobs", jobBody)).GetProperty("id").GetGuid();
    }

    public async Task<Guid> StartJobAsync(Guid job) => (await PostAsync($"jobs/{job}/run", new { })).GetProperty("operations")[0].GetProperty("id").GetGuid();

    public async Task<JsonElement> RunJobAsync(Guid job) => await EndAsync(await StartJobAsync(job));

    /// <summary>The operation once it has ended or is paused.</summary>
    public Task<JsonElement> EndAsync(Guid operation) =>
        UntilAsync(operation, status => status is "completed" or "warning" or "failed" or "cancelled" or "paused");

    public async Task<JsonElement> UntilAsync(Guid operation, Func<string, bool> reached)
    {
        for (var round = 0; round < 1200; round++)
        {
            var now = await GetAsync($"operations/{operation}");
            if (reached(now.GetProperty("status").GetString()!)) return now;
            await Task.Delay(100);
        }

        throw new TimeoutException($"Operation {operation}: {await LogAsync(operation)}");
    }

    /// <summary>Waits until so many bytes were read.</summary>
    public async Task<JsonElement> UntilReadAsync(Guid operation, long bytes)
    {
        for (var round = 0; round < 1200; round++)
        {
            var now = await GetAsync($"operations/{operation}");
            if (now.GetProperty("progress") is { ValueKind: JsonValueKind.Object } progress && progress.GetProperty("bytes").GetInt64() >= bytes) return now;
            if (now.GetProperty("completedAt").ValueKind == JsonValueKind.String) throw new InvalidOperationException($"It ended before: {await LogAsync(operation)}");
            await Task.Delay(50);
        }

        throw new TimeoutException(await LogAsync(operation));
    }

    public async Task<string> LogAsync(Guid operation) =>
        string.Join('\n', (await GetAsync($"operations/{operation}/logs?limit=5000")).GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("message").GetString()));

    public async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await api.Owner.GetAsync($"/api/v1/{path}");
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        return await answer.ReadJsonAsync();
    }

    public async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await api.Owner.PostAsJsonAsync($"/api/v1/{path}", body);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.ReadJsonAsync();
    }

    /// <summary>Backups of the repository as the API lists them.</summary>
    public async Task<List<JsonElement>> BackupsAsync() => [.. (await GetAsync($"backups?repositoryId={RepositoryId}")).GetProperty("items").EnumerateArray()];

    public async ValueTask DisposeAsync()
    {
        await Ssh.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static Dictionary<string, object?> Merge(object first, object? second) =>
        first.GetType().GetProperties().Select(p => (p.Name, Value: p.GetValue(first)))
            .Concat(second?.GetType().GetProperties().Select(p => (p.Name, Value: p.GetValue(second))) ?? [])
            .GroupBy(p => p.Name).ToDictionary(group => group.Key, group => group.Last().Value);
}
