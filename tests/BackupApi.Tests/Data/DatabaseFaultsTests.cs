using BackupApi.Data;
using Npgsql;

namespace BackupApi.Tests.Data;

public sealed class DatabaseFaultsTests
{
    /// <summary>A full disk keeps new sessions from beginning, and PostgreSQL has no state for that.</summary>
    [Theory]
    [InlineData("FATAL", "XX000", true)]
    [InlineData("PANIC", "XX000", true)]
    [InlineData("ERROR", "XX000", false)]
    [InlineData("FATAL", "28P01", false)]
    [InlineData("FATAL", "57P03", true)]
    [InlineData("ERROR", "53100", true)]
    [InlineData("ERROR", "42601", false)]
    public void Tells_what_may_succeed_later(string severity, string state, bool passes) =>
        DatabaseFaults.IsPassing(new PostgresException("could not write init file", severity, severity, state)).ShouldBe(passes);
}
