using System.Globalization;

namespace BackupApi.Engines.Archive;

/// <summary>Which share of a repository's data has its turn, kept in the engine's folder. When the count is lost, it begins anew.</summary>
internal sealed class CheckTurn(string folder)
{
    public int Next(Guid repository)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{repository:N}.turn");
        var turn = File.Exists(file) && int.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var last) && last is >= 0 and < 1_000_000 ? last : 0;
        File.WriteAllText(file, (turn + 1).ToString(CultureInfo.InvariantCulture));
        return turn;
    }
}
