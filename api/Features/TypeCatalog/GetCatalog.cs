using System.Reflection;
using BackupApi.Data;
using BackupApi.Engines;
using BackupApi.Orchestration.Kinds;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BackupApi.Features.TypeCatalog;

internal static class GetCatalog
{
    private static readonly string[] ProblemCodes =
        [.. typeof(Problems.ProblemCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];

    /// <summary>Describes every type of source, connection, pool, engine and operation.</summary>
    /// <remarks>With the fields of their settings, from which forms are made.</remarks>
    internal static Ok<Catalog> Handle([FromServices] BackupApi.Catalog catalog, [FromServices] OperationKinds kinds) => TypedResults.Ok(new Catalog(
        [.. catalog.SourceTypes.Select(type => new CatalogType(type.Type, type.Title, type.Summary, null, type.ConnectionType, CatalogFields.Of(type.SettingsType)))],
        [.. catalog.ConnectionTypes.Select(type => new CatalogType(type.Type, type.Title, type.Summary, null, null, CatalogFields.Of(type.SettingsType)))],
        [.. catalog.PoolTypes.Select(type => new CatalogType(type.Type, type.Title, type.Summary, type.Engines, null, CatalogFields.Of(type.SettingsType)))],
        [.. catalog.Engines.Select(Describe)], [.. kinds.All.Select(kind => new CatalogOperationKind(EnumText.Of(kind.Kind), kind.Title, [.. kind.Phases.Select(phase => phase.Name)]))], ProblemCodes));

    private static CatalogEngine Describe(IEngine engine)
    {
        var description = engine.Description;
        return new CatalogEngine(engine.Kind, description.Title, description.Summary, description.Program, description.MinimumVersion, description.Encryptions, description.Compressions);
    }
}
