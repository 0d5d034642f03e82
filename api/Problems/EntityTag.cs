using System.Globalization;

namespace BackupApi.Problems;

/// <summary>A thing's version as HTTP writes it: "7" in ETag and If-Match.</summary>
internal static class EntityTag
{
    internal const string IfMatch = "If-Match";

    /// <summary>The version that the caller has read. Throws <see cref="ProblemException"/> (428 when the header is missing, 400 when it is no version).</summary>
    internal static int Parse(string? header)
    {
        if (string.IsNullOrWhiteSpace(header))
            throw new ProblemException(428, ProblemCodes.Invalid, "The If-Match header is missing.", "Send the version you have read, such as If-Match: \"3\", so that nobody's change is lost.");
        return int.TryParse(header.Trim().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new ProblemException(400, ProblemCodes.Invalid, "The If-Match header holds no version.", "Send the version you have read, such as If-Match: \"3\".");
    }

    internal static void Write(HttpResponse response, int version) => response.Headers.ETag = $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";
}
