using System.Security.Cryptography;
using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Storage;

namespace BackupApi.PoolTypes;

/// <summary>The steps of a test of a pool, with those that every place of whole objects shares. A step that fails ends the test.</summary>
internal sealed class PoolSteps(CancellationToken cancellationToken)
{
    private const int ProbeSize = 64 * 1024;

    private readonly StepList list = new(cancellationToken);

    public Task RunAsync(string name, string title, Func<Task<StepResult>> tryIt) => list.RunAsync(name, title, endsTest: true, () => ResultAsync(tryIt));

    /// <summary>Write, read back, list, delete. Leaves nothing behind.</summary>
    /// <param name="objects">Where repositories would lie.</param>
    public async Task ProbeAsync(IObjectStorage objects, Func<string, Task>? afterDelete = null)
    {
        var name = $".backupapi-probe-{Guid.NewGuid():N}";
        var content = RandomNumberGenerator.GetBytes(ProbeSize);
        var left = false;
        await RunAsync("write", "Write", async () =>
        {
            left = true;
            await objects.WriteAsync(name, new MemoryStream(content), cancellationToken);
            return StepResult.Passed("64 KiB were written.");
        });
        await RunAsync("read_back", "Read back", async () => Compare(content, await ReadAsync(objects, name)));
        await RunAsync("list", "List", async () => await FindAsync(objects, name)
            ? StepResult.Passed("What was written is listed.")
            : StepResult.Failed("What was written is not listed.", ProblemCodes.StorageUnwritable, "The service must list what was written at once; object storage that does so later cannot be used."));
        await RunAsync("delete", "Delete", async () =>
        {
            await objects.DeleteAsync([name], cancellationToken);
            left = await objects.FindAsync(name, cancellationToken) is not null;
            if (!left && afterDelete is not null) await afterDelete(name);
            return left
                ? StepResult.Failed("What was deleted is still there.", ProblemCodes.StoragePermissionDenied, "Let the account delete what it wrote.")
                : StepResult.Passed("What was written was deleted again.");
        });
        if (left) await TryDeleteAsync(objects, name);
    }

    /// <param name="sound">What to say when every step passed.</param>
    public PoolHealth ToHealth(string sound, PoolUsage? usage)
    {
        var steps = list.ToTest().Steps;
        var worst = steps.FirstOrDefault(step => step.Status == TestStepStatus.Failed) ?? steps.FirstOrDefault(step => step.Status == TestStepStatus.Warning);
        var health = worst?.Status switch { TestStepStatus.Failed => PoolHealthStatus.Critical, TestStepStatus.Warning => PoolHealthStatus.Degraded, _ => PoolHealthStatus.Healthy };
        return new PoolHealth(health, worst?.Detail ?? sound, steps, usage);
    }

    private async Task<StepResult> ResultAsync(Func<Task<StepResult>> tryIt)
    {
        try
        {
            return await tryIt();
        }
        catch (StorageException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return StepResult.Failed(exception.Message, exception.Code, exception.Hint);
        }
    }

    private async Task<byte[]> ReadAsync(IObjectStorage objects, string name)
    {
        await using var content = await objects.OpenAsync(name, 0, cancellationToken);
        using var read = new MemoryStream();
        await content.CopyToAsync(read, cancellationToken);
        return read.ToArray();
    }

    private static StepResult Compare(byte[] written, byte[] read) => read.AsSpan().SequenceEqual(written)
        ? StepResult.Passed("It was read back unchanged.")
        : StepResult.Failed("What was read back is not what was written.", ProblemCodes.StorageUnwritable, "Something on the way or in the storage changes data: do not keep backups there.");

    private async Task<bool> FindAsync(IObjectStorage objects, string name)
    {
        await foreach (var found in objects.ListAsync(name, cancellationToken))
        {
            if (found.Name == name && found.Size == ProbeSize) return true;
        }

        return false;
    }

    private static async Task TryDeleteAsync(IObjectStorage objects, string name)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await objects.DeleteAsync([name], limit.Token);
        }
        catch (Exception exception) when (exception is StorageException or OperationCanceledException)
        {
            // The step that failed says why.
        }
    }
}
