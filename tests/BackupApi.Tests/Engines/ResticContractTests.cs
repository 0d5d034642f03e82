namespace BackupApi.Tests.Engines;

/// <summary>The contract on restic, and what restic alone promises.</summary>
public sealed class ResticContractTests() : EngineContractTests(EngineMember.Restic)
{
}
