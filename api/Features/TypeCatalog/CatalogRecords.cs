using System.Text.Json;
using BackupApi.Engines;

namespace BackupApi.Features.TypeCatalog;

/// <summary>Every type that the service knows. Forms are made from this, so that a new type needs no new screen.</summary>
/// <param name="ProblemCodes">Every `code` that a failure can carry.</param>
public sealed record Catalog(
    IReadOnlyList<CatalogType> SourceTypes, IReadOnlyList<CatalogType> ConnectionTypes, IReadOnlyList<CatalogType> PoolTypes, IReadOnlyList<CatalogEngine> Engines,
    IReadOnlyList<CatalogOperationKind> OperationKinds, IReadOnlyList<string> ProblemCodes);

/// <summary>A type of source, connection or storage pool.</summary>
/// <param name="Type">The discriminator of its settings.</param>
/// <param name="Engines">For a pool: engines whose repositories can live there.</param>
/// <param name="ConnectionType">For a source: the type of connection that its member `connectionId` names; null when it needs none.</param>
public sealed record CatalogType(string Type, string Title, string Summary, IReadOnlyList<string>? Engines, string? ConnectionType, IReadOnlyList<CatalogField> Fields);

/// <summary>How a setting is asked for.</summary>
/// <param name="Name">Its member in the settings.</param>
/// <param name="Secret">Write-only.</param>
/// <param name="Advanced">Hidden until asked for.</param>
/// <param name="Default">What an absent member means.</param>
/// <param name="ShowWhen">Null: always shown.</param>
public sealed record CatalogField(
    string Name, string Label, string Help, string Placeholder, CatalogFieldKind Kind, bool Secret, bool Required, bool Advanced, JsonElement? Default,
    IReadOnlyList<CatalogOption> Options, CatalogShowWhen? ShowWhen);

/// <summary>connection: the id of a connection of the type's connectionType on the source's server. database_list: databases of the connection in `connectionId`, as
/// listConnectionDatabases names them. multiline: keys and certificates. host_key: what scanHostKey offers for the form's address and port, confirmed by a person.</summary>
public enum CatalogFieldKind { Text, Number, Boolean, TextList, Path, PathList, Choice, Multiline, Connection, DatabaseList, HostKey }

/// <summary>The field is of use only while another one of the same form has one of these values.</summary>
public sealed record CatalogShowWhen(string Field, IReadOnlyList<string> Values);

public sealed record CatalogOption(string Value, string Label);

/// <summary>A tool that keeps backups.</summary>
/// <param name="Program">Must be installed on the servers and on the backup host.</param>
public sealed record CatalogEngine(
    string Kind, string Title, string Summary, string Program, string MinimumVersion, IReadOnlyList<Choice> Encryptions, IReadOnlyList<Choice> Compressions);

/// <summary>Something that can run.</summary>
/// <param name="Phases">In their order.</param>
public sealed record CatalogOperationKind(string Kind, string Title, IReadOnlyList<string> Phases);
