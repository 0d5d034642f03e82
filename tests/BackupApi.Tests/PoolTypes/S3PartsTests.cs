using System.Collections.Concurrent;
using BackupApi.Problems;
using BackupApi.Storage;
using BackupApi.Storage.S3;

namespace BackupApi.Tests.PoolTypes;

public sealed class S3PartsTests
{
    [Fact]
    public async Task What_one_part_failed_with_is_told_although_giving_up_ends_the_reading_first()
    {
        var store = new ConcurrentBag<byte[]>();
        var first = new PartBuffer(store);
        await first.FillAsync(new MemoryStream(new byte[100]), 100, default);
        var parts = new S3Parts(async (_, _, token) =>
        {
            // Holds up whoever gives up: callbacks run in the reverse order, so the one who reads has ended by then.
            token.Register(() => Thread.Sleep(300));
            await Task.Delay(100, CancellationToken.None);
            throw new StorageException(ProblemCodes.StorageBucketMissing, "There is no such bucket.", "Make it.");
        }, store);

        var fault = await Should.ThrowAsync<StorageException>(parts.RunAsync(first, new EndlessWait(), default));

        fault.Code.ShouldBe(ProblemCodes.StorageBucketMissing);
    }

    /// <summary>Gives nothing until it is cancelled.</summary>
    private sealed class EndlessWait : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
