namespace BackupApi.Tests;

/// <summary>The program with its workers, for tests that run what they enqueue.</summary>
public sealed class WorkingApiFixture() : ApiFixture("all");

[CollectionDefinition(nameof(WorkingApiCollection))]
public sealed class WorkingApiCollection : ICollectionFixture<WorkingApiFixture>;
