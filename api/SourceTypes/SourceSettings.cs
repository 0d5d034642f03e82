using System.Text.Json.Serialization;

namespace BackupApi.SourceTypes;

/// <summary>What a source backs up. The member `type` says which kind it is.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(FilesSettings), FilesSource.TypeName)]
[JsonDerivedType(typeof(MySqlSettings), MySqlSource.TypeName)]
[JsonDerivedType(typeof(PostgreSqlSettings), PostgreSqlSource.TypeName)]
public abstract record SourceSettings;
