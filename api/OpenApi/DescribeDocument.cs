using BackupApi.Security;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace BackupApi.OpenApi;

/// <summary>Title, how to sign in, and what each group of operations is about.</summary>
internal static class DescribeDocument
{
    internal const string CookieScheme = "session";
    internal const string TokenScheme = "apiToken";

    private const string About = """
        Backs up machines, shows every run live, and proves that what it stored can be restored.

        **Signing in.** Scripts send an API token: `Authorization: Bearer bkp_…`. Browsers hold a session cookie and send its `csrfToken`
        (from `GET /me`) as `X-CSRF-Token` with every request that changes something. `X-Workspace-Id` picks the workspace; without it the first one is meant.

        **Pages.** Lists take `cursor` and `limit` and answer `items` and `nextCursor`, newest first.

        **Changing.** Updates carry `If-Match: "<version>"` with the `version` that was read; if somebody was faster the answer is 412.
        What runs answers 202 with the operation. Requests that start operations accept an `Idempotency-Key`.

        **Failures** are `application/problem+json` with a stable `code`, a `detail` that says what happened and a `hint` that says what to do next.
        """;

    private static readonly Dictionary<string, string> Tags = new()
    {
        ["Setup"] = "The first start: the one-time token makes the owner.",
        ["Session"] = "Signing in and out, and who one is.",
        ["ApiTokens"] = "Tokens for scripts, scoped to a workspace and a role.",
        ["Dashboard"] = "Are we safe? The answer, with its proof and what needs attention.",
        ["Search"] = "Find anything by name.",
        ["Servers"] = "Machines to back up: this one, and others over SSH.",
        ["Sources"] = "What to back up on a server.",
        ["StoragePools"] = "Where repositories live.",
        ["Repositories"] = "Engine-managed stores inside a pool.",
        ["Jobs"] = "What, where and how to back up.",
        ["Schedules"] = "When jobs run: schedules, previews, the calendar, their order and their limits.",
        ["Operations"] = "Runs: their progress, their log, and control over them.",
        ["Backups"] = "What can be restored: browse, download, restore, delete.",
        ["Restores"] = "What was restored, and its proof.",
        ["Audit"] = "Who did what.",
        ["Catalog"] = "Every type the service knows, with the fields of its settings.",
        ["Settings"] = "The installation.",
        ["Health"] = "For whoever watches the service.",
    };

    internal static Task Apply(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "BackupApi", Version = "v1", Description = About };
        document.Servers = [];
        var used = document.Paths.Values.SelectMany(path => path.Operations?.Values.AsEnumerable() ?? []).SelectMany(operation => operation.Tags ?? new HashSet<OpenApiTagReference>()).Select(tag => tag.Name).ToHashSet();
        document.Tags = Tags.Where(tag => used.Contains(tag.Key)).Select(tag => new OpenApiTag { Name = tag.Key, Description = tag.Value }).ToHashSet();
        document.Components ??= new OpenApiComponents();
        document.Components.Schemas?.Remove(nameof(Microsoft.AspNetCore.Mvc.ProblemDetails)); // every failure refers to Problem instead
        document.Components.Schemas?.Remove(nameof(Microsoft.AspNetCore.Http.HttpValidationProblemDetails));
        // Settings are exactly one of their types, which the discriminator names.
        foreach (var schema in document.Components.Schemas?.Values.OfType<OpenApiSchema>().Where(schema => schema.Discriminator is not null) ?? [])
            (schema.OneOf, schema.AnyOf) = (schema.AnyOf, null);
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [TokenScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "bkp_…", Description = "An API token." },
            [CookieScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = SessionCookie.Name, Description = "A session; changes also need X-CSRF-Token." },
        };
        return Task.CompletedTask;
    }
}
