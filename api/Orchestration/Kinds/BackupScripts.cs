using System.Collections.Immutable;
using BackupApi.Hosts;

namespace BackupApi.Orchestration.Kinds;

/// <summary>The scripts around a backup: the job's outside, the source's inside. What ran before is always followed by what belongs after it.</summary>
internal sealed class BackupScripts(BackupPlan plan, IHost host, OperationContext context)
{
    private readonly Stack<HostScript> after = new();

    /// <summary>Throws when one fails: then nothing is backed up.</summary>
    public async Task BeforeAsync(CancellationToken cancellationToken)
    {
        await RunAsync("The job's pre-backup script", plan.JobPreScript, "The job's post-backup script", plan.JobPostScript, plan.JobScriptTimeout, cancellationToken);
        await RunAsync("The source's pre-backup script", plan.SourcePreScript, "The source's post-backup script", plan.SourcePostScript, plan.SourceScriptTimeout, cancellationToken);
    }

    /// <summary>Runs even when the backup failed or was cancelled, because the scripts before may have stopped something. Returns what went wrong as a sentence.</summary>
    /// <param name="status">completed, warning or failed; given to the scripts as BACKUPAPI_STATUS.</param>
    public async Task<string?> AfterAsync(string status)
    {
        string? problem = null;
        while (after.TryPop(out var script))
        {
            try
            {
                await script.RunAsync(host, context, Environment(status), CancellationToken.None);
            }
            catch (Exception exception)
            {
                problem = exception.Message;
                await context.Log.ErrorAsync(exception.Message);
            }
        }

        return problem;
    }

    private async Task RunAsync(string title, string? script, string afterTitle, string? afterScript, int timeout, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(afterScript)) after.Push(new HostScript(afterTitle, afterScript, timeout));
        if (!string.IsNullOrWhiteSpace(script)) await new HostScript(title, script, timeout).RunAsync(host, context, Environment("running"), cancellationToken);
    }

    private ImmutableDictionary<string, string> Environment(string status) => ImmutableDictionary<string, string>.Empty
        .Add("BACKUPAPI_SOURCE", plan.SourceName).Add("BACKUPAPI_JOB", plan.JobName ?? "").Add("BACKUPAPI_STATUS", status);
}
