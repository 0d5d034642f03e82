namespace BackupApi.Tests.Lab;

/// <summary>A user of this machine with a password and a home folder, gone with the test. Only root can make one.</summary>
internal sealed class LabUser : IDisposable
{
    private readonly string sudoers;

    public LabUser()
    {
        Name = "lab" + Guid.NewGuid().ToString("N")[..8];
        sudoers = "/etc/sudoers.d/" + Name;
        // The files of users have one lock for the whole machine, on which useradd gives up after some seconds.
        SshLab.Run("sh", "-c", $"for i in 1 2 3 4 5; do useradd -m -s /bin/bash {Name} && exit 0; sleep 1; done; exit 1");
        SshLab.Run("sh", "-c", $"printf '%s:%s\\n' {Name} '{Password}' | chpasswd");
    }

    public string Name { get; }

    public string Password { get; } = "pass \\ word $(id) \"ż";

    public string Home => "/home/" + Name;

    public void AllowSudo()
    {
        File.WriteAllText(sudoers, $"{Name} ALL=(root) NOPASSWD: ALL\nDefaults:{Name} use_pty\n");
        File.SetUnixFileMode(sudoers, UnixFileMode.UserRead | UnixFileMode.GroupRead);
    }

    public void Dispose()
    {
        File.Delete(sudoers);
        SshLab.Run("userdel", "-f", "-r", Name);
    }
}
