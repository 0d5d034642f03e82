namespace BackupApi.Orchestration;

/// <summary>Tells which leases ran out, as this process itself saw it: a lease that was not renewed while the database could be asked all the time.
/// So neither a clock that jumps nor a database that was away, during which nobody could renew, makes a living worker look dead.</summary>
/// <param name="lease">How long a lease must be seen unchanged.</param>
internal sealed class LeaseWatch(TimeSpan lease, TimeProvider time)
{
    /// <summary>The longest lease that can be configured, for workers whose setting is another than ours and whose clock went back.</summary>
    public static readonly TimeSpan LongestLease = TimeSpan.FromSeconds(600);

    // In what is left of the lease, a living worker has renewed it.
    private readonly TimeSpan gap = lease / 2;
    private Dictionary<Guid, (Lease Lease, long Since)> seen = [];
    private long? lastLook;

    /// <param name="leases">Every lease that the database holds.</param>
    /// <param name="askedAt">When the database was asked (<see cref="TimeProvider.GetTimestamp"/>).</param>
    public IReadOnlyList<Lease> FindDead(IReadOnlyList<Lease> leases, long askedAt)
    {
        var now = time.GetTimestamp();
        if (lastLook is not { } last || time.GetElapsedTime(last, now) > gap || time.GetElapsedTime(askedAt, now) > gap) seen.Clear();
        lastLook = now;
        seen = leases.ToDictionary(found => found.Id, found => (found, seen.TryGetValue(found.Id, out var before) && before.Lease.IsSame(found) ? before.Since : now));
        return [.. leases.Where(found => IsDead(found, time.GetElapsedTime(seen[found.Id].Since, now)))];
    }

    private bool IsDead(Lease found, TimeSpan unchanged) =>
        WorkerIdentity.IsProvablyDead(found.Worker) || (unchanged >= lease && (found.Expired || unchanged >= LongestLease));
}

/// <summary>Who holds a running operation.</summary>
internal sealed record Lease
{
    public Guid Id { get; init; }
    public string Worker { get; init; } = "";
    public Guid LeaseToken { get; init; }
    public DateTimeOffset LeaseExpiresAt { get; init; }

    /// <summary>By the database's clock.</summary>
    public bool Expired { get; init; }

    public bool IsSame(Lease other) => other.LeaseToken == LeaseToken && other.LeaseExpiresAt == LeaseExpiresAt;
}
