using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.FileProviders;

namespace BackupApi.Hosting;

/// <summary>Serves the built SPA: hashed assets for ever, the page itself for every address that is not the API's.</summary>
internal static class Spa
{
    private static readonly string[] NotPages = ["/api", "/hubs", "/docs", "/openapi", "/health", "/metrics"];

    // Over TLS too: assets are the same for everybody and hold no secret that their length could tell.
    internal static IServiceCollection AddSpa(this IServiceCollection services) => services
        .AddResponseCompression(compression => compression.EnableForHttps = true)
        .Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal)
        .Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);

    /// <param name="configured">BACKUPAPI_WEB_ROOT; else `web` beside the program, else `web/dist` of the sources.</param>
    internal static WebApplication UseSpa(this WebApplication app, string? configured)
    {
        if (Find(configured, app.Environment.ContentRootPath) is not { } root) return app;
        var files = new PhysicalFileProvider(root);
        app.Use((context, next) =>
        {
            var path = context.Request.Path;
            if (HttpMethods.IsGet(context.Request.Method) && !Path.HasExtension(path.Value) && !NotPages.Any(prefix => path.StartsWithSegments(prefix))) context.Request.Path = "/index.html";
            return next();
        });
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/assets"), assets => assets.UseResponseCompression());
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache",
        });
        return app;
    }

    private static string? Find(string? configured, string contentRoot) =>
        new[] { configured, Path.Combine(AppContext.BaseDirectory, "web"), Path.Combine(contentRoot, "..", "web", "dist") }
            .Where(folder => !string.IsNullOrEmpty(folder)).Select(folder => Path.GetFullPath(folder!)).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "index.html")));
}
