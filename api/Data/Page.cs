namespace BackupApi.Data;

/// <summary>One page of a list.</summary>
/// <param name="Items">At most as many as were asked for.</param>
/// <param name="NextCursor">Give it as `cursor` for the next page; null on the last one.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);

/// <summary>What every list takes. Bound from the query string with [AsParameters].</summary>
/// <param name="Cursor">The `nextCursor` of the page before.</param>
/// <param name="Limit">1 to 200; 50 when absent.</param>
internal sealed record PageRequest(string? Cursor, int? Limit)
{
    public int Size => Math.Clamp(Limit ?? 50, 1, 200);

    /// <summary>Null at the beginning. Throws FormatException for a cursor that no page gave (answered as 400).</summary>
    public Cursor? Position => Data.Cursor.TryDecode(Cursor, out var cursor) ? cursor : throw new FormatException("The cursor is not one that this list gave.");

    /// <summary>Rows must have been read with limit Size + 1.</summary>
    public Page<TItem> Cut<TRow, TItem>(IReadOnlyList<TRow> rows, Func<TRow, TItem> map, Func<TRow, Cursor> position)
    {
        var more = rows.Count > Size;
        return new Page<TItem>([.. rows.Take(Size).Select(map)], more ? position(rows[Size - 1]).Encode() : null);
    }
}
