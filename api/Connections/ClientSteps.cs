using BackupApi.Hosts;
using BackupApi.Problems;

namespace BackupApi.Connections;

/// <summary>The steps that testing any database has: each names what failed, and those behind it are skipped.</summary>
internal sealed class ClientSteps(CancellationToken cancellationToken)
{
    private readonly StepList steps = new(cancellationToken);

    public IReadOnlyList<TestStep> Steps => steps.ToTest().Steps;

    public Task RunAsync(string name, string title, Func<Task<StepResult>> tryIt, bool endsTest = true) => steps.RunAsync(name, title, endsTest, async () =>
    {
        try
        {
            return await tryIt();
        }
        catch (ConnectionException exception)
        {
            return StepResult.Failed(exception.Message, exception.Code, exception.Hint);
        }
    });

    /// <summary>One attempt tells both: what refuses a sign-in was reached.</summary>
    public async Task ReachAndSignInAsync(string reachTitle, string reached, string signInTitle, Func<Task<string>> signIn)
    {
        ConnectionException? refusal = null;
        var signedIn = "";
        await RunAsync("reach", reachTitle, async () =>
        {
            try
            {
                signedIn = await signIn();
            }
            catch (ConnectionException exception) when (TlsErrors.IsOne(exception.Code) || exception.Code is ProblemCodes.ServiceCredentialsRefused or ProblemCodes.DatabaseMissing or ProblemCodes.PermissionDenied or ProblemCodes.ToolTooOld or ProblemCodes.SudoRefused)
            {
                refusal = exception;
            }

            return StepResult.Passed(reached);
        });
        await RunAsync("database_sign_in", signInTitle, () => refusal is null ? Task.FromResult(StepResult.Passed(signedIn)) : throw refusal);
    }
}
