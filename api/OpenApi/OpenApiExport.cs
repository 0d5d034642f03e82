using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace BackupApi.OpenApi;

/// <summary>Writes the document to a file, without a database: <c>dotnet run --project api -- --export-openapi openapi.json</c>.</summary>
internal static class OpenApiExport
{
    private const string Switch = "--export-openapi";

    /// <summary>The file asked for on the command line, or null.</summary>
    internal static string? Asked(string[] arguments) => Array.IndexOf(arguments, Switch) is >= 0 and var at && at + 1 < arguments.Length ? Path.GetFullPath(arguments[at + 1]) : null;

    internal static async Task<int> WriteAsync(WebApplication app, string file)
    {
        // Endpoints become known to the document when the pipeline is built, which starting the server would do.
        app.UseRouting();
        app.UseEndpoints(_ => { });
        ((IApplicationBuilder)app).Build();
        var document = await app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>(OpenApiSetup.DocumentName).GetOpenApiDocumentAsync();
        await File.WriteAllTextAsync(file, await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1) + "\n");
        return 0;
    }
}
