using BackupApi.Data;
using BackupApi.Orchestration;
using Dapper;
using Npgsql;

namespace BackupApi.Scheduling;

/// <summary>Looks after operations whose window has closed: what has not begun waits for the next one, what runs does as its schedule says.</summary>
internal static class WindowEnds
{
    private const string ClosedSql = """
        select o.id, o.workspace_id, o.job_id, o.status, coalesce(h.window_end, o.window_end) as window_end, h.timing::text as timing
        from operations o left join schedules h on h.id = o.schedule_id
        where o.start_before <= @Now and o.status in ('pending', 'running')
        order by o.start_before limit 500 for no key update of o skip locked
        """;

    private const string ApplySql = """
        update operations o set start_before = d.start_before, held = case when d.opens is null then o.held else 'window' end,
          held_until = coalesce(greatest(d.opens, o.held_until), o.held_until), requested_action = case when o.status = 'running' then coalesce(o.requested_action, d.action) else o.requested_action end
        from unnest(@Ids, @Opens, @StartBefore, @Actions) as d(id, opens, start_before, action)
        where o.id = d.id
        """;

    internal static async Task ApplyAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var closed = (await connection.QueryAsync<ClosedOperation>(new CommandDefinition(ClosedSql, new { Now = now }, transaction, cancellationToken: cancellationToken))).AsList();
        if (closed.Count == 0) return;
        var verdicts = closed.ConvertAll(operation => WindowVerdict.Of(operation, now.UtcDateTime));
        await connection.ExecuteAsync(new CommandDefinition(ApplySql, new
        {
            Ids = verdicts.Select(verdict => verdict.Id).ToArray(), Opens = SqlTimes.Of(verdicts.Select(verdict => verdict.Opens)), StartBefore = SqlTimes.Of(verdicts.Select(verdict => verdict.StartBefore)),
            Actions = verdicts.Select(verdict => verdict.Action).ToArray(),
        }, transaction, cancellationToken: cancellationToken));
        await OperationSignals.SendChangedAsync(connection, transaction, closed.ConvertAll(operation => (operation.WorkspaceId, operation.Id)), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}

internal sealed record ClosedOperation
{
    public Guid Id { get; init; }
    public Guid WorkspaceId { get; init; }
    public Guid? JobId { get; init; }
    public OperationStatus Status { get; init; }
    public WindowEndAction? WindowEnd { get; init; }
    public string? Timing { get; init; }
}

/// <param name="Opens">When it may go on; null: it is not held.</param>
/// <param name="StartBefore">When that window closes; null: it is no longer looked after.</param>
internal sealed record WindowVerdict(Guid Id, DateTime? Opens, DateTime? StartBefore, string? Action)
{
    internal static WindowVerdict Of(ClosedOperation operation, DateTime now)
    {
        var isPending = operation.Status == OperationStatus.Pending;
        if (!isPending && operation.WindowEnd is null or WindowEndAction.Finish) return new WindowVerdict(operation.Id, null, null, null);
        if (!isPending && operation.WindowEnd == WindowEndAction.Stop) return new WindowVerdict(operation.Id, null, null, EnumText.Of(RequestedAction.Cancel));
        // Its schedule may have been deleted, or changed to have no window, since it was started.
        var timing = operation.Timing is null ? null : JsonText.Read<ScheduleTiming>(operation.Timing);
        var rules = timing is null || ZoneClock.Find(timing.TimeZone) is not { } zone ? null : new StartRules(timing, zone);
        if (rules?.Earliest(now) is not { } opens) return new WindowVerdict(operation.Id, null, null, null);
        if (opens == now) return new WindowVerdict(operation.Id, null, rules.Closes(now), null);
        return new WindowVerdict(operation.Id, opens, rules.Closes(opens), isPending ? null : EnumText.Of(RequestedAction.Pause));
    }
}
