namespace BackupApi.Tests.Processes;

/// <summary>Arguments that break careless quoting; used against every kind of host.</summary>
internal static class HostileTexts
{
    public static readonly string[] All =
    [
        "", " ", "plain", "two words", "'", "\"", "it's", "''", "'\\''", "\\", "\\\\", "\\n", "a\nb", "trailing\n", "\n", "\t\r\v\f\a\u001b[31m", "$(touch /tmp/owned)", "`id`",
        "$HOME", "${IFS}", "; id", "&& id", "| id", "> /tmp/owned", "!!", "!x", "*", "?", "[a-z]", "~", "~root", "-n", "--", "-rf", "--help", "%s%n", "%", "\\045", "#comment", "a=b",
        "日本語", "żółw", "🐢", "العربية", "\u202Egnp.exe", "{}", "{a,b}", "<(id)", "\u0001\u0081", "a\uDCFFb", "\uDCC3", "\uDC81\uDC82\uDC88'\uDCFE", "x\uDCE9\n", new('ż', 127), new('"', 300),
    ];
}
