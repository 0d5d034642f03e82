using System.Xml.Linq;
using BackupApi.Data;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace BackupApi.Security;

/// <summary>Keeps Data Protection's keys in the database, so that every replica has them. They are encrypted under the master key before they come here.</summary>
internal sealed class DatabaseKeyRing(SystemDatabase database, MasterKey master) : IXmlRepository
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

    /// <summary>Called at start: without this, stored credentials would fail one by one when they are needed.
    /// Throws <see cref="StartupException"/> when the ring was encrypted under another master key.</summary>
    internal void RefuseForeignMasterKey()
    {
        if (GetAllElements().SelectMany(element => element.Descendants("masterKey")).Any(element => (string?)element.Attribute("id") != master.Id))
            throw new StartupException(MasterKeyDecryptor.Foreign);
    }
}
