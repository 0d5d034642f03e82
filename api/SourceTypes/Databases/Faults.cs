namespace BackupApi.SourceTypes.Databases;

internal static class Faults
{
    public static IReadOnlyDictionary<string, string[]> ByField(this IEnumerable<(string Field, string Message)> faults) =>
        faults.GroupBy(fault => fault.Field).ToDictionary(group => group.Key, group => group.Select(fault => fault.Message).Distinct().ToArray());
}
