using BackupApi.Processes;

namespace BackupApi.Tests.Processes;

public sealed class RedactorTests
{
    [Theory]
    [InlineData("password is p\"a/ss word!", "password is •••")]
    [InlineData("""{"p":"p\u0022a/ss word!"}""", """{"p":"•••"}""")]
    [InlineData("https://u:p%22a%2Fss%20word%21@host", "https://u:•••@host")]
    [InlineData("nothing to hide", "nothing to hide")]
    public void Hides_a_secret_in_every_form(string text, string redacted) => new Redactor(["p\"a/ss word!", null, "no"]).Redact(text).ShouldBe(redacted);

    [Fact]
    public void Hides_each_line_of_a_key() =>
        new Redactor(["-----BEGIN KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\nAAAABG5vbmUAAAAEbm9uZQAA\n-----END KEY-----"]).Redact("bad line AAAABG5vbmUAAAAEbm9uZQAA here")
            .ShouldBe("bad line ••• here");
}
