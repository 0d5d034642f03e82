using BackupApi.Problems;

namespace BackupApi.SourceTypes.Databases;

/// <summary>One stored dump and the database that it becomes.</summary>
internal sealed record PlannedLoad(StoredStream Stream, string Database, string Target, bool Replaces);

/// <summary>What of a request goes where, with everything refused that would write over what is there.</summary>
internal static class LoadPlan
{
    /// <summary>Throws <see cref="SourceException"/> (database_exists, invalid).</summary>
    /// <param name="databaseOf">The database that a stream holds; null for other items.</param>
    /// <param name="isReserved">Databases of the system, which nothing is loaded into.</param>
    public static IReadOnlyList<PlannedLoad> Make(LoadRequest request, Func<string, string?> databaseOf, IReadOnlyCollection<string> existing, Func<string, bool> isReserved, string host)
    {
        if (request.Databases.GroupBy(target => target.Database).FirstOrDefault(group => group.Count() > 1) is { } named)
            throw new SourceException(ProblemCodes.Invalid, $"The database “{named.Key}” is named twice.", "Name each database of the backup once.");
        var targets = request.Databases.ToDictionary(target => target.Database, target => target.Target);
        var loads = request.Streams.Select(stream => (stream, database: databaseOf(stream.Name))).Where(pair => pair.database is not null).Select(pair =>
        {
            var target = targets.GetValueOrDefault(pair.database!) is { Length: > 0 } named ? named : pair.database + "_restored";
            return new PlannedLoad(pair.stream, pair.database!, target, existing.Contains(target));
        }).ToList();
        if (targets.Keys.Except(loads.Select(load => load.Database)).FirstOrDefault() is { } unknown)
            throw new SourceException(ProblemCodes.DatabaseMissing, $"The backup holds no database “{unknown}”.", "Choose among the databases of the backup.");
        if (loads.GroupBy(load => load.Target).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new SourceException(ProblemCodes.Invalid, $"Two databases would be loaded into “{twice.Key}”.", "Give each a name of its own.");
        if (loads.Find(load => isReserved(load.Target) || load.Target.Contains('\0')) is { } reserved)
            throw new SourceException(ProblemCodes.Invalid, $"Nothing can be loaded into “{reserved.Target}”.", "Choose another name; this one belongs to the database server.");
        if (!request.Replace && loads.Find(load => load.Replaces) is { } there)
            throw new SourceException(ProblemCodes.DatabaseExists, $"A database “{there.Target}” exists already on {host}.", "Choose another name, or say that it shall be replaced.");
        return loads;
    }
}
