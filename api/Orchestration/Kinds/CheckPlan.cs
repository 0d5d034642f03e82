using BackupApi.Engines;
using BackupApi.Scheduling;

namespace BackupApi.Orchestration.Kinds;

/// <summary>What a check reads, and what has been read once it passed. Which share has its turn is decided when the check runs, and counts only when it passed.</summary>
/// <param name="Shares">Before the check.</param>
internal sealed record CheckPlan(CheckRequest Request, DataShares Shares)
{
    /// <param name="inShares">The engine can read a share of the data.</param>
    public static CheckPlan Make(CheckSpecification asked, CheckedRepository repository, bool inShares, DateTimeOffset now)
    {
        var plan = repository.Maintenance;
        if (asked.AsPlanned)
        {
            var shares = repository.DataShares.Split(plan.Shares(inShares), repository.LastDataCheckAt);
            return Reading(shares, shares.Due(plan, now, repository.CreatedAt));
        }

        if (asked.SubsetPercent is { } percent)
        {
            // The shares of the plan, so that what it has read still counts.
            var count = plan.Shares(inShares) is > 1 and var planned ? planned : Math.Clamp((int)Math.Round(100.0 / percent), 1, DataShares.Most);
            var shares = repository.DataShares.Split(count, repository.LastDataCheckAt);
            return Reading(shares, shares.Oldest(Math.Clamp((int)Math.Round(percent * count / 100.0), 1, count)));
        }

        return asked.ReadData ? All(repository.DataShares) : new CheckPlan(new CheckRequest(false), repository.DataShares);
    }

    /// <summary>What was read when, if it passed.</summary>
    /// <param name="begun">What was stored before this check began was in what it read.</param>
    public DataShares After(DateTimeOffset begun) => Request switch
    {
        { ReadData: true } => new DataShares { ReadAt = [.. Enumerable.Repeat<DateTimeOffset?>(begun, Math.Max(1, Shares.ReadAt.Count))] },
        { Share: { } share } => Shares.Read([.. share.Numbers], begun),
        _ => Shares,
    };

    public string Sentence => Request switch
    {
        { ReadData: true } => "Reading and verifying all data",
        { Share: { } share } => $"Verifying the structure, and reading {Words(share)} of the data",
        _ => "Verifying the structure; data is not read",
    };

    public string Proven => Request switch
    {
        { ReadData: true } => "passed, all data read",
        { Share: { } share } => $"passed, {Words(share)} of the data read",
        _ => "passed, structure",
    };

    private static CheckPlan Reading(DataShares shares, IReadOnlyList<int> numbers) =>
        numbers.Count == 0 ? new CheckPlan(new CheckRequest(false), shares)
        : numbers.Count == shares.ReadAt.Count ? All(shares)
        : new CheckPlan(new CheckRequest(false, new DataShare(numbers, shares.ReadAt.Count)), shares);

    private static CheckPlan All(DataShares shares) => new(new CheckRequest(true), shares);

    private static string Words(DataShare share) => $"{(share.Numbers.Count == 1 ? "share" : "shares")} {string.Join(", ", share.Numbers)} of {share.Count}";
}

/// <summary>What a check must know of its repository.</summary>
internal sealed record CheckedRepository
{
    public MaintenancePlan Maintenance { get; init; } = new();
    public DataShares DataShares { get; init; } = new();
    public DateTimeOffset? LastDataCheckAt { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}
