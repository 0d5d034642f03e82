using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using BackupApi.Hosts;
using BackupApi.Processes;
using BackupApi.Tests.Lab;
using BackupApi.Tests.Processes;

namespace BackupApi.Tests.Hosts;

public sealed class LocalHostTests
{
    private readonly LocalHost host = new("here", useSudo: true);

    [Fact]
    public async Task Passes_every_hostile_argument_unchanged()
    {
        await using var command = await host.StartAsync(new CommandLine("printf", HostileTexts.All.Prepend("%s\\0").ToArray()), default);
        using var output = new MemoryStream();
        await command.StandardOutput.CopyToAsync(output);
        (await command.WaitAsync(default)).ShouldBe(0);
        RawText.Decode(output.ToArray()).ShouldBe(string.Concat(HostileTexts.All.Select(text => text + "\0")));
    }

    [Fact]
    public async Task Gives_a_clean_environment_with_the_operation_and_no_variable_of_the_service()
    {
        Environment.SetEnvironmentVariable("ConnectionStrings__Default", "Password=hidden");
        var operation = Guid.NewGuid();
        var result = await host.RunAsync(
            new CommandLine("env") { Operation = operation, Environment = ImmutableDictionary<string, string>.Empty.Add("ODD", "a 'b'\n$c") }, default);
        result.StandardOutput.ShouldContain($"BACKUPAPI_OPERATION={operation}\n");
        result.StandardOutput.ShouldContain("TZ=UTC\n");
        result.StandardOutput.ShouldContain("LC_ALL=C.UTF-8\n");
        result.StandardOutput.ShouldContain("ODD=a 'b'\n$c\n");
        result.StandardOutput.ShouldNotContain("hidden");
    }

    [Theory]
    [InlineData("exit 7", 7)]
    [InlineData("exit 255", 255)]
    [InlineData("kill -TERM $$", 143)]
    [InlineData("kill -KILL $$", 137)]
    [InlineData("exec /no/such/program", 127)]
    public async Task Returns_the_exit_code(string script, int exitCode)
    {
        var result = await host.RunAsync(new CommandLine("sh", "-c", script), default);
        result.ExitCode.ShouldBe(exitCode);
        result.StandardError.ShouldNotContain("backupapi-");
    }

    [Fact]
    public async Task A_missing_program_ends_with_127() => (await host.RunAsync(new CommandLine("no-such-program-here"), default)).ExitCode.ShouldBe(127);

