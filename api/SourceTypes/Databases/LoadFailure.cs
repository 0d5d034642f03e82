using BackupApi.Connections;
using BackupApi.Hosts;

namespace BackupApi.SourceTypes.Databases;

/// <summary>A load that failed, told with what became of the database.</summary>
internal static class LoadFailure
{
    /// <summary>The same failure with one more sentence; what is no failure of the load (a cancel, a defect) comes back as it is.</summary>
    public static Exception Telling(Exception exception, string rest) => exception switch
    {
        SourceException failure => new SourceException(failure.Code, $"{failure.Message} {rest}", failure.Hint, failure) { IsTransient = failure.IsTransient },
        ConnectionException failure => new SourceException(failure.Code, $"{failure.Message} {rest}", failure.Hint, failure) { IsTransient = failure.IsTransient },
        HostException failure => new SourceException(failure.Code, $"{failure.Message} {rest}", failure.Hint, failure) { IsTransient = failure.IsTransient },
        _ => exception,
    };
}
