using System.Diagnostics;
using System.Text.Json;
using BackupApi.Data;
using BackupApi.Orchestration;
using BackupApi.Scheduling;
using Microsoft.Extensions.Logging.Abstractions;

/// <summary>One replica of the bench that turns due schedules into operations as the service does, and prints how long each look took.</summary>
internal static class Dispatching
{
    internal static async Task RunAsync(SystemDatabase database, int seconds)
    {
        var dispatcher = new ScheduleDispatcher(database, new Drain(), TimeProvider.System, NullLogger<ScheduleDispatcher>.Instance);
        await dispatcher.TickAsync(CancellationToken.None);
        Console.WriteLine("ready");
        Console.ReadLine();
        var times = new List<double>();
        var start = Stopwatch.StartNew();
        while (start.Elapsed.TotalSeconds < seconds)
        {
            var before = start.Elapsed;
            var wait = await dispatcher.TickAsync(CancellationToken.None);
            times.Add((start.Elapsed - before).TotalMilliseconds);
            await Task.Delay(wait);
        }

        Console.WriteLine(JsonSerializer.Serialize(new { times }));
    }
}
