using System.Data;
using System.Text.Json.Serialization.Metadata;
using BackupApi.Connections;
using BackupApi.Data;
using BackupApi.Engines;
using BackupApi.Hosts;
using BackupApi.SourceTypes;
using BackupApi.Storage;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Npgsql;
using ProblemDetails = Microsoft.AspNetCore.Mvc.ProblemDetails;

namespace BackupApi.Problems;

/// <summary>Turns every exception into problem details with a code and a hint. What was not expected is logged and shown without its innards.</summary>
internal sealed class ProblemHandler(IProblemDetailsService problems, IOptions<JsonOptions> json, ILogger<ProblemHandler> logger) : IExceptionHandler
{
    private const string RetryAfterSeconds = "5";

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested) return true;
        var details = Describe(context, exception);
        if (details.Status == 500) logger.LogError(exception, "{Method} {Path} failed", context.Request.Method, context.Request.Path);
        if (details.Status == 503) context.Response.Headers.RetryAfter = RetryAfterSeconds;
        context.Response.StatusCode = details.Status!.Value;
        return await problems.TryWriteAsync(new() { HttpContext = context, ProblemDetails = details, Exception = exception });
    }

    private ProblemDetails Describe(HttpContext context, Exception exception) => exception switch
    {
        ProblemException problem => FromProblem(problem),
        HostException host => Make(host.Code is ProblemCodes.HostKeyChanged or ProblemCodes.HostKeyUnknown ? 409 : 502, host.Code, host.Message, host.Hint),
        EngineException engine => Make(EngineStatus(engine.Code), engine.Code, engine.Message, engine.Hint),
        StorageException storage => Make(storage.Code == ProblemCodes.StorageFull ? 507 : 502, storage.Code, storage.Message, storage.Hint),
        ConnectionException service => Make(502, service.Code, service.Message, service.Hint),
        SourceException source => Make(source.Code switch { ProblemCodes.Invalid => 400, ProblemCodes.DatabaseExists => 409, ProblemCodes.StorageFull => 507, _ => 502 }, source.Code, source.Message, source.Hint),
        BadHttpRequestException or NotSupportedException { Source: "System.Text.Json" } => FromProblem(RequestFaults.Explain(exception, BodyOf(context))),
        FormatException format => Make(400, ProblemCodes.Invalid, format.Message, "Correct it, or leave it out."),
        PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter } =>
            Make(400, ProblemCodes.Invalid, "A text of the request holds a character that cannot be stored (NUL).", "Remove the character, then send the request again."),
        PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation } =>
            Make(409, ProblemCodes.WrongState, "Something that the request names was deleted in the same moment.", "Read it again, then repeat the request without it."),
        _ when DatabaseFaults.IsFull(exception) => Make(503, ProblemCodes.StorageFull, "The disk of the database is full, so nothing was stored.", "Free some room on the disk that holds the data folder (or the database), then try again."),
        NpgsqlException or DataException when DatabaseFaults.IsPassing(exception) => Make(503, ProblemCodes.DatabaseUnavailable, "The database cannot be reached at the moment.", "Running operations go on. Try again in a moment."),
        _ => Make(500, ProblemCodes.Internal, "Something went wrong that should not have.", "Try again; if it stays, give the traceId to whoever runs this service."),
    };

    private JsonTypeInfo? BodyOf(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is { } type ? json.Value.SerializerOptions.GetTypeInfo(type) : null;

    private static int EngineStatus(string code) => code switch
    {
        ProblemCodes.PassphraseWrong => 422,
        ProblemCodes.RepositoryMissing or ProblemCodes.ArchiveMissing => 404,
        ProblemCodes.RepositoryLocked or ProblemCodes.RepositoryExists or ProblemCodes.ArchiveExists or ProblemCodes.RepositoryReplaced or ProblemCodes.BackupVanished => 409,
        ProblemCodes.StorageFull => 507,
        _ => 502,
    };

    private static ProblemDetails FromProblem(ProblemException problem)
    {
        var details = Make(problem.Status, problem.Code, problem.Message, problem.Hint);
        if (problem.Errors is not null) details.Extensions["errors"] = problem.Errors;
        foreach (var (name, value) in problem.Extensions) details.Extensions[name] = value;
        return details;
    }

    private static ProblemDetails Make(int status, string code, string detail, string? hint) =>
        new() { Status = status, Detail = detail, Extensions = { ["code"] = code, ["hint"] = hint } };
}
