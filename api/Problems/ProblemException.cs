namespace BackupApi.Problems;

/// <summary>An expected failure of a request, answered as problem details (RFC 9457).</summary>
/// <param name="status">HTTP status.</param>
/// <param name="code">One of <see cref="ProblemCodes"/>.</param>
/// <param name="detail">What happened, as a sentence.</param>
/// <param name="hint">What to do next, as a sentence.</param>
public sealed class ProblemException(int status, string code, string detail, string? hint = null, Exception? inner = null) : Exception(detail, inner)
{
    public int Status { get; } = status;
    public string Code { get; } = code;
    public string? Hint { get; } = hint;

    /// <summary>Further members of the answer, such as "uses" or "steps".</summary>
    public IReadOnlyDictionary<string, object?> Extensions { get; init; } = new Dictionary<string, object?>();

    /// <summary>Errors by field, when the request itself is wrong.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    public static ProblemException NotFound(string what) =>
        new(404, ProblemCodes.NotFound, $"There is no such {what} in this workspace.", "It may have been deleted, or it belongs to another workspace.");

    public static ProblemException NameTaken(string what, string name) =>
        new(409, ProblemCodes.NameTaken, $"A {what} named “{name}” exists already.", "Choose another name.")
        {
            Errors = new Dictionary<string, string[]> { ["name"] = ["This name is taken."] },
        };

    public static ProblemException InUse(string what, IReadOnlyList<UsedBy> uses) =>
        new(409, ProblemCodes.InUse, $"The {what} is in use: {string.Join(", ", uses.Take(5).Select(use => $"{use.Type} {use.Name}"))}{(uses.Count > 5 ? $" and {uses.Count - 5} more" : "")}.", "Remove it from what uses it first.")
        {
            Extensions = new Dictionary<string, object?> { ["uses"] = uses },
        };

    public static ProblemException ChangedMeanwhile(string what) =>
        new(412, ProblemCodes.Changed, $"The {what} was changed by somebody else since it was read.", "Read it again and repeat the change.");

    public static ProblemException Invalid(string field, string message) => Invalid(new Dictionary<string, string[]> { [field] = [message] });

    /// <summary>Says the first three of the sentences; all of them stand by their fields.</summary>
    public static ProblemException Invalid(IReadOnlyDictionary<string, string[]> errors) =>
        new(400, ProblemCodes.Invalid, string.Join(" ", errors.Values.SelectMany(sentences => sentences).Take(3)), errors.Count == 1 ? "Correct the marked field." : "Correct the marked fields.")
        {
            Errors = errors,
        };
}

/// <summary>Something that keeps another thing from being deleted.</summary>
public sealed record UsedBy(string Type, Guid Id, string Name);
