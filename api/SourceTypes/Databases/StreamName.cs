using System.Text;

namespace BackupApi.SourceTypes.Databases;

/// <summary>Names of streams: one relative path per database, and items of the server as a whole, whose names begin with @.</summary>
/// <param name="type">The folder.</param>
/// <param name="ending">Of databases, such as ".sql".</param>
internal sealed class StreamName(string type, string ending)
{
    public string Of(string database) => $"{type}/{Encode(database)}{ending}";

    public string Item(string name) => $"{type}/@{name}.sql";

    /// <summary>Null for items, and for what no backup of this type holds.</summary>
    public string? DatabaseOf(string stream) =>
        stream.StartsWith(type + "/", StringComparison.Ordinal) && stream[type.Length + 1] != '@' && stream.EndsWith(ending, StringComparison.Ordinal) && stream.Length > type.Length + 1 + ending.Length
            ? Decode(stream[(type.Length + 1)..^ending.Length])
            : null;

    // What would be another folder, another item, or no text a person can type.
    private static string Encode(string database)
    {
        var name = new StringBuilder(database.Length);
        foreach (var letter in database)
            if (letter is '/' or '%' || char.IsControl(letter) || (letter == '@' && name.Length == 0)) name.Append(Uri.HexEscape(letter <= 0xFF ? letter : '?'));
            else name.Append(letter);
        return name.ToString();
    }

    private static string Decode(string name)
    {
        var text = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length;)
            if (Uri.IsHexEncoding(name, i)) text.Append(Uri.HexUnescape(name, ref i));
            else text.Append(name[i++]);
        return text.ToString();
    }
}
