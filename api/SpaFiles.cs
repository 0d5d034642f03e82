using BackupApi.Data;
using BackupApi.Problems;
using Microsoft.Extensions.FileProviders;

namespace BackupApi;

/// <summary>Serves the built SPA beside the API, where no web server stands in front.</summary>
internal static class SpaFiles
{
    private const string IndexFile = "index.html";

    /// <summary>Does nothing without a web folder. Throws <see cref="StartupException"/> when one is configured and holds no SPA.</summary>
    internal static void MapSpa(this WebApplication app, string? webRoot)
    {
        // Whatever nobody else answers below these is an error, never a page.
        foreach (var prefix in (string[])["/api", "/hubs", "/docs", "/openapi", "/health"])
            app.MapFallback($"{prefix}/{{*path}}", NotFound).AllowAnonymous().ExcludeFromDescription();
        if (string.IsNullOrEmpty(webRoot)) return;
        if (!File.Exists(Path.Combine(webRoot, IndexFile)))
            throw new StartupException($"BACKUPAPI_WEB_ROOT is “{webRoot}”, which holds no {IndexFile}. Build the SPA (./run does), or leave it empty to serve none.");
        var files = new StaticFileOptions { FileProvider = new PhysicalFileProvider(Path.GetFullPath(webRoot)), OnPrepareResponse = context => Keep(context.Context) };
        app.UseStaticFiles(files);
        app.MapFallbackToFile("{*path:nonfile}", IndexFile, files).AllowAnonymous();
    }

    private static void NotFound() => throw new ProblemException(404, ProblemCodes.NotFound, "There is nothing at this address.", "See /docs for what there is.");

    // Built files carry a hash in their names; the page that names them must always be asked for anew.
    private static void Keep(HttpContext context) => context.Response.Headers.CacheControl =
        context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache";
}
