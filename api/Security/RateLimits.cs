using System.Threading.RateLimiting;
using BackupApi.Problems;
using Microsoft.AspNetCore.RateLimiting;

namespace BackupApi.Security;

internal static class RateLimits
{
    /// <summary>For endpoints that take a password or the set-up token: counted per client address.</summary>
    internal const string SignIn = "sign-in";

    internal static void Configure(RateLimiterOptions limiter, AccessOptions options)
    {
        limiter.OnRejected = (_, _) => throw new ProblemException(429, ProblemCodes.TooManyRequests, "Too many attempts from your address.", "Wait a minute, then try again.");
        limiter.AddPolicy(SignIn, context => RateLimitPartition.GetSlidingWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new SlidingWindowRateLimiterOptions { PermitLimit = options.SignInsPerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 }));
    }
}
