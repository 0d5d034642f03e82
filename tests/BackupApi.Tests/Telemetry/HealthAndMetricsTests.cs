using System.Net;

namespace BackupApi.Tests.Telemetry;

[Collection(nameof(ApiCollection))]
public sealed class HealthAndMetricsTests(ApiFixture api)
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_is_told_to_anybody(string address)
    {
        using var client = api.NewClient();
        using var answer = await client.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.ReadJsonAsync()).GetProperty("status").GetString().ShouldBe("healthy");
    }

    [Fact]
    public async Task Not_ready_while_a_migration_is_missing()
    {
        await api.ExecuteAsync("update schema_migrations set version = -1 where version = (select max(version) from schema_migrations); create table held as select * from schema_migrations where version = -1; delete from schema_migrations where version = -1");
        try
        {
            using var client = api.NewClient();
            using var answer = await client.GetAsync("/health/ready");
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await answer.ReadJsonAsync()).GetProperty("checks").GetProperty("migrations").GetString()!.ShouldContain("applied");
        }
        finally
        {
            await api.ExecuteAsync("insert into schema_migrations select * from held; update schema_migrations set version = (select max(version) + 1 from schema_migrations) where version = -1; drop table held");
        }
    }

    [Fact]
    public async Task Metrics_are_in_prometheus_text_format()
    {
        var rows = await Rows.AddAsync(api, api.WorkspaceId);
        await rows.AddOperationAsync(api, "completed", 1);
        await api.ExecuteAsync("update storage_pools set name = E'odd \"name\\\\\\n' || id where id = @PoolId", rows);
        using var client = api.NewClient();
        using var answer = await client.GetAsync("/metrics");
        answer.Content.Headers.ContentType!.ToString().ShouldStartWith("text/plain; version=0.0.4");
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n');
        lines.Where(line => line.Length > 0 && !line.StartsWith('#')).ShouldAllBe(line => System.Text.RegularExpressions.Regex.IsMatch(line, """^[a-z_0-9]+(\{([a-z]+="([^"\\\n]|\\.)*",?)+\})? [-0-9.E+]+$"""));
        lines.ShouldContain(line => line.StartsWith("backupapi_operations_24h{kind=\"backup\",status=\"completed\"}"));
        lines.ShouldContain(line => line.StartsWith("backupapi_pool_used_bytes{workspace=\"First\",pool=\"odd \\\"name\\\\\\n"));
        lines.ShouldContain(line => line.StartsWith("process_resident_memory_bytes "));
    }

    [Fact]
    public async Task Metrics_are_not_shown_through_a_proxy_without_the_token()
    {
        using var client = api.NewClient();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        await (await client.GetAsync("/metrics")).ShouldBeProblemAsync(403, "forbidden");
    }
}
