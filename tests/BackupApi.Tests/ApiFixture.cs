using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using BackupApi.Data;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace BackupApi.Tests;

/// <summary>The real program on an ephemeral port, over a PostgreSQL cluster of its own; started once for all tests of the collection.</summary>
public class ApiFixture : IAsyncLifetime
{
    internal const string Password = "correct horse battery staple";
    internal const string OwnerEmail = "owner@example.org";

    private readonly string role;
    private readonly EmbeddedPostgres postgres;
    private ApiFactory? factory;

    public ApiFixture() : this("web") { }

    /// <param name="role">web: what is queued stays queued; all: workers run it.</param>
    protected ApiFixture(string role)
    {
        this.role = role;
        DataFolder = Directory.CreateTempSubdirectory("backupapi-tests-").FullName;
        File.SetUnixFileMode(DataFolder, (UnixFileMode)0b111_101_101); // PostgreSQL runs as another user when the tests run as root
        postgres = new EmbeddedPostgres(DataFolder, NullLogger.Instance);
    }

    internal string DataFolder { get; }

    internal string ConnectionString { get; private set; } = "";

    internal IServiceProvider Services => factory!.Services;

    internal Uri Address => factory!.ClientOptions.BaseAddress;

    /// <summary>The one-time token with which the fixture set the installation up; used up.</summary>
    internal string UsedSetupToken { get; private set; } = "";

    internal Guid WorkspaceId { get; private set; }

    /// <summary>Signed in as the owner of the first workspace, with the CSRF token set.</summary>
    internal HttpClient Owner { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        ConnectionString = await postgres.StartAsync(CancellationToken.None);
        factory = new ApiFactory(ConnectionString, DataFolder, role);
        factory.UseKestrel(0);
        factory.StartServer();
        Owner = NewClient();
        using var answer = await SetUpAsync();
        WorkspaceId = Remember(Owner, await answer.ReadJsonAsync());
    }

    public async Task DisposeAsync()
    {
        Owner?.Dispose();
        if (factory is not null) await factory.DisposeAsync();
        await postgres.DisposeAsync();
        Directory.Delete(DataFolder, recursive: true);
    }

    // The start prints a token of its own a moment later, which replaces the one made here; then it is made again.
    private async Task<HttpResponseMessage> SetUpAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            UsedSetupToken = (await SetupToken.RenewAsync(Services.GetRequiredService<SystemDatabase>(), CancellationToken.None))!;
            var answer = await Owner.PostAsJsonAsync("/api/v1/setup", new { token = UsedSetupToken, email = OwnerEmail, displayName = "Owner", password = Password, workspaceName = "First" });
            if (answer.StatusCode == HttpStatusCode.Created) return answer;
            if (attempt == 5 || answer.StatusCode != HttpStatusCode.Forbidden) throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
        }
    }

    /// <summary>A client with cookies of its own, not signed in.</summary>
    internal HttpClient NewClient() => new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>A client that sends an API token, not a cookie.</summary>
    internal HttpClient NewTokenClient(string token)
    {
        var client = NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    internal async Task<HttpClient> SignInAsync(string email, string password = Password)
    {
        var client = NewClient();
        using var answer = await client.PostAsJsonAsync("/api/v1/session", new { email, password });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        Remember(client, await answer.ReadJsonAsync());
        return client;
    }

    /// <summary>Makes a user with a role in a workspace, which is made too when none is given.</summary>
    internal async Task<(string Email, Guid WorkspaceId)> NewMemberAsync(string role = "owner", Guid? workspaceId = null)
    {
        var user = Guid.CreateVersion7();
        var workspace = workspaceId ?? Guid.CreateVersion7();
        var email = $"{user:n}@example.org";
        await ExecuteAsync("""
            insert into workspaces (id, name) values (@Workspace, @Name) on conflict do nothing;
            insert into users (id, email, display_name, password_hash) values (@User, @Email, 'Member', @Hash);
            insert into workspace_members (workspace_id, user_id, role) values (@Workspace, @User, @Role)
            """, new { Workspace = workspace, Name = $"Workspace {workspace}", User = user, Email = email, Role = role, Hash = Services.GetRequiredService<Passwords>().Hash(Password) });
        return (email, workspace);
    }

    /// <summary>Runs SQL as the owner of the schema, past row-level security.</summary>
    internal async Task<int> ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = await Services.GetRequiredService<SystemDatabase>().OpenAsync(CancellationToken.None);
        return await connection.ExecuteAsync(sql, parameters);
    }

    internal async Task<T> QueryAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await Services.GetRequiredService<SystemDatabase>().OpenAsync(CancellationToken.None);
        return await connection.QuerySingleAsync<T>(sql, parameters);
    }

    private static Guid Remember(HttpClient client, JsonElement me)
    {
        client.DefaultRequestHeaders.Add("X-CSRF-Token", me.GetProperty("csrfToken").GetString());
        return me.GetProperty("workspaceId").GetGuid();
    }

    private sealed class ApiFactory(string connectionString, string dataFolder, string role) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
            .UseSetting("ConnectionStrings:Default", connectionString)
            .UseSetting("BACKUPAPI_DATA", dataFolder)
            .UseSetting("BACKUPAPI_ROLE", role)
            .UseSetting("BACKUPAPI_FIRST_BACKUP", "false")
            .UseSetting("BACKUPAPI_SIGN_INS_PER_MINUTE", "10000")
            .UseSetting("BACKUPAPI_STARTS_PER_MINUTE", "10000")
            .UseSetting("Logging:LogLevel:Default", "Warning");
    }
}

[CollectionDefinition(nameof(ApiCollection))]
public sealed class ApiCollection : ICollectionFixture<ApiFixture>;

internal static class HttpAnswers
{
    internal static async Task<JsonElement> ReadJsonAsync(this HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>();

    /// <summary>The answer is a problem of that status and code, with a sentence and a hint.</summary>
    internal static async Task<JsonElement> ShouldBeProblemAsync(this HttpResponseMessage answer, int status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(status, text);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = JsonDocument.Parse(text).RootElement;
        problem.GetProperty("code").GetString().ShouldBe(code, text);
        problem.GetProperty("detail").GetString().ShouldNotBeNullOrWhiteSpace();
        problem.GetProperty("hint").GetString().ShouldNotBeNullOrWhiteSpace();
        return problem;
    }
}
