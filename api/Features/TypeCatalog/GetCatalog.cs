using System.Reflection;
using BackupApi.Engines;
using BackupApi.PoolTypes;
using BackupApi.SourceTypes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.TypeCatalog;

internal static class GetCatalog
{
    private static readonly string[] ProblemCodes =
        [.. typeof(Problems.ProblemCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];

    private static readonly CatalogOperationKind[] Kinds =
    [
        new("backup", "Backup", ["prepare", "transfer", "verify", "finish"]), new("restore", "Restore", ["prepare", "transfer", "verify", "finish"]),
        new("check", "Check", ["prepare", "check", "finish"]), new("delete", "Delete", ["prepare", "delete", "finish"]), new("refresh", "Refresh", ["prepare", "list", "finish"]),
    ];

    /// <summary>Every type of source, pool, engine and operation, with the fields of its settings.</summary>
    internal static Ok<Catalog> Handle(IEnumerable<ISourceType> sources, IEnumerable<IPoolType> pools, IEnumerable<IEngine> engines) => TypedResults.Ok(new Catalog(
        [.. sources.Select(type => new CatalogType(type.Type, type.Title, type.Summary, null, CatalogFields.Of(type.SettingsType)))],
        [.. pools.Select(type => new CatalogType(type.Type, type.Title, type.Summary, type.Engines, CatalogFields.Of(type.SettingsType)))],
        [.. engines.Select(Describe)], Kinds, ProblemCodes));

    private static CatalogEngine Describe(IEngine engine)
    {
        var description = engine.Description;
        return new CatalogEngine(engine.Kind, description.Title, description.Summary, description.Program, description.MinimumVersion, description.Encryptions, description.Compressions);
    }
}
