using System.Reflection;
using BackupApi.Catalogs;
using BackupApi.Connections;
using BackupApi.Engines;
using BackupApi.PoolTypes;
using BackupApi.SourceTypes;
using BackupApi.Tests.Engines;

namespace BackupApi.Tests;

public sealed class CatalogTests
{
    private readonly Catalog catalog = new(new LocalHosts(), "/tmp", new(), new());

    [Fact]
    public void Holds_every_implementation()
    {
        catalog.Engines.Select(member => member.GetType()).ShouldBe(Implementations<IEngine>(), ignoreOrder: true);
        catalog.SourceTypes.Select(member => member.GetType()).ShouldBe(Implementations<ISourceType>(), ignoreOrder: true);
        catalog.ConnectionTypes.Select(member => member.GetType()).ShouldBe(Implementations<IConnectionType>(), ignoreOrder: true);
        catalog.PoolTypes.Select(member => member.SettingsType).ShouldBe(Implementations<PoolSettings>(), ignoreOrder: true);
        catalog.PoolTypes.ShouldAllBe(member => member is BoundedPool);
    }

    [Fact]
    public void Describes_every_setting_with_a_label_and_a_known_kind()
    {
        string[] kinds = ["text", "number", "boolean", "text_list", "path", "path_list", "choice", "multiline", "connection", "database_list", "host_key"];
        foreach (var property in catalog.SourceTypes.Select(t => t.SettingsType).Concat(catalog.ConnectionTypes.Select(t => t.SettingsType)).Concat(catalog.PoolTypes.Select(t => t.SettingsType)).SelectMany(t => t.GetProperties(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance)).Where(p => p.Name != "EqualityContract"))
        {
            var field = property.GetCustomAttribute<FieldAttribute>().ShouldNotBeNull(property.Name);
            field.Label.ShouldNotBeEmpty();
            kinds.ShouldContain(field.Kind);
        }
    }

    [Fact]
    public void Offers_one_default_encryption_and_compression_per_engine()
    {
        foreach (var engine in catalog.Engines)
        {
            engine.Description.Encryptions.Count(choice => choice.Default).ShouldBe(1);
            engine.Description.Compressions.Count(choice => choice.Default).ShouldBe(1);
        }
    }

    private static IEnumerable<Type> Implementations<T>() => typeof(Catalog).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(T)));
}
