using System.Text;
using BackupApi.Processes;

namespace BackupApi.Tests.Processes;

public sealed class RawTextTests
{
    [Fact]
    public void Carries_every_byte_there_and_back()
    {
        var bytes = Enumerable.Range(0, 256).Select(value => (byte)value).Concat("żółw 🐢"u8.ToArray()).Concat(new byte[] { 0xE2, 0x82, 0x0A, 0xF0, 0x9F }).ToArray();
        RawText.Encode(RawText.Decode(bytes)).ShouldBe(bytes);
    }

    [Fact]
    public void Leaves_sound_text_as_it_is() => RawText.Decode("日本 naïve 🐢"u8).ShouldBe("日本 naïve 🐢");

    [Fact]
    public void Writes_a_stray_byte_as_one_character() => RawText.Decode([(byte)'a', 0xFF, (byte)'b']).ShouldBe("a\uDCFFb");

    [Fact]
    public void Shows_a_stray_byte_as_the_replacement_character() => RawText.Display("a\uDCFFb").ShouldBe("a\uFFFDb");

    [Fact]
    public void Refuses_half_a_surrogate_pair() => Should.Throw<ArgumentException>(() => RawText.Encode("a\uD83D"));
}
