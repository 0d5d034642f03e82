namespace BackupApi.Storage.S3;

/// <summary>How a stream of unknown length is cut: small parts first, so that little is in memory; growing ones, so that 10,000 of them, which is all there may be, hold 5 TB.</summary>
internal static class PartSizes
{
    public const int Most = 10_000;

    // Of one size. As many as let all of them together hold 5 TB.
    private const int Step = 880;

    private const long Mebi = 1 << 20;
    private const long Smallest = 8 * Mebi;
    private const long Largest = 1024 * Mebi;
    private const long InFlight = 64 * Mebi;

    /// <param name="number">From 1.</param>
    public static long Of(int number) => Math.Min(Smallest << ((number - 1) / Step), Largest);

    /// <summary>How many parts of that number's size are sent at a time, while one more is filled.</summary>
    public static int Senders(int number) => (int)Math.Clamp(InFlight / Of(number), 1, 3);
}
