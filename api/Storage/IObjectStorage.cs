namespace BackupApi.Storage;

/// <summary>Whole objects below one place of a storage pool: files of a folder, objects of a bucket. Names are relative, separated by "/".
/// Members hold no state between calls and may be used by several at once. Expected failures are <see cref="StorageException"/>.</summary>
public interface IObjectStorage
{
    /// <summary>Stores everything that <paramref name="content"/> gives until its end, in bounded memory and without a file of this machine in between.
    /// Parts that a fault of the network hit are sent again. The object is there whole when this returns, and not at all when it throws: also when reading the content throws.
    /// An object of that name is replaced.</summary>
    Task<ObjectInfo> WriteAsync(string name, Stream content, CancellationToken cancellationToken);

    /// <summary>Content from an offset to the end. Throws storage_object_missing.</summary>
    Task<Stream> OpenAsync(string name, long offset, CancellationToken cancellationToken);

    /// <summary>Null when there is none of that name.</summary>
    Task<ObjectInfo?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>Every object whose name begins with the prefix, in no certain order. Streams.</summary>
    IAsyncEnumerable<ObjectInfo> ListAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>Missing ones are no failure.</summary>
    Task DeleteAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken);

    /// <summary>Removes what interrupted writes of names with the prefix left (unfinished multipart uploads, partial files). Safe to repeat. Returns how many.</summary>
    Task<int> CleanUpAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>What keeps the place from taking that many bytes more, as far as the storage tells: it is full, or mounted read-only. Null when nothing is known to.</summary>
    Task<StorageException?> FindObstacleAsync(long bytes, CancellationToken cancellationToken) => Task.FromResult<StorageException?>(null);

    /// <summary>Removes everything below the place, the place included.</summary>
    Task DestroyAsync(CancellationToken cancellationToken);
}

/// <param name="Size">Bytes.</param>
public sealed record ObjectInfo(string Name, long Size, DateTimeOffset ModifiedAt);

/// <summary>A pool could not be reached or used.</summary>
/// <param name="code">storage_unreachable, storage_credentials_refused, storage_permission_denied, storage_bucket_missing, storage_object_missing, storage_clock_skewed, storage_full, storage_unwritable, storage_busy.</param>
public sealed class StorageException(string code, string message, string hint, Exception? inner = null) : Exception(message, inner)
{
    public string Code { get; } = code;
    public string Hint { get; } = hint;

    /// <summary>True when trying again may help (network, 500, 503), false when a person must act.</summary>
    public bool IsTransient { get; init; }
}
