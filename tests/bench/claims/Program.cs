using System.Diagnostics;
using System.Text.Json;
using BackupApi;
using BackupApi.Data;
using BackupApi.Orchestration;
using Npgsql;

// One worker of the bench: claims with the service's own queue and ends what it claimed at once, until nothing can run or the time is over.
// Arguments: connection string, seconds; "dispatch" as the third looks for due schedules instead. It waits for a line on its input, so that several start together, and prints what it did as JSON.
var seconds = int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture);
DapperSetup.Apply();
await using var source = NpgsqlDataSource.Create(args[0]);
var database = new SystemDatabase(source);
if (args is [_, _, "dispatch"])
{
    await Dispatching.RunAsync(database, seconds);
    return;
}

var queue = new OperationQueue(database, new WorkerIdentity(), new BackupApiOptions { DataFolder = "/nonexistent", Role = "worker", Workers = 1, LeaseSeconds = 60, FirstBackup = false });
await using (await source.OpenConnectionAsync()) { }
Console.WriteLine("ready");
Console.ReadLine();

var times = new List<double>();
var claimed = new HashSet<Guid>();
var start = Stopwatch.StartNew();
while (start.Elapsed.TotalSeconds < seconds)
{
    var before = start.Elapsed;
    if (await queue.ClaimAsync(CancellationToken.None) is not { } operation) break;
    times.Add((start.Elapsed - before).TotalMilliseconds);
    if (!claimed.Add(operation.Id)) throw new InvalidOperationException($"{operation.Id} was claimed twice.");
    await new OperationRecord(database, operation).FinishAsync(OperationStatus.Completed, null, null, null, null);
}

Console.WriteLine(JsonSerializer.Serialize(new { seconds = start.Elapsed.TotalSeconds, times, claimed }));
