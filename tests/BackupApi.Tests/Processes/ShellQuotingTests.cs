using System.Diagnostics;
using BackupApi.Processes;

namespace BackupApi.Tests.Processes;

public sealed class ShellQuotingTests
{
    [Theory]
    [InlineData("plain/path-1.txt", "plain/path-1.txt")]
    [InlineData("", "''")]
    [InlineData("two words", "'two words'")]
    [InlineData("it's", @"'it'\''s'")]
    [InlineData("a=b", "'a=b'")]
    public void Quotes_one_word(string text, string quoted) => ShellQuoting.Quote(text).ShouldBe(quoted);

    [Fact]
    public void Refuses_a_nul() => Should.Throw<ArgumentException>(() => ShellQuoting.Quote("a\0b"));

    [Theory]
    [InlineData("/bin/dash")]
    [InlineData("/bin/bash")]
    public async Task Every_hostile_text_reaches_a_program_unchanged_through_two_shells(string shell)
    {
        var script = "exec printf '%s\\0' " + string.Join(' ', HostileTexts.All.Select(ShellQuoting.Quote));
        var start = new ProcessStartInfo(shell) { ArgumentList = { "-c", $"exec {shell} -c {ShellQuoting.CarryInSingleQuotes(script)}" }, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        using var output = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.WaitForExitAsync();
        RawText.Decode(output.ToArray()).ShouldBe(string.Concat(HostileTexts.All.Select(text => text + "\0")));
    }

    [Fact]
    public void A_carried_script_holds_nothing_that_a_login_shell_reads_differently() =>
        ShellQuoting.Carry(string.Concat(HostileTexts.All))["eval \"$(printf \"".Length..^3].ShouldMatch(@"\A[A-Za-z0-9_./:,@+=~ \\-]*\z");
}
