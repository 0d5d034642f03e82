using System.Text.Json;
using BackupApi.PoolTypes;
using BackupApi.Storage;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.PoolTypes;

/// <summary>A real pool of one type, for the suite that every type must pass.</summary>
internal abstract class PoolMember : IAsyncDisposable
{
    public abstract IPoolType Pool { get; }

    public abstract JsonElement Settings { get; }

    /// <summary>The same pool reached through a proxy; null for a type without a network.</summary>
    public virtual JsonElement? Through(FaultProxy proxy) => null;

    /// <summary>Where its server listens; 0 for none.</summary>
    public virtual int Port => 0;

    /// <summary>The same pool with credentials that its server refuses; null for a type without.</summary>
    public virtual JsonElement? Wrong => null;

    /// <summary>Leaves what a write of that name leaves when the service is killed in the middle.</summary>
    public abstract Task LeaveRemainsAsync(string location, string name);

    /// <summary>A network fault in a write is mended without the caller seeing it.</summary>
    public virtual bool ResumesWrites => false;

    public StoragePlace Place(string location = "web") => Pool.Locate(Settings, location);

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected static JsonElement Json(PoolSettings settings) => JsonSerializer.SerializeToElement(settings, JsonSerializerOptions.Web);
}
