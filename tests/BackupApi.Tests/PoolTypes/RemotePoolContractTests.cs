using System.Security.Cryptography;
using BackupApi.Hosts;
using BackupApi.PoolTypes;
using BackupApi.Problems;
using BackupApi.Storage;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.PoolTypes;

/// <summary>What every type of pool must do that is reached over a network.</summary>
public abstract class RemotePoolContractTests : PoolContractTests
{
    private IObjectStorage Behind(FaultProxy proxy) => Member.Pool.Locate(Member.Through(proxy)!.Value, "web").Objects;

    [Fact]
    public async Task A_connection_that_is_cut_in_the_middle_leaves_a_whole_object_or_none()
    {
        await using var proxy = new FaultProxy(Member.Port);
        proxy.CutAfterSending(90_000_000);
        if (Member.ResumesWrites)
        {
            (await Behind(proxy).WriteAsync("dump", new PatternStream(Big), default)).Size.ShouldBe(Big);
            proxy.Sent.ShouldBeLessThan(Big + 70_000_000, "only the parts on the way are sent again");
        }
        else
        {
            (await Should.ThrowAsync<StorageException>(() => Behind(proxy).WriteAsync("dump", new PatternStream(Big), default))).IsTransient.ShouldBeTrue();
            (await NamesAsync(Objects)).ShouldBeEmpty();
            (await Behind(proxy).WriteAsync("dump", new PatternStream(Big), default)).Size.ShouldBe(Big);
        }

        await using var content = await Objects.OpenAsync("dump", 0, default);
        Convert.ToHexString(await SHA256.HashDataAsync(content)).ShouldBe(PatternStream.HashOf(Big));
        (await Objects.CleanUpAsync("", default)).ShouldBe(0);
    }

    [Fact]
    public async Task A_download_that_breaks_goes_on_where_it_broke()
    {
        await Objects.WriteAsync("dump", new PatternStream(60_000_000), default);
        await using var proxy = new FaultProxy(Member.Port);
        proxy.CutAfterReceiving(30_000_000);
        await using var content = await Behind(proxy).OpenAsync("dump", 0, default);
        Convert.ToHexString(await SHA256.HashDataAsync(content)).ShouldBe(PatternStream.HashOf(60_000_000));
        proxy.Connections.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_storage_that_stalls_is_not_read_ahead_of()
    {
        await using var proxy = new FaultProxy(Member.Port);
        var content = new PatternStream(Big);
        using var cancel = new CancellationTokenSource();
        var writing = Behind(proxy).WriteAsync("dump", content, cancel.Token);
        while (proxy.Sent < 20_000_000) await Task.Delay(10);
        proxy.IsStalled = true;
        var taken = -1L;
        while (taken != content.Taken)
        {
            taken = content.Taken;
            await Task.Delay(500);
        }

        taken.ShouldBeLessThan(120_000_000);
        proxy.IsStalled = false;
        (await writing).Size.ShouldBe(Big);
    }

    [Fact]
    public async Task A_storage_that_is_gone_for_good_is_a_fault_that_passes()
    {
        await using var proxy = new FaultProxy(Member.Port) { IsGone = true };
        var fault = await Should.ThrowAsync<StorageException>(() => WriteAsync(Behind(proxy), "dump", "x"));
        (fault.Code, fault.IsTransient).ShouldBe((ProblemCodes.StorageUnreachable, true), fault.ToString());
        var health = await Member.Pool.CheckAsync(Member.Through(proxy)!.Value, default);
        health.Health.ShouldBe(PoolHealthStatus.Critical);
        health.Steps[0].ShouldSatisfyAllConditions(step => step.Name.ShouldBe("reach"), step => step.Code.ShouldBe(ProblemCodes.StorageUnreachable), step => step.Hint.ShouldNotBeNullOrEmpty());
    }

    [Fact]
    public async Task Wrong_credentials_are_told_apart_from_a_network_that_fails()
    {
        var fault = await Should.ThrowAsync<StorageException>(() => WriteAsync(Member.Pool.Locate(Member.Wrong!.Value, "web").Objects, "dump", "x"));
        (fault.Code, fault.IsTransient).ShouldBe((ProblemCodes.StorageCredentialsRefused, false), fault.ToString());
        var health = await Member.Pool.CheckAsync(Member.Wrong!.Value, default);
        var failed = health.Steps.Single(step => step.Status == TestStepStatus.Failed);
        (failed.Name, failed.Code).ShouldBe(("sign_in", ProblemCodes.StorageCredentialsRefused), failed.Detail);
    }
}
