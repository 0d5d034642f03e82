using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BackupApi.Data;
using Dapper;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BackupApi.Tests.Security;

/// <summary>Members of one workspace see nothing of another: not by guessing ids, and not even when a statement forgets its filter.</summary>
[Collection(nameof(ApiCollection))]
public sealed class WorkspaceIsolationTests(ApiFixture api)
{
    private async Task<Dictionary<string, Guid>> AddForeignThingsAsync()
    {
        var (email, workspace) = await api.NewMemberAsync();
        var rows = await Rows.AddAsync(api, workspace);
        var job = Guid.CreateVersion7();
        await api.ExecuteAsync("insert into jobs (id, workspace_id, name) values (@job, @workspace, 'theirs')", new { job, workspace });
        var schedule = Guid.CreateVersion7();
        await api.ExecuteAsync("""
            insert into schedules (id, workspace_id, job_id, name, timing, planned_through)
            values (@schedule, @workspace, @job, 'theirs', '{"settings": {"type": "daily", "times": ["02:30"]}, "timeZone": "UTC"}', now())
            """, new { schedule, workspace, job });
        var connection = Guid.CreateVersion7();
        await api.ExecuteAsync("insert into connections (id, workspace_id, server_id, name, type, settings) values (@connection, @workspace, @ServerId, 'theirs', 'mysql', '{\"type\":\"mysql\"}')", new { connection, workspace, rows.ServerId });
        var operation = await rows.AddOperationAsync(api, "failed", 1, job);
        var backup = await rows.AddBackupAsync(api, 1);
        var restore = Guid.CreateVersion7();
        await api.ExecuteAsync("insert into restores (id, workspace_id, operation_id, backup_id, overwrite) values (@restore, @workspace, @operation, @backup, 'never')", new { restore, workspace, operation, backup });
        using var client = await api.SignInAsync(email);
        var token = await (await client.PostAsJsonAsync("/api/v1/api-tokens", new { name = "theirs", role = "viewer" })).ReadJsonAsync();
        return new Dictionary<string, Guid>
        {
            ["servers"] = rows.ServerId, ["sources"] = rows.SourceId, ["storage-pools"] = rows.PoolId, ["backup-destinations"] = rows.PoolId, ["repositories"] = rows.RepositoryId,
            ["connections"] = connection, ["jobs"] = job, ["backup-schedules"] = schedule, ["operations"] = operation, ["backups"] = backup, ["restores"] = restore, ["api-tokens"] = token.GetProperty("apiToken").GetProperty("id").GetGuid(),
        };
    }

    [Fact]
    public async Task A_foreign_id_in_any_address_is_as_unknown_as_one_that_never_was()
    {
        var things = await AddForeignThingsAsync();
        var endpoints = api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/v1") && endpoint.RoutePattern.RawText.Contains('{')).ToList();
        endpoints.Count.ShouldBeGreaterThan(5);
        var bodies = Bodies();
        var failures = new List<string>();
        foreach (var endpoint in endpoints)
        {
            var pattern = endpoint.RoutePattern.RawText!;
            var noun = pattern.Split('/')[3];
            things.ShouldContainKey(noun, $"{pattern}: add a row of another workspace for it above");
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods)
            {
                var name = endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName;
                using var request = new HttpRequestMessage(new HttpMethod(method), Regex.Replace(pattern, @"\{[^}]*\}", things[noun].ToString()) + Needed.GetValueOrDefault(name ?? ""));
                if (bodies.TryGetValue(name?.Replace("Alias", "") ?? "", out var body)) request.Content = JsonContent.Create(body);
                if (method == "PUT") request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
                using var answer = await api.Owner.SendAsync(request);
                if (answer.StatusCode != HttpStatusCode.NotFound) failures.Add($"{method} {pattern}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            }
        }

        failures.ShouldBeEmpty();
    }

    private static readonly Dictionary<string, string> Needed = new() { ["downloadBackupFiles"] = "?key=c3J2", ["browseServerFolders"] = "?path=/" };

    // What the contract gives as examples is what validators must let through.
    private static Dictionary<string, JsonNode> Bodies()
    {
        var document = JsonNode.Parse(File.ReadAllText(Path.Combine(Architecture.SourceTree.Root, "api/openapi.json")))!;
        return document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(operation => operation.Value!)
            .Where(operation => operation["requestBody"]?["content"]?["application/json"]?["example"] is not null)
            .ToDictionary(operation => operation["operationId"]!.GetValue<string>(), operation => operation["requestBody"]!["content"]!["application/json"]!["example"]!);
    }

    [Fact]
    public async Task A_statement_that_forgets_the_filter_still_sees_one_workspace()
    {
        await AddForeignThingsAsync();
        await Rows.AddAsync(api, api.WorkspaceId);
        var tables = (await TablesAsync()).ToList();
        tables.Count.ShouldBeGreaterThan(15);
        await using var connection = await OpenAsync(api.WorkspaceId);
        foreach (var table in tables)
            (await connection.QuerySingleAsync<int>($"select count(*)::int from {table} where workspace_id <> @WorkspaceId", new { api.WorkspaceId })).ShouldBe(0, table);
        (await connection.QuerySingleAsync<int>("select count(*)::int from workspaces")).ShouldBe(1);
        (await connection.QuerySingleAsync<int>("select count(*)::int from servers")).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_request_can_neither_write_into_another_workspace_nor_read_credentials_of_users()
    {
        var (_, foreign) = await api.NewMemberAsync();
        await using var connection = await OpenAsync(api.WorkspaceId);
        (await Should.ThrowAsync<PostgresException>(() => connection.ExecuteAsync("insert into jobs (id, workspace_id, name) values (gen_random_uuid(), @foreign, 'x')", new { foreign }))).SqlState.ShouldBe("42501");
        foreach (var sql in (string[])["select password_hash from users", "select * from sessions", "select * from data_protection_keys", "select * from installation", "delete from audit_events", "update audit_events set actor = 'x'"])
            (await Should.ThrowAsync<PostgresException>(() => connection.ExecuteAsync(sql))).SqlState.ShouldBe("42501", sql);
    }

    [Fact]
    public async Task A_connection_goes_back_to_the_pool_without_its_workspace()
    {
        var source = api.Services.GetRequiredService<NpgsqlDataSource>();
        for (var turn = 0; turn < 5; turn++)
        {
            await using (await OpenAsync(api.WorkspaceId)) { }
            await using var plain = await source.OpenConnectionAsync();
            (await plain.QuerySingleAsync<string>("select current_user || ':' || coalesce(current_setting('backupapi.workspace_id', true), '')")).ShouldNotContain("backupapi_app");
            (await plain.QuerySingleAsync<string>("select coalesce(current_setting('backupapi.workspace_id', true), '')")).ShouldBe("");
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(Guid workspace) =>
        await new TenantDatabase(api.Services.GetRequiredService<NpgsqlDataSource>(), new Fixed(workspace)).OpenAsync(CancellationToken.None);

    private async Task<IEnumerable<string>> TablesAsync()
    {
        await using var connection = await api.Services.GetRequiredService<SystemDatabase>().OpenAsync(CancellationToken.None);
        return await connection.QueryAsync<string>("select table_name from information_schema.columns where table_schema = 'public' and column_name = 'workspace_id' order by 1");
    }

    private sealed record Fixed(Guid WorkspaceId) : ICurrentWorkspace;
}
