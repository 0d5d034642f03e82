using BackupApi.Engines;
using BackupApi.Orchestration;

namespace BackupApi.Tests.Orchestration;

public sealed class BackupSeriesTests
{
    private static string Of(string archive, string? host = null, params string[] paths) =>
        BackupSeries.Of(new StoredBackup(archive, archive, default, default, host, null, null) { Paths = paths });

    [Theory]
    [InlineData("web-2024-01-02T03:04:05", "web-2025-11-30T23:59:59")]
    [InlineData("db_20240102-a1b2", "db_20251130-ffff")]
    [InlineData("nightly 7", "nightly 12")]
    [InlineData("2024-01-02", "2025-03-04")]
    public void Names_that_differ_by_date_or_number_are_one_series(string one, string other) => Of(one, "web1").ShouldBe(Of(other, "web1"));

    [Fact]
    public void Machines_names_and_paths_keep_series_apart()
    {
        Of("web-2024-01-02", "one").ShouldNotBe(Of("web-2024-01-02", "two"));
        Of("web-2024-01-02").ShouldNotBe(Of("db-2024-01-02"));
        Of("3f2a", "one", "/etc").ShouldBe("/etc on one");
        Of("3f2a", "one", "/etc").ShouldNotBe(Of("77ab", "one", "/home"));
        Of("before the move").ShouldBe("before the move");
    }
}
