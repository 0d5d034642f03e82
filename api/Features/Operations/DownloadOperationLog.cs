using System.Globalization;
using System.Text;
using BackupApi.Data;
using BackupApi.Orchestration;
using BackupApi.Orchestration.Log;
using BackupApi.Security;

namespace BackupApi.Features.Operations;

internal static class DownloadOperationLog
{
    private const int PageSize = 5000;

    /// <summary>The whole log as text, one line each: time, level, message.</summary>
    internal static async Task<IResult> HandleAsync(Guid id, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        var connection = await database.OpenAsync(cancellationToken);
        var operation = await OperationReader.ReadAsync(connection, caller.WorkspaceId, id, cancellationToken);
        return TypedResults.Stream(async stream =>
        {
            await using var owned = connection;
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false));
            long after = 0;
            while (await LogReader.ReadAfterAsync(connection, caller.WorkspaceId, id, after, PageSize, cancellationToken) is { Count: > 0 } lines)
            {
                foreach (var line in lines)
                    await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{line.At:yyyy-MM-ddTHH:mm:ss.fffZ} {EnumText.Of(line.Level),-7} {line.Message}"));
                after = lines[^1].Sequence;
            }
        }, "text/plain; charset=utf-8", $"{operation.Kind.ToString().ToLowerInvariant()}-{id.ToString()[..8]}.log");
    }
}