    [Fact]
    public async Task Gives_the_secret_on_descriptor_3_only()
    {
        const string Script = "read -r rest; echo \"in:$rest\"; cat <&3; echo; tr '\\0' ' ' </proc/self/environ; cat /proc/*/cmdline 2>/dev/null | tr '\\0' ' '";
        var result = await host.RunAsync(new CommandLine("sh", "-c", Script) { Secret = "correct-horse-battery"u8.ToArray() }, default);
        result.StandardOutput.ShouldStartWith("in:\ncorrect-horse-battery\n");
        result.StandardOutput.Split("correct-horse-battery").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Feeds_standard_input_larger_than_a_pipe_and_survives_a_program_that_does_not_read_it()
    {
        var input = new byte[3_000_000];
        (await host.RunAsync(new CommandLine("wc", "-c") { StandardInput = input }, default)).StandardOutput.Trim().ShouldBe("3000000");
        (await host.RunAsync(new CommandLine("true") { StandardInput = input }, default)).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Lets_the_caller_write_standard_input()
    {
        await using var command = await host.StartAsync(new CommandLine("tr", "a-z", "A-Z") { OpensStandardInput = true }, default);
        await command.StandardInput.WriteAsync("hello"u8.ToArray());
        await command.StandardInput.DisposeAsync();
        (await new StreamReader(command.StandardOutput).ReadToEndAsync()).ShouldBe("HELLO");
    }

    [Fact]
    public async Task Cuts_captured_output_at_four_mebibytes()
    {
        var result = await host.RunAsync(new CommandLine("head", "-c", "9000000", "/dev/zero"), default);
        (result.StandardOutput.Length, result.Truncated, result.ExitCode).ShouldBe((4 * 1024 * 1024, true, 0));
    }

    [Fact]
    public async Task Signals_reach_every_process_of_the_group()
    {
        await using var command = await host.StartAsync(new CommandLine("sh", "-c", "sleep 1000 & echo $!; sleep 1001"), default);
        var child = int.Parse((await new StreamReader(command.StandardOutput).ReadLineAsync())!);
        await command.SignalAsync(ProcessSignal.Terminate, default);
        (await command.WaitAsync(default)).ShouldBe(143);
        (await LabProcess.EndsAsync(child)).ShouldBeTrue();
        await command.SignalAsync(ProcessSignal.Terminate, default);
    }

    [Fact]
    public async Task Stops_and_continues()
    {
        await using var command = await host.StartAsync(new CommandLine("sh", "-c", "while :; do echo tick; sleep 0.05; done"), default);
        var reader = new StreamReader(command.StandardOutput);
        await command.SignalAsync(ProcessSignal.Stop, default);
        while (await reader.ReadLineAsync().WaitAsync(TimeSpan.FromMilliseconds(400)).ContinueWith(task => task.IsCompletedSuccessfully)) { }
        await command.SignalAsync(ProcessSignal.Continue, default);
        await Task.Delay(300);
        await command.SignalAsync(ProcessSignal.Interrupt, default);
        (await command.WaitAsync(default)).ShouldBe(130);
    }

    [Fact]
    public async Task Cancelling_ends_the_group_even_when_it_ignores_terminate()
    {
        var operation = Guid.NewGuid();
        using var cancel = new CancellationTokenSource(500);
        var run = host.RunAsync(new CommandLine("sh", "-c", "trap '' TERM; while :; do sleep 1; done") { Operation = operation }, cancel.Token);
        await Should.ThrowAsync<OperationCanceledException>(run);
        for (var i = 0; i < 50 && await CountAsync(operation) > 0; i++)
            await Task.Delay(40);
        (await CountAsync(operation)).ShouldBe(0);
    }

    [Fact]
    public async Task Clean_up_ends_what_an_operation_left_and_nothing_else()
    {
        var (operation, other) = (Guid.NewGuid(), Guid.NewGuid());
        await using var left = await host.StartAsync(new CommandLine("sh", "-c", "setsid sh -c 'trap \"\" INT TERM; sleep 1000; sleep 1000' & sleep 1000") { Operation = operation }, default);
        await using var kept = await host.StartAsync(new CommandLine("sleep", "1000") { Operation = other }, default);
        var folder = Directory.CreateDirectory($"/tmp/backupapi-{operation}-x");
        await left.SignalAsync(ProcessSignal.Stop, default);
        await host.CleanUpAsync(operation, default);
        await host.CleanUpAsync(operation, default);
        (await CountAsync(operation)).ShouldBe(0);
        (await CountAsync(other)).ShouldBe(1);
        Directory.Exists(folder.FullName).ShouldBeFalse();
    }

    [Fact]
    public async Task Many_commands_that_say_nothing_hold_no_threads()
    {
        var commands = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => host.StartAsync(new CommandLine("sleep", "1000"), default)));
        var reads = commands.Select(command => command.StandardOutput.ReadAsync(new byte[10]).AsTask()).ToArray();
        var started = Stopwatch.GetTimestamp();
        await Task.Run(() => { });
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(1));
        ThreadPool.ThreadCount.ShouldBeLessThan(30);
        foreach (var command in commands)
            await command.DisposeAsync();
        (await Task.WhenAll(reads)).ShouldAllBe(count => count == 0);
    }

    private static Task<int> CountAsync(Guid operation)
    {
        var mark = Encoding.UTF8.GetBytes($"BACKUPAPI_OPERATION={operation}\0");
        return Task.FromResult(Directory.GetDirectories("/proc").Count(folder => HasMark(Path.Combine(folder, "environ"), mark)));
    }

    private static bool HasMark(string file, byte[] mark)
    {
        try
        {
            return int.TryParse(Path.GetFileName(Path.GetDirectoryName(file)), out _) && File.ReadAllBytes(file).AsSpan().IndexOf(mark) >= 0;
        }
        catch (IOException)
        {
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
