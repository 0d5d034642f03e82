using BackupApi.Engines.Borg;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.Engines.Borg;

public sealed class BorgSelfTestTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Only_the_very_file_that_passed_need_not_test_itself_again()
    {
        scratch.Shell("mkdir bin; printf '#!/bin/sh\\necho \"${BORG_SELFTEST:-tests itself}\"\\n' > bin/borg; chmod 755 bin/borg");
        var file = scratch.Shell($"program=$PWD/bin/borg; {BorgVersion.NameFile}").Trim();

        Start("").ShouldBe("tests itself");
        Start(file).ShouldBe("disabled");
        Start(file + "0").ShouldBe("tests itself");

        scratch.Shell("cp bin/borg bin/other; mv bin/other bin/borg");
        Start(file).ShouldBe("tests itself");
    }

    [Fact]
    public void A_run_that_skipped_the_test_does_not_count_as_one()
    {
        var clock = new HandTime();
        var test = new BorgSelfTest(clock);
        test.Passed.ShouldBe("");
        test.Note("borg:1", skipped: "");
        test.Note("", skipped: "");
        test.Passed.ShouldBe("borg:1");
        clock.Pass(TimeSpan.FromMinutes(59));
        test.Note("borg:1", skipped: "borg:1");
        test.Passed.ShouldBe("borg:1");
        clock.Pass(TimeSpan.FromMinutes(1));
        test.Passed.ShouldBe("");
        test.Note("borg:2", skipped: "");
        test.Passed.ShouldBe("borg:2");
    }

    private string Start(string tested)
    {
        File.WriteAllText(scratch["start"], BorgStart.Script);
        return scratch.Shell($"export BACKUPAPI_STATE=$PWD/state BACKUPAPI_TESTED='{tested}' PATH=\"$PWD/bin:$PATH\"; sh start id '' ''").Trim();
    }
}
