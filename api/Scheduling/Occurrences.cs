namespace BackupApi.Scheduling;

/// <summary>The moments (UTC) that a recurrence names, before windows and blackouts.</summary>
internal interface IOccurrences
{
    /// <summary>Those after that moment, in order, each once; ends when none is left within twelve years.</summary>
    IEnumerable<Occurrence> After(DateTime utc);
}

/// <param name="IsShifted">Its local time does not exist on that day, so it takes place when clocks are set forward.</param>
internal readonly record struct Occurrence(DateTime At, bool IsShifted);

/// <summary>Whole intervals of elapsed time from an anchor.</summary>
internal sealed class IntervalOccurrences(TimeSpan step, DateTime anchor) : IOccurrences
{
    public IEnumerable<Occurrence> After(DateTime utc)
    {
        var steps = (long)Math.Floor((utc - anchor).Ticks / (double)step.Ticks);
        var next = anchor.AddTicks(steps * step.Ticks);
        while (next <= utc) next += step;
        for (var end = utc.AddYears(12); next <= end; next += step) yield return new Occurrence(next, false);
    }
}

/// <summary>Several recurrences as one.</summary>
internal sealed class MergedOccurrences(IReadOnlyList<IOccurrences> parts) : IOccurrences
{
    public IEnumerable<Occurrence> After(DateTime utc)
    {
        var enumerators = parts.Select(part => part.After(utc).GetEnumerator()).Where(enumerator => enumerator.MoveNext()).ToList();
        while (enumerators.Count > 0)
        {
            var next = enumerators.Min(enumerator => enumerator.Current.At);
            var shifted = enumerators.All(enumerator => enumerator.Current.At != next || enumerator.Current.IsShifted);
            yield return new Occurrence(next, shifted);
            enumerators.RemoveAll(enumerator => enumerator.Current.At == next && !enumerator.MoveNext());
        }
    }
}
