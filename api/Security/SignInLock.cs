using System.Security.Cryptography;
using System.Text;
using BackupApi.Data;
using BackupApi.Problems;
using Dapper;

namespace BackupApi.Security;

/// <summary>Slows guessing down: after five failures in a row an e-mail address is locked for a minute, then twice as long each time, up to an hour.
/// An address that nobody has is locked just the same.</summary>
internal sealed class SignInLock(SystemDatabase database, TimeProvider clock)
{
    private const int Allowed = 5;

    private const string FindSql = "select locked_until from sign_in_failures where email_hash = @Email and locked_until > @Now";

    private const string CountSql = """
        insert into sign_in_failures as f (email_hash, failures, last_failed_at) values (@Email, 1, @Now)
        on conflict (email_hash) do update set
          failures = case when f.last_failed_at < @Now - interval '1 day' then 1 else f.failures + 1 end,
          last_failed_at = @Now,
          locked_until = case when f.last_failed_at >= @Now - interval '1 day' and f.failures + 1 >= @Allowed
            then @Now + least(interval '1 hour', interval '1 minute' * power(2, least(f.failures + 1 - @Allowed, 6))) end
        """;

    private const string ForgetOldSql = "delete from sign_in_failures where last_failed_at < @Now - interval '1 day' and coalesce(locked_until, @Now) <= @Now";

    private const string ClearSql = "delete from sign_in_failures where email_hash = @Email";

    /// <summary>Throws <see cref="ProblemException"/> (429, locked_out) while the address is locked.</summary>
    internal async Task RefuseLockedAsync(string email, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var until = await connection.QuerySingleOrDefaultAsync<DateTimeOffset?>(FindSql, new { Email = Hash(email), Now = now });
        if (until is not { } end) return;
        var minutes = Math.Max(1, (int)Math.Ceiling((end - now).TotalMinutes));
        throw new ProblemException(429, ProblemCodes.LockedOut, "Signing in with this e-mail address is locked after too many wrong passwords.",
            $"Wait {minutes} {(minutes == 1 ? "minute" : "minutes")}, then try again.");
    }

    internal async Task CountFailureAsync(string email, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var now = clock.GetUtcNow();
        await connection.ExecuteAsync(CountSql, new { Email = Hash(email), Now = now, Allowed });
        await connection.ExecuteAsync(ForgetOldSql, new { Now = now });
    }

    internal async Task ClearAsync(string email, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(ClearSql, new { Email = Hash(email) });
    }

    private static byte[] Hash(string email) => SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToLowerInvariant()));
}
