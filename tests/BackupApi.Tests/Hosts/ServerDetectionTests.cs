using BackupApi.Hosts;
using BackupApi.Hosts.Detection;

namespace BackupApi.Tests.Hosts;

public sealed class ServerDetectionTests
{
    [Fact]
    public async Task Finds_out_what_this_machine_has()
    {
        var found = await new LocalHost("here", useSudo: false).DetectAsync(default);
        found.HostName.ShouldBe(Environment.MachineName);
        found.Cpus.ShouldBe(Environment.ProcessorCount);
        found.MemoryBytes.ShouldBeGreaterThan(1L << 28);
        found.OperatingSystem.ShouldNotBeEmpty();
        found.Tools.Single(tool => tool.Name == "borg").Version!.ShouldStartWith("1.");
        var root = found.Mounts.Single(mount => mount.Path == "/");
        root.SizeBytes.ShouldBeGreaterThan(root.UsedBytes);
    }

    [Fact]
    public void Reads_what_the_script_prints()
    {
        const string Text = "host\tdb-1\nkernel\tLinux 6.1\narchitecture\tx86_64\nuser\t0\ncpus\t4\nmemory\t1024\nos\tPRETTY_NAME=\"Rocky Linux 9.4\"\nos\tID=\"rocky\"\nos\tID_LIKE=\"rhel centos fedora\"\n"
            + "tool\tsocat\t/usr/bin/socat\tsocat version 1.7.4.4 on Apr\nmount\text4\t4096 100 60 50\t/dev/mapper/vg-root\t/\nmount\text4\t4096 100 60 50\t/dev/mapper/vg-root\t/mnt/bind\n"
            + "mount\tbtrfs\t1 10 5 5\t/dev/sdb\t/data with space\nlv\t/dev/mapper/vg-root\t/dev/vg/root\t5000\t-wi-ao----\ndatabase\tpostgresql\t15/main\tport 5432, online\n"
            + "database\tpostgresql\tpostgres\tprocess postgres\ndatabase\tredis\tredis-server\tprocess redis-server\ncontainer\tweb\tnginx:1\tUp 2 days\n";
        var found = CapabilitiesParser.Parse(Text, ["socat", "borg", "virsh"]);
        found.Tools.ShouldBe([
            new("socat", "1.7.4.4", "/usr/bin/socat", null), new("borg", null, null, "dnf install -y epel-release && dnf install -y borgbackup"), new("virsh", null, null, null)]);
        found.Mounts.ShouldBe([
            new("/", "ext4", "/dev/mapper/vg-root", 409600, 163840, 204800, "lvm"), new("/data with space", "btrfs", "/dev/sdb", 10, 5, 5, "btrfs")]);
        found.Databases.Select(database => database.Name).ShouldBe(["15/main", "redis-server"]);
        found.Containers.ShouldBe([new("web", "nginx:1", "Up 2 days")]);
        (found.OperatingSystem, found.MemoryBytes, found.IsRoot).ShouldBe(("Rocky Linux 9.4", 1048576, true));
    }

    [Theory]
    [InlineData("debian", "sudo apt-get install -y borgbackup")]
    [InlineData("alpine", "sudo apk add borgbackup")]
    [InlineData("arch", "sudo pacman -S --noconfirm borg")]
    [InlineData("fedora", "sudo dnf install -y borgbackup")]
    [InlineData("opensuse-leap", "sudo zypper install -y borgbackup")]
    [InlineData("plan9", "install the package borgbackup with the system's package manager")]
    public void Knows_how_to_install_borg(string system, string command) => InstallCommands.For("borg", [system], isRoot: false).ShouldBe(command);
}
