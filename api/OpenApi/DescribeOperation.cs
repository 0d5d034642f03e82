using System.Text.Json;
using BackupApi.Security;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace BackupApi.OpenApi;

/// <summary>What every operation has in common: its permission, how to sign in for it, and the shape of its failures.</summary>
internal static class DescribeOperation
{
    private const string ProblemType = "application/problem+json";

    internal static async Task ApplyAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var document = context.Document!;
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<RequiredPermission>().LastOrDefault() is { } required)
        {
            operation.Description = $"{operation.Description}\n\nPermission: `{Data.EnumText.Of(required.Permission)}`.".Trim();
            operation.Security = [Scheme(DescribeDocument.TokenScheme, document), Scheme(DescribeDocument.CookieScheme, document)];
        }

        await DescribeFailuresAsync(operation, context, cancellationToken);
        // Members of a bound record are named as C# names them; the address is read without regard to case.
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>().Where(parameter => parameter.In == ParameterLocation.Query) ?? [])
            parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
        Examples.Apply(operation);
    }

    private static OpenApiSecurityRequirement Scheme(string name, OpenApiDocument document) => new() { [new OpenApiSecuritySchemeReference(name, document)] = [] };

    private static async Task DescribeFailuresAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse { Description = "Anything else that went wrong", Content = new Dictionary<string, OpenApiMediaType> { [ProblemType] = new OpenApiMediaType() } };
        var document = context.Document!;
        document.AddComponent(nameof(Problem), await context.GetOrCreateSchemaAsync(typeof(Problem), null, cancellationToken));
        foreach (var response in operation.Responses.Values.OfType<OpenApiResponse>())
            if (response.Content?.TryGetValue(ProblemType, out var media) == true)
                media.Schema = new OpenApiSchemaReference(nameof(Problem), document);
    }
}
