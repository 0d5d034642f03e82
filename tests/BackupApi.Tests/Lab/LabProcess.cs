namespace BackupApi.Tests.Lab;

internal static class LabProcess
{
    /// <summary>True once the process is gone or only waits to be reaped; false when it still lives after two seconds.</summary>
    public static async Task<bool> EndsAsync(int pid)
    {
        for (var i = 0; i < 100 && IsAlive(pid); i++)
            await Task.Delay(20);
        return !IsAlive(pid);
    }

    private static bool IsAlive(int pid)
    {
        try
        {
            return !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
