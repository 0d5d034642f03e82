using System.Xml.Linq;
using BackupApi.Data;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace BackupApi.Security;

/// <summary>Keeps Data Protection's keys in the database, so that every replica has them. They are encrypted under the master key before they come here.</summary>
internal sealed class DatabaseKeyRing(SystemDatabase database) : IXmlRepository
{
    private const string InsertSql = "insert into data_protection_keys (id, xml) values (@Id, @Xml) on conflict (id) do update set xml = excluded.xml";

    // The interface is synchronous; it is asked at start and once a day.
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = database.OpenAsync(CancellationToken.None).GetAwaiter().GetResult();
        return [.. connection.Query<string>("select xml from data_protection_keys order by created_at, id").Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = database.OpenAsync(CancellationToken.None).GetAwaiter().GetResult();
        connection.Execute(InsertSql, new { Id = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
    }
}
