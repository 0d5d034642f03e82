using BackupApi.Security;
using Microsoft.OpenApi;

namespace BackupApi.OpenApi;

/// <summary>The contract: the document at /openapi/v1.json, and Swagger UI on it at /docs.</summary>
internal static class OpenApiSetup
{
    internal const string DocumentName = "v1";

    internal static IServiceCollection AddContract(this IServiceCollection services) => services.AddOpenApi(DocumentName, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.CreateSchemaReferenceId = SchemaNames.Of;
        options.AddDocumentTransformer(DescribeDocument.Apply);
        options.AddOperationTransformer(DescribeOperation.ApplyAsync);
        options.AddSchemaTransformer(DescribeSchema.Apply);
    });

    internal static void MapContract(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.UseSwaggerUI(ui =>
        {
            ui.RoutePrefix = "docs";
            ui.DocumentTitle = "BackupApi";
            ui.SwaggerEndpoint($"/openapi/{DocumentName}.json", "BackupApi v1");
            ui.DisplayOperationId();
            ui.EnableDeepLinking();
            // The cookie session needs its CSRF token on every change; the script is a file because the policy allows no inline one.
        });
    }
}
