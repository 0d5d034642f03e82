namespace BackupApi.Tests.Lab;

/// <summary>A test that makes users of the machine or mounts a disk, which only root can.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RootFactAttribute : FactAttribute
{
    /// <param name="what">What only root can do.</param>
    public RootFactAttribute(string what = "make the user that this test signs in as")
    {
        if (!Environment.IsPrivilegedProcess)
            Skip = $"Only root can {what}.";
    }
}
