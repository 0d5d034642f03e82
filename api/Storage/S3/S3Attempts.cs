using Polly;
using Polly.Retry;

namespace BackupApi.Storage.S3;

/// <summary>Makes one call until it works, with growing pauses, while its failures are such that trying again may help.</summary>
internal sealed class S3Attempts(S3Bucket bucket, S3Patience patience)
{
    private readonly ResiliencePipeline pipeline = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions
    {
        ShouldHandle = new PredicateBuilder().Handle<StorageException>(exception => exception.IsTransient),
        MaxRetryAttempts = patience.Retries,
        Delay = patience.FirstPause,
        MaxDelay = patience.LongestPause,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
    }).Build();

    /// <summary>Throws <see cref="StorageException"/> for what the last attempt failed with.</summary>
    public async Task<T> RunAsync<T>(Func<StallWatch, Task<T>> call, CancellationToken cancellationToken) =>
        await pipeline.ExecuteAsync(async token => await OnceAsync(call, token), cancellationToken);

    private async Task<T> OnceAsync<T>(Func<StallWatch, Task<T>> call, CancellationToken cancellationToken)
    {
        using var watch = new StallWatch(patience.Stall, cancellationToken);
        try
        {
            return await call(watch);
        }
        catch (Exception exception) when (exception is not StorageException)
        {
            var fault = S3Faults.Explain(exception, bucket);
            // A call that was given up fails in many ways; what the service itself refused is told all the same.
            if (fault.IsTransient) cancellationToken.ThrowIfCancellationRequested();
            throw fault;
        }
    }
}

/// <param name="Stall">How long nothing may move in a call.</param>
internal sealed record S3Patience(int Retries, TimeSpan FirstPause, TimeSpan LongestPause, TimeSpan Stall)
{
    /// <summary>About half a minute of pauses in all.</summary>
    public static S3Patience Usual { get; } = new(7, TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1));

    /// <summary>For tests of a pool, where a person waits.</summary>
    public static S3Patience Short { get; } = new(2, TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(15));
}
