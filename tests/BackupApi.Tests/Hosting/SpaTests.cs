using BackupApi.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace BackupApi.Tests.Hosting;

public sealed class SpaTests
{
    [Fact]
    public async Task What_a_browser_loads_first_is_compressed()
    {
        var root = Directory.CreateTempSubdirectory("backupapi-spa-");
        try
        {
            Directory.CreateDirectory(Path.Combine(root.FullName, "assets"));
            await File.WriteAllTextAsync(Path.Combine(root.FullName, "index.html"), "<p>page</p>");
            await File.WriteAllTextAsync(Path.Combine(root.FullName, "assets", "page-1.js"), string.Concat(Enumerable.Repeat("console.log('page');\n", 5000)));
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Services.AddSpa();
            await using var app = builder.Build();
            app.UseSpa(root.FullName);
            await app.StartAsync();
            using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
            foreach (var encoding in (string[])["br", "gzip"])
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/page-1.js") { Headers = { { "Accept-Encoding", encoding } } };
                using var answer = await client.SendAsync(request);
                answer.Content.Headers.ContentEncoding.ShouldBe([encoding]);
                (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBeLessThan(5_000);
                answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
            }

            (await client.GetStringAsync("/jobs/7")).ShouldBe("<p>page</p>");
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }
}
