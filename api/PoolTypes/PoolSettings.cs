using System.Text.Json.Serialization;

namespace BackupApi.PoolTypes;

/// <summary>Where a storage pool is. The member `type` says which kind it is.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(LocalPoolSettings), LocalPool.TypeName)]
public abstract record PoolSettings;
