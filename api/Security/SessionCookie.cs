namespace BackupApi.Security;

/// <summary>The cookie that carries a session's token: out of reach of scripts and of other sites.</summary>
internal static class SessionCookie
{
    internal const string Name = "backupapi_session";

    internal static string? Read(HttpRequest request) => request.Cookies[Name];

    internal static void Write(HttpContext context, string token, DateTimeOffset expiresAt) =>
        context.Response.Cookies.Append(Name, token, Options(context, expiresAt));

    internal static void Clear(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context, null));

    private static CookieOptions Options(HttpContext context, DateTimeOffset? expiresAt) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/", Expires = expiresAt, IsEssential = true,
    };
}
