using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace BackupApi.Tests.Problems;

/// <summary>What cannot be read in a request is told by its field and by what belongs there, never in the words of the framework.</summary>
[Collection(nameof(ApiCollection))]
public sealed class RequestFaultsTests(ApiFixture api)
{
    [Theory]
    [InlineData("sources", """{"settings":{"type":"nope"}}""", "settings.type", "“settings.type” must be one of files, mysql, postgresql, and was given “nope”.")]
    [InlineData("sources", """{"settings":{"paths":["/etc"]}}""", "settings.type", "“settings.type” must be one of files, mysql, postgresql.")]
    [InlineData("sources", """{"settings":{"type":null}}""", "settings.type", "“settings.type” must be one of files, mysql, postgresql.")]
    [InlineData("storage-pools", """{"settings":{"type":"ftp"}}""", "settings.type", "“settings.type” must be one of local, s3, sftp, and was given “ftp”.")]
    [InlineData("sources", """{"settings":[]}""", "settings", "“settings” must be an object.")]
    [InlineData("sources", """{"settings":{"type":"files","paths":"/etc"}}""", "settings.paths", "“settings.paths” must be a list.")]
    [InlineData("sources", """{"settings":{"type":"files","paths":["/etc",7]}}""", "settings.paths[1]", "“settings.paths[1]” must be a text.")]
    [InlineData("sources", """{"active":"yes"}""", "active", "“active” must be true or false.")]
    [InlineData("sources", """{"scriptTimeoutSeconds":"60"}""", "scriptTimeoutSeconds", "“scriptTimeoutSeconds” must be a whole number.")]
    [InlineData("repositories", """{"poolId":"zz"}""", "poolId", "“poolId” must be an id (a UUID).")]
    [InlineData("repositories", "[]", null, "The body must be an object.")]
    [InlineData("repositories", """{"name":""", null, "The body is not valid JSON; line 1, byte 9 is where it goes wrong.")]
    [InlineData("repositories", "{\n'a':1}", null, "The body is not valid JSON; line 2, byte 1 is where it goes wrong.")]
    [InlineData("repositories", "null", null, "The request has no body.")]
    [InlineData("repositories", "", null, "The request has no body.")]
    public async Task Of_a_body(string address, string body, string? field, string sentence)
    {
        var client = api.Owner;
        using var answer = await client.PostAsync(new Uri($"/api/v1/{address}", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));
        await HoldsAsync(answer, HttpStatusCode.BadRequest, field, sentence);
    }

    [Theory]
    [InlineData("operations?limit=many", "limit", "“limit” cannot be “many”.")]
    [InlineData("operations?jobId=7", "jobId", "“jobId” cannot be “7”.")]
    [InlineData("operations?status=Failed", null, "“status” must be any of pending, running, paused, completed, warning, failed, cancelled, and was given “Failed”.")]
    [InlineData("backups?status=completed,lost", null, "“status” must be any of completed, warning, vanished, deleted, and was given “lost”.")]
    public async Task Of_an_address(string address, string? field, string sentence)
    {
        var client = api.Owner;
        using var answer = await client.GetAsync(new Uri($"/api/v1/{address}", UriKind.Relative));
        await HoldsAsync(answer, HttpStatusCode.BadRequest, field, sentence);
    }

    [Fact]
    public async Task Of_a_body_in_another_format()
    {
        var client = api.Owner;
        using var body = new StringContent("name=x", new MediaTypeHeaderValue("text/plain"));
        using var answer = await client.PostAsync(new Uri("/api/v1/repositories", UriKind.Relative), body);
        await HoldsAsync(answer, HttpStatusCode.UnsupportedMediaType, null, "The body must be JSON, sent as application/json.");
    }

    private static async Task HoldsAsync(HttpResponseMessage answer, HttpStatusCode status, string? field, string sentence)
    {
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        answer.StatusCode.ShouldBe(status, problem.ToString());
        problem.GetProperty("detail").GetString().ShouldBe(sentence);
        problem.GetProperty("code").GetString().ShouldBe("invalid");
        problem.GetProperty("hint").GetString().ShouldNotBeNullOrEmpty();
        (problem.TryGetProperty("errors", out var errors) ? errors.EnumerateObject().Single().Name : null).ShouldBe(field);
    }
}
