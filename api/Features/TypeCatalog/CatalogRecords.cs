using System.Text.Json;
using BackupApi.Engines;

namespace BackupApi.Features.TypeCatalog;

/// <summary>Every type that the service knows. Forms are made from this, so that a new type needs no new screen.</summary>
/// <param name="ProblemCodes">Every `code` that a failure can carry.</param>
public sealed record Catalog(
    IReadOnlyList<CatalogType> SourceTypes, IReadOnlyList<CatalogType> PoolTypes, IReadOnlyList<CatalogEngine> Engines,
    IReadOnlyList<CatalogOperationKind> OperationKinds, IReadOnlyList<string> ProblemCodes);

/// <summary>A type of source or storage pool.</summary>
/// <param name="Type">The discriminator of its settings.</param>
/// <param name="Engines">For a pool: engines whose repositories can live there.</param>
public sealed record CatalogType(string Type, string Title, string Summary, IReadOnlyList<string>? Engines, IReadOnlyList<CatalogField> Fields);

/// <summary>How a setting is asked for.</summary>
/// <param name="Name">Its member in the settings.</param>
/// <param name="Secret">Write-only.</param>
/// <param name="Advanced">Hidden until asked for.</param>
/// <param name="Default">What an absent member means.</param>
public sealed record CatalogField(
    string Name, string Label, string Help, string Placeholder, CatalogFieldKind Kind, bool Secret, bool Required, bool Advanced, JsonElement? Default,
    IReadOnlyList<CatalogOption> Options);

public enum CatalogFieldKind { Text, Number, Boolean, TextList, Path, PathList, Choice }

public sealed record CatalogOption(string Value, string Label);

/// <summary>A tool that keeps backups.</summary>
/// <param name="Program">Must be installed on the servers and on the backup host.</param>
public sealed record CatalogEngine(
    string Kind, string Title, string Summary, string Program, string MinimumVersion, IReadOnlyList<Choice> Encryptions, IReadOnlyList<Choice> Compressions);

/// <summary>Something that can run.</summary>
/// <param name="Phases">In their order.</param>
public sealed record CatalogOperationKind(string Kind, string Title, IReadOnlyList<string> Phases);
