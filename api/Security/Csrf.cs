using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace BackupApi.Security;

/// <summary>The second half of a cookie session: a value that a foreign page can neither read nor guess. It follows from the session's token, so it needs no store.</summary>
internal static class Csrf
{
    internal const string Header = "X-CSRF-Token";

    internal static string TokenFor(string sessionToken) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(sessionToken), "csrf"u8));

    /// <summary>True when the request may act with its cookie: it is safe, or shows the token.</summary>
    internal static bool Passes(HttpRequest request, string sessionToken)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)) return true;
        var shown = request.Headers[Header].ToString();
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown), Encoding.UTF8.GetBytes(TokenFor(sessionToken)));
    }

    /// <summary>A browser opens a hub with GET, to which it cannot add a header; there the page's origin is what tells ours from a foreign one.</summary>
    internal static bool IsSameOrigin(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site is "same-origin" or "none";
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
