using BackupApi.Problems;

namespace BackupApi.OpenApi;

/// <summary>What every refusal and failure looks like (RFC 9457). Only describes: the exception handler writes it.</summary>
/// <param name="Type">Link to the meaning of the status.</param>
/// <param name="Title">Short words for the status.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Detail">What happened, as a sentence.</param>
/// <param name="Code">Stable, for programs; the catalog lists all.</param>
/// <param name="Hint">What to do next, as a sentence.</param>
/// <param name="Errors">Messages by field of the request.</param>
/// <param name="TraceId">Names the request in the service's log.</param>
/// <param name="Uses">What keeps the thing from being deleted (in_use).</param>
public sealed record Problem(
    string? Type, string? Title, int Status, string Detail, string Code, string? Hint = null, IReadOnlyDictionary<string, string[]>? Errors = null, string? TraceId = null,
    IReadOnlyList<UsedBy>? Uses = null);
