using System.Threading.RateLimiting;
using BackupApi.Problems;
using Microsoft.AspNetCore.RateLimiting;

namespace BackupApi.Security;

internal static class RateLimits
{
    /// <summary>For endpoints that take a password or the set-up token: counted per client address.</summary>
    internal const string SignIn = "sign-in";

    // What makes servers, tools and disks work. Asking is free; starting is counted per user, or token's maker.
    private static readonly HashSet<Permission> Starts =
        [Permission.JobsRun, Permission.BackupsRestore, Permission.RepositoriesCheck, Permission.OperationsControl, Permission.ServersInspect, Permission.BackupsDelete];

    internal static void Configure(RateLimiterOptions limiter, AccessOptions options)
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, Guid>(context => StarterOf(context) is { } user
            ? RateLimitPartition.GetTokenBucketLimiter(user, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = options.StartsPerMinute, TokensPerPeriod = options.StartsPerMinute, ReplenishmentPeriod = TimeSpan.FromMinutes(1), QueueLimit = 0,
            })
            : RateLimitPartition.GetNoLimiter(Guid.Empty));
        limiter.OnRejected = (_, _) => throw new ProblemException(429, ProblemCodes.TooManyRequests, "Too many requests of this kind in a short time.", "Wait a minute, then try again.");
        limiter.AddPolicy(SignIn, context => RateLimitPartition.GetSlidingWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new SlidingWindowRateLimiterOptions { PermitLimit = options.SignInsPerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 }));
    }

    private static Guid? StarterOf(HttpContext context) =>
        !HttpMethods.IsGet(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<RequiredPermission>() is { } required && Starts.Contains(required.Permission)
            ? Caller.From(context.User)?.UserId
            : null;
}
