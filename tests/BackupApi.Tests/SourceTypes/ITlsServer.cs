using BackupApi.Connections;
using BackupApi.SourceTypes;

namespace BackupApi.Tests.SourceTypes;

/// <summary>How the way to a database is protected, whatever its kind.</summary>
internal sealed record TlsChoice(TlsMode Mode, string? Authority = null, string? AuthorityFile = null, string? Certificate = null, string? Key = null);

/// <summary>A real database server that several tests share, whose certificate can be changed while it runs. Three users sign in with the password "right":
/// plain in any way, sealed over encrypted connections only, shown with a client certificate only.</summary>
internal interface ITlsServer : IAsyncLifetime
{
    ISourceType Source { get; }

    IConnectionType Connection { get; }

    SourceSettings Settings(Guid connection);

    /// <summary>Has the database "shop" with a table of three rows.</summary>
    ConnectionSettings As(string user, TlsChoice choice, string password = "right");

    /// <summary>Server certificate of the lab by its name; null: no TLS at all.</summary>
    Task ServeAsync(string? certificate);

    string Count(string database);

    void Drop(string database);

    Lab.CertificateLab Certificates { get; }

    /// <summary>What a user is told who shows no certificate, and one that nobody knows.</summary>
    (string None, string Stranger) ClientRefusals { get; }
}
