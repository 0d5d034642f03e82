namespace BackupApi.Problems;

/// <summary>Gives a code and a hint to refusals that the framework makes by itself, such as an address that does not exist.</summary>
internal static class ProblemDefaults
{
    internal const string NotJson = "The body must be JSON, sent as application/json.", Hint = "Compare the request with the API's description at /docs.";

    internal static void Apply(ProblemDetailsContext context)
    {
        var details = context.ProblemDetails;
        if (details.Extensions.ContainsKey("code")) return;
        var (code, detail) = details.Status switch
        {
            404 => (ProblemCodes.NotFound, "There is nothing at this address."),
            405 => (ProblemCodes.Invalid, "This address does not take this method."),
            415 => (ProblemCodes.Invalid, NotJson),
            _ => (ProblemCodes.Invalid, "The request cannot be served as it is."),
        };
        details.Detail ??= detail;
        details.Extensions["code"] = code;
        details.Extensions["hint"] = Hint;
    }
}
