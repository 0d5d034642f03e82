using System.Text;

namespace BackupApi.Orchestration;

/// <summary>Names that are safe in every tool and file system: lower-case letters, digits and single dashes.</summary>
internal static class Slug
{
    /// <summary>Never empty; at most 60 characters.</summary>
    public static string Of(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter)) slug.Append(letter);
            else if (slug.Length > 0 && slug[^1] != '-' && !char.IsSurrogate(letter) && char.GetUnicodeCategory(letter) != System.Globalization.UnicodeCategory.NonSpacingMark) slug.Append('-');
        }

        var text = slug.ToString(0, Math.Min(60, slug.Length)).Trim('-');
        return text.Length > 0 ? text : "backup";
    }
}
