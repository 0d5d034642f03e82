namespace BackupApi.Tests.Lab;

/// <summary>A test that makes users of the machine, which only root can.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute()
    {
        if (!Environment.IsPrivilegedProcess)
            Skip = "Only root can make the user that this test signs in as.";
    }
}
