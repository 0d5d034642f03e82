using System.Text;
using System.Text.Unicode;

namespace BackupApi.Orchestration.Trees;

/// <summary>Paths of a backup as raw bytes: no leading slash, the root is empty.</summary>
internal static class TreePaths
{
    private const byte Slash = (byte)'/';

    public static byte[] ParentOf(ReadOnlySpan<byte> path)
    {
        var slash = path.LastIndexOf(Slash);
        return slash < 0 ? [] : path[..slash].ToArray();
    }

    public static byte[] NameOf(ReadOnlySpan<byte> path) => path[(path.LastIndexOf(Slash) + 1)..].ToArray();

    public static byte[] Join(byte[] folder, byte[] name) => folder.Length == 0 ? name : [.. folder, Slash, .. name];

    /// <summary>What a person sees; bytes that are not UTF-8 show as replacement characters.</summary>
    public static string Show(ReadOnlySpan<byte> path) => Encoding.UTF8.GetString(path).Replace('\0', '\uFFFD');

    /// <summary>Whether a path shows as it is.</summary>
    public static bool IsText(ReadOnlySpan<byte> path) => Utf8.IsValid(path) && !path.Contains((byte)0);
}
