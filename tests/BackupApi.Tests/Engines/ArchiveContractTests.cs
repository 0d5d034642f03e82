namespace BackupApi.Tests.Engines;

/// <summary>The contract on tar, zstd and age, and what archives alone promise.</summary>
public sealed class ArchiveContractTests() : EngineContractTests(EngineMember.Archive)
{
}
