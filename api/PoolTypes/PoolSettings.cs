using System.Text.Json;
using System.Text.Json.Serialization;

namespace BackupApi.PoolTypes;

/// <summary>Where a storage pool is. The member `type` says which kind it is.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(LocalPoolSettings), LocalPool.TypeName)]
[JsonDerivedType(typeof(S3PoolSettings), S3Pool.TypeName)]
[JsonDerivedType(typeof(SftpPoolSettings), SftpPool.TypeName)]
public abstract record PoolSettings
{
    // The database orders the members of an object its own way, so "type" need not come first.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { AllowOutOfOrderMetadataProperties = true };

    /// <summary>Where the repository of that location lies, for people; without secrets.</summary>
    internal abstract string AddressOf(string location);

    internal static PoolSettings Read(JsonElement settings) => settings.Deserialize<PoolSettings>(Json)!;
}
