// Generated from api/openapi.json by `npm run api`. Do not edit.

export type ClientOptions = {
    baseUrl: `${string}://${string}` | (string & {});
};

/**
 * An API token as far as it can be shown: the token itself is seen once, when it is made.
 */
export type ApiTokenResponse = {
    id: string;
    name: string;
    /**
     * What the token may do at most; never more than the member who made it may do now.
     */
    role: Role;
    /**
     * The first characters of the token, to tell it from others.
     */
    prefix: string;
    /**
     * Null: until it is revoked.
     */
    expiresAt: null | string;
    /**
     * To within a minute.
     */
    lastUsedAt: null | string;
    createdAt: string;
};

/**
 * Something that somebody did.
 */
export type AuditEventResponse = {
    id: string;
    occurredAt: string;
    /**
     * E-mail address, "token name (e-mail address)", or the part of the service that acted by itself.
     */
    actor: string;
    /**
     * Stable name, such as "server.created".
     */
    action: string;
    subjectType: string;
    subjectId: null | string;
    subjectName: string;
    /**
     * What else there is to say, by kind of action.
     */
    details: JsonElement;
    ipAddress: null | string;
};

/**
 * Whether the chain of hashes holds.
 */
export type AuditVerification = {
    /**
     * True when every event is as it was written and none is missing between the first and the last.
     */
    intact: boolean;
    /**
     * Sound events from the beginning.
     */
    checked: number;
    /**
     * Position of the first event that is missing or was changed.
     */
    brokenAt: null | number;
};

/**
 * Makes an API token for scripts, good for this workspace alone.
 */
export type CreateApiTokenRequest = {
    name: string;
    /**
     * At most the caller's own.
     */
    role: Role;
    /**
     * In the future; null or absent: until it is revoked.
     */
    expiresAt?: null | string;
};

/**
 * A new job.
 */
export type CreateJobRequest = {
    name: string;
    /**
     * 1 to 100; each is backed up into every repository.
     */
    sourceIds: Array<string>;
    /**
     * 1 to 10.
     */
    repositoryIds: Array<string>;
    description?: null | string;
    /**
     * True when absent.
     */
    enabled?: null | boolean;
    priority?: null | JobPriority;
    /**
     * KiB per second; null: no limit.
     */
    bandwidthLimitKbps?: null | number;
    /**
     * CPU niceness, 0 (when absent) to 19.
     */
    nice?: null | number;
    /**
     * Instead of the repository's own.
     */
    compression?: null | string;
    /**
     * 240 when absent.
     */
    maxRuntimeMinutes?: null | number;
    /**
     * Shell text run on each server before its sources are read; a failure stops the run.
     */
    preScript?: null | string;
    /**
     * Shell text run on each server afterwards, also after a failure.
     */
    postScript?: null | string;
    /**
     * 600 when absent.
     */
    scriptTimeoutSeconds?: null | number;
    tags?: null | Array<string>;
};

/**
 * A new token.
 */
export type CreatedApiToken = {
    /**
     * Shown this once; only its hash is kept.
     */
    token: string;
    apiToken: ApiTokenResponse;
};

export type DatabaseKind = 'embedded' | 'external';

export type FirstBackupResponse = {
    operationId: null | string;
    /**
     * Of its last operation, such as completed or failed.
     */
    status: string;
    /**
     * What happened, as a sentence.
     */
    detail: string;
};

export type JobPriority = 'low' | 'normal' | 'high' | 'critical';

export type JobRepository = {
    id: string;
    name: string;
    poolName: string;
};

/**
 * What is backed up (sources), where to (repositories), and how.
 */
export type JobResponse = {
    id: string;
    name: string;
    description: string;
    /**
     * A job that is off cannot be run.
     */
    enabled: boolean;
    priority: JobPriority;
    sources: Array<JobSource>;
    repositories: Array<JobRepository>;
    /**
     * KiB per second; null: no limit.
     */
    bandwidthLimitKbps: null | number;
    /**
     * CPU niceness on the server, 0 to 19.
     */
    nice: number;
    /**
     * Instead of the repository's own; null: the repository's.
     */
    compression: null | string;
    maxRuntimeMinutes: number;
    /**
     * Runs on each server before its sources are read; a failure stops the run.
     */
    preScript: null | string;
    postScript: null | string;
    scriptTimeoutSeconds: number;
    tags: Array<string>;
    /**
     * Grows with every change; goes into If-Match.
     */
    version: number;
    createdAt: string;
    updatedAt: string;
    lastRun: null | JobRun;
    statistics: JobStatistics;
    /**
     * The last 30 days, oldest first.
     */
    strip: Array<StripDay>;
};

/**
 * One run of a job: an operation per source and repository.
 */
export type JobRun = {
    runId: string;
    /**
     * Of all its operations together: running while one runs, else the worst. Of attempts at the same thing the last counts.
     */
    status: OperationStatus;
    startedAt: null | string;
    completedAt: null | string;
    createdAt: string;
    durationSeconds: null | number;
    /**
     * Read from the sources; null while unknown.
     */
    originalBytes: null | number;
    /**
     * Added to the repositories; null while unknown.
     */
    newBytes: null | number;
    operations: Array<OperationSummary>;
};

export type JobSource = {
    id: string;
    name: string;
    serverName: string;
    type: string;
};

/**
 * Counts of the operations that ended in the last 30 days.
 */
export type JobStatistics = {
    runs: number;
    completed: number;
    warning: number;
    failed: number;
    /**
     * Of those that succeeded.
     */
    averageDurationSeconds: null | number;
    /**
     * Bytes read from the sources.
     */
    totalBytes: number;
};

export type JsonElement = unknown;

/**
 * Who is signed in, and what they may do in the workspace of the request.
 */
export type MeResponse = {
    user: UserResponse;
    /**
     * To be sent as X-CSRF-Token with every request that changes something; null for an API token, which needs none.
     */
    csrfToken: null | string;
    /**
     * Every workspace the user is a member of; only its own for an API token.
     */
    workspaces: Array<WorkspaceMembership>;
    /**
     * The workspace this answer's permissions are about.
     */
    workspaceId: string;
    /**
     * What the caller may do there.
     */
    permissions: Array<Permission>;
    /**
     * Version of the service.
     */
    version: string;
};

export type OperationKind = 'backup' | 'restore' | 'check' | 'delete' | 'refresh';

/**
 * How far a running operation is.
 */
export type OperationProgress = {
    /**
     * Read so far.
     */
    bytes: number;
    /**
     * Null while unknown.
     */
    totalBytes: null | number;
    files: number;
    totalFiles: null | number;
    /**
     * Added to the repository so far.
     */
    newBytes: null | number;
    bytesPerSecond: number;
    peakBytesPerSecond: number;
    etaSeconds: null | number;
    currentPath: null | string;
};

export type OperationStatus = 'pending' | 'running' | 'paused' | 'completed' | 'warning' | 'failed' | 'cancelled';

/**
 * One run of something, as lists show it.
 */
export type OperationSummary = {
    id: string;
    /**
     * Shared by what was started together: a job's run is one operation per source and repository.
     */
    runId: string;
    kind: OperationKind;
    title: string;
    status: OperationStatus;
    trigger: OperationTrigger;
    jobId: null | string;
    jobName: null | string;
    sourceId: null | string;
    sourceName: null | string;
    serverId: null | string;
    serverName: null | string;
    repositoryId: null | string;
    repositoryName: null | string;
    backupId: null | string;
    phase: null | string;
    progress: null | OperationProgress;
    requestedAction: null | RequestedAction;
    /**
     * Why it is still pending, as a sentence.
     */
    waitingFor: null | string;
    errorCode: null | string;
    errorMessage: null | string;
    createdAt: string;
    startedAt: null | string;
    completedAt: null | string;
    /**
     * Until now while it runs.
     */
    durationSeconds: null | number;
    attempt: number;
};

/**
 * What started an operation.
 */
export type OperationTrigger = 'manual' | 'api' | 'setup' | 'schedule' | 'retry';

/**
 * One page of a list.
 */
export type PageOfApiTokenResponse = {
    /**
     * At most as many as were asked for.
     */
    items: Array<ApiTokenResponse>;
    /**
     * Give it as `cursor` for the next page; null on the last one.
     */
    nextCursor: null | string;
};

/**
 * One page of a list.
 */
export type PageOfAuditEventResponse = {
    /**
     * At most as many as were asked for.
     */
    items: Array<AuditEventResponse>;
    /**
     * Give it as `cursor` for the next page; null on the last one.
     */
    nextCursor: null | string;
};

/**
 * One page of a list.
 */
export type PageOfJobResponse = {
    /**
     * At most as many as were asked for.
     */
    items: Array<JobResponse>;
    /**
     * Give it as `cursor` for the next page; null on the last one.
     */
    nextCursor: null | string;
};

/**
 * One page of a list.
 */
export type PageOfJobRun = {
    /**
     * At most as many as were asked for.
     */
    items: Array<JobRun>;
    /**
     * Give it as `cursor` for the next page; null on the last one.
     */
    nextCursor: null | string;
};

/**
 * What an endpoint may ask of its caller. Every endpoint declares exactly one.
 */
export type Permission = 'signed_in' | 'dashboard_read' | 'servers_read' | 'servers_write' | 'servers_inspect' | 'sources_read' | 'sources_write' | 'pools_read' | 'pools_write' | 'repositories_read' | 'repositories_write' | 'repositories_check' | 'repositories_delete' | 'repositories_kit' | 'jobs_read' | 'jobs_write' | 'jobs_run' | 'operations_read' | 'operations_control' | 'backups_read' | 'backups_restore' | 'backups_download' | 'backups_delete' | 'tokens_manage' | 'audit_read' | 'settings_read';

/**
 * What every refusal and failure looks like (RFC 9457). Only describes: the exception handler writes it.
 */
export type Problem = {
    /**
     * Link to the meaning of the status.
     */
    type?: null | string;
    /**
     * Short words for the status.
     */
    title?: null | string;
    /**
     * HTTP status.
     */
    status: number;
    /**
     * What happened, as a sentence.
     */
    detail: string;
    /**
     * Stable, for programs; the catalog lists all.
     */
    code: string;
    /**
     * What to do next, as a sentence.
     */
    hint?: null | string;
    /**
     * Messages by field of the request.
     */
    errors?: null | {
        [key: string]: Array<string>;
    };
    /**
     * Names the request in the service's log.
     */
    traceId?: null | string;
    /**
     * What keeps the thing from being deleted (in_use).
     */
    uses?: null | Array<{
        type: string;
        id: string;
        name: string;
    }>;
};

export type RequestedAction = 'pause' | 'cancel';

/**
 * A member's role in a workspace, from least to most.
 */
export type Role = 'viewer' | 'operator' | 'admin' | 'owner';

/**
 * One thing by name.
 */
export type SearchItem = {
    type: SearchItemType;
    id: string;
    title: string;
    subtitle: string;
    /**
     * Its page in the web interface.
     */
    href: string;
};

export type SearchItemType = 'server' | 'source' | 'storage_pool' | 'repository' | 'job' | 'backup';

/**
 * What was found, at most 20.
 */
export type SearchResults = {
    items: Array<SearchItem>;
};

/**
 * Makes the owner of the installation and the first workspace.
 */
export type SetUpRequest = {
    /**
     * The one-time token that the service printed on its console at start.
     */
    token: string;
    email: string;
    displayName: string;
    /**
     * 12 to 200 characters.
     */
    password: string;
    workspaceName: string;
};

/**
 * How this installation runs. All of it is set by configuration, nothing here.
 */
export type SettingsResponse = {
    /**
     * Version of the service.
     */
    version: string;
    /**
     * Where keys, caches and the embedded database live on the backup host.
     */
    dataFolder: string;
    database: DatabaseKind;
    databaseVersion: string;
    /**
     * Operations that run at once in one process.
     */
    workers: number;
    /**
     * When the process that answers was started.
     */
    startedAt: string;
    firstBackup: null | FirstBackupResponse;
};

/**
 * Whether the installation was set up.
 */
export type SetupStatus = {
    setUp: boolean;
};

export type SignInRequest = {
    email: string;
    password: string;
};

/**
 * One day (UTC) of a job.
 */
export type StripDay = {
    date: string;
    status: null | OperationStatus;
    /**
     * All runs of the day together.
     */
    durationSeconds: null | number;
    /**
     * Read from the sources on that day.
     */
    bytes: null | number;
};

/**
 * The whole job as it shall be; what is absent gets its default. See CreateJobRequest for units.
 */
export type UpdateJobRequest = {
    name: string;
    sourceIds: Array<string>;
    repositoryIds: Array<string>;
    description?: null | string;
    enabled?: null | boolean;
    priority?: null | JobPriority;
    bandwidthLimitKbps?: null | number;
    nice?: null | number;
    compression?: null | string;
    maxRuntimeMinutes?: null | number;
    preScript?: null | string;
    postScript?: null | string;
    scriptTimeoutSeconds?: null | number;
    tags?: null | Array<string>;
};

export type UserResponse = {
    id: string;
    email: string;
    displayName: string;
};

/**
 * A workspace and the user's role in it.
 */
export type WorkspaceMembership = {
    id: string;
    name: string;
    plan: WorkspacePlan;
    role: Role;
};

export type WorkspacePlan = 'free' | 'standard' | 'dedicated';

export type ProblemDetails = {
    type?: null | string;
    title?: null | string;
    status?: null | number;
    detail?: null | string;
    code?: null | string;
    hint?: null | string;
    traceId?: null | string;
};

export type CatalogOption = {
    value: string;
    label: string;
};

export type CatalogField = {
    name: string;
    label: string;
    help: string;
    placeholder?: null | string;
    kind: 'text' | 'number' | 'boolean' | 'text_list' | 'path' | 'path_list' | 'choice';
    secret: boolean;
    required: boolean;
    advanced: boolean;
    default: unknown;
    options: Array<CatalogOption>;
};

export type CatalogType = {
    type: string;
    title: string;
    summary: string;
    engines?: null | Array<string>;
    fields: Array<CatalogField>;
};

export type Choice = {
    value: string;
    label: string;
    help: string;
    default: boolean;
    needsPassphrase: boolean;
};

export type CatalogEngine = {
    kind: string;
    title: string;
    summary: string;
    program: string;
    minimumVersion: string;
    encryptions: Array<Choice>;
    compressions: Array<Choice>;
};

export type CatalogOperationKind = {
    kind: string;
    title: string;
    phases: Array<string>;
};

export type Catalog = {
    sourceTypes: Array<CatalogType>;
    poolTypes: Array<CatalogType>;
    engines: Array<CatalogEngine>;
    operationKinds: Array<CatalogOperationKind>;
    problemCodes: Array<string>;
};

export type StatusCounts = {
    completed: number;
    warning: number;
    failed: number;
    cancelled: number;
    running: number;
    pending: number;
};

export type AttentionAction = {
    label: string;
    href: string;
};

export type AttentionItem = {
    severity: 'error' | 'warning';
    title: string;
    cause: string;
    action: AttentionAction;
};

export type JobStrip = {
    jobId: string;
    name: string;
    subtitle: string;
    lastStatus?: null | string;
    lastAt?: null | string;
    lastDurationSeconds?: null | number;
    lastBytes?: null | number;
    days: Array<StripDay>;
};

export type PoolSummary = {
    id: string;
    name: string;
    type: string;
    performanceTier: string;
    health: string;
    usedBytes?: null | number;
    capacityBytes?: null | number;
    alertThresholdPercent: number;
    fullOn?: null | string;
};

export type RestoreProof = {
    restoreId: string;
    backupId: string;
    sourceName?: null | string;
    at: string;
    durationSeconds?: null | number;
    verifiedFiles: number;
};

export type StorageTotals = {
    originalBytes: number;
    deduplicatedBytes: number;
};

export type FirstSteps = {
    server: boolean;
    source: boolean;
    pool: boolean;
    repository: boolean;
    job: boolean;
    backup: boolean;
    restore: boolean;
};

export type DashboardResponse = {
    sourcesTotal: number;
    sourcesProtected: number;
    last24Hours: StatusCounts;
    attention: Array<AttentionItem>;
    running: Array<OperationSummary>;
    jobs: Array<JobStrip>;
    pools: Array<PoolSummary>;
    proofs: Array<RestoreProof>;
    storage: StorageTotals;
    firstSteps?: null | FirstSteps;
};

export type TestStep = {
    name: string;
    title: string;
    status: 'passed' | 'warning' | 'failed' | 'skipped';
    detail: string;
    code?: null | string;
    hint?: null | string;
    durationMilliseconds: number;
};

export type ServerTest = {
    passed: boolean;
    testedAt: string;
    steps: Array<TestStep>;
};

export type ToolInfo = {
    name: string;
    version?: null | string;
    path?: null | string;
    installCommand?: null | string;
};

export type MountInfo = {
    path: string;
    fileSystem: string;
    device: string;
    sizeBytes: number;
    usedBytes: number;
    freeBytes: number;
    snapshotMethod?: null | string;
};

export type DatabaseInfo = {
    type: string;
    name: string;
    detail: string;
};

export type ContainerInfo = {
    name: string;
    image: string;
    status: string;
};

export type ServerCapabilities = {
    hostName: string;
    operatingSystem: string;
    kernel: string;
    architecture: string;
    cpus: number;
    memoryBytes: number;
    isRoot: boolean;
    tools: Array<ToolInfo>;
    mounts: Array<MountInfo>;
    databases: Array<DatabaseInfo>;
    containers: Array<ContainerInfo>;
};

export type ServerUse = {
    sources: number;
    jobs: number;
};

export type ServerResponse = {
    id: string;
    name: string;
    kind: 'local' | 'ssh';
    description: string;
    address?: null | string;
    port?: null | number;
    username?: null | string;
    jumpServerId?: null | string;
    useSudo: boolean;
    keyOrigin?: 'generated' | 'pasted';
    publicKey?: null | string;
    installCommand?: null | string;
    hostKeyFingerprint?: null | string;
    offeredHostKeyFingerprint?: null | string;
    status: 'untested' | 'reachable' | 'unreachable' | 'host_key_changed' | 'unauthorized';
    lastTest?: null | ServerTest;
    lastTestedAt?: null | string;
    capabilities?: null | ServerCapabilities;
    detectedAt?: null | string;
    tags: Array<string>;
    version: number;
    createdAt: string;
    updatedAt: string;
    usedBy: ServerUse;
};

export type CreateServerRequest = {
    name: string;
    kind: 'local' | 'ssh';
    description?: null | string;
    address?: null | string;
    port?: null | number;
    username?: null | string;
    jumpServerId?: null | string;
    useSudo?: null | boolean;
    privateKey?: null | string;
    password?: null | string;
    hostKeyFingerprint?: null | string;
    tags?: null | Array<string>;
};

export type UpdateServerRequest = {
    name: string;
    description?: null | string;
    address?: null | string;
    port?: null | number;
    username?: null | string;
    jumpServerId?: null | string;
    useSudo: boolean;
    privateKey?: null | string;
    tags: Array<string>;
};

export type ScanHostKeyRequest = {
    address: string;
    port: number;
    jumpServerId?: null | string;
};

export type HostKeyOffer = {
    key: string;
    fingerprint: string;
    algorithm: string;
};

export type AcceptHostKeyRequest = {
    fingerprint: string;
};

export type InstallServerKeyRequest = {
    password: string;
};

export type FolderEntry = {
    name: string;
    path: string;
    isFolder: boolean;
    sizeBytes?: null | number;
};

export type ServerFolder = {
    path: string;
    entries: Array<FolderEntry>;
    truncated: boolean;
};

export type FilesSettings = {
    type: 'files';
    paths: Array<string>;
    excludePatterns: Array<string>;
    oneFileSystem: boolean;
    keepExtendedAttributes: boolean;
    keepAccessControlLists: boolean;
    sparseFiles: boolean;
};

export type NamedUse = {
    id: string;
    name: string;
};

export type SourceResponse = {
    id: string;
    name: string;
    serverId: string;
    serverName: string;
    type: string;
    settings: FilesSettings;
    preScript?: null | string;
    postScript?: null | string;
    scriptTimeoutSeconds: number;
    tags: Array<string>;
    active: boolean;
    version: number;
    createdAt: string;
    updatedAt: string;
    lastBackupAt?: null | string;
    lastBackupId?: null | string;
    lastStatus?: null | string;
    usedByJobs: Array<NamedUse>;
};

export type CreateSourceRequest = {
    name: string;
    serverId: string;
    settings: FilesSettings;
    preScript?: null | string;
    postScript?: null | string;
    scriptTimeoutSeconds?: null | number;
    tags?: null | Array<string>;
    active?: null | boolean;
};

export type UpdateSourceRequest = {
    name: string;
    serverId: string;
    settings: FilesSettings;
    preScript?: null | string;
    postScript?: null | string;
    scriptTimeoutSeconds?: null | number;
    tags?: null | Array<string>;
    active?: null | boolean;
};

export type PreviewSourceRequest = {
    serverId: string;
    settings: FilesSettings;
};

export type PreviewEntry = {
    path: string;
    bytes: number;
    reason?: null | string;
};

export type SourcePreviewResponse = {
    fileCount: number;
    folderCount: number;
    bytes: number;
    excludedCount: number;
    unreadableCount: number;
    included: Array<PreviewEntry>;
    excluded: Array<PreviewEntry>;
    unreadable: Array<PreviewEntry>;
    complete: boolean;
};

export type SourceTest = {
    passed: boolean;
    testedAt: string;
    steps: Array<TestStep>;
};

export type LocalPoolSettings = {
    type: 'local';
    path: string;
};

export type StoragePoolResponse = {
    id: string;
    name: string;
    type: string;
    settings: LocalPoolSettings;
    performanceTier: 'archive' | 'standard' | 'performance';
    redundancy: 'none' | 'raid1' | 'raid5' | 'raid6' | 'raid10' | 'distributed';
    quotaBytes?: null | number;
    alertThresholdPercent: number;
    health: 'healthy' | 'degraded' | 'critical' | 'unknown';
    healthReason?: null | string;
    healthSteps?: null | Array<TestStep>;
    healthCheckedAt?: null | string;
    capacityBytes?: null | number;
    usedBytes?: null | number;
    freeBytes?: null | number;
    repositoryCount: number;
    tags: Array<string>;
    version: number;
    createdAt: string;
    updatedAt: string;
    fullOn?: null | string;
};

export type CreateStoragePoolRequest = {
    name: string;
    settings: LocalPoolSettings;
    performanceTier?: 'archive' | 'standard' | 'performance';
    redundancy?: 'none' | 'raid1' | 'raid5' | 'raid6' | 'raid10' | 'distributed';
    quotaBytes?: null | number;
    alertThresholdPercent?: null | number;
    tags?: null | Array<string>;
};

export type UpdateStoragePoolRequest = {
    name: string;
    settings: LocalPoolSettings;
    performanceTier?: 'archive' | 'standard' | 'performance';
    redundancy?: 'none' | 'raid1' | 'raid5' | 'raid6' | 'raid10' | 'distributed';
    quotaBytes?: null | number;
    alertThresholdPercent?: null | number;
    tags?: null | Array<string>;
};

export type TestStoragePoolRequest = {
    settings: LocalPoolSettings;
};

export type PoolUsage = {
    capacityBytes: number;
    usedBytes: number;
    freeBytes: number;
};

export type PoolTest = {
    passed: boolean;
    health: 'healthy' | 'degraded' | 'critical' | 'unknown';
    reason?: null | string;
    testedAt: string;
    steps: Array<TestStep>;
    usage?: null | PoolUsage;
};

export type PoolUsageSample = {
    at: string;
    capacityBytes: number;
    usedBytes: number;
};

export type PoolUsageHistory = {
    samples: Array<PoolUsageSample>;
    fullOn?: null | string;
};

export type CreateRepositoryRequest = {
    name: string;
    poolId: string;
    engine: string;
    encryption: string;
    compression: string;
    appendOnly?: null | boolean;
    passphrase?: null | string;
    tags?: null | Array<string>;
};

export type UpdateRepositoryRequest = {
    name: string;
    compression: string;
    appendOnly: boolean;
    tags: Array<string>;
};

export type NameSuggestion = {
    name: string;
};

export type ImportRepositoryRequest = {
    name: string;
    poolId: string;
    location: string;
    passphrase?: null | string;
    keyFile?: null | string;
    engine: string;
    tags?: null | Array<string>;
};

export type ImportableRepository = {
    location: string;
    encryption?: null | string;
};

export type ImportableRepositories = {
    items: Array<ImportableRepository>;
};

export type RepositoryResponse = {
    id: string;
    name: string;
    poolId: string;
    poolName: string;
    engine: string;
    location: string;
    encryption: string;
    compression: string;
    appendOnly: boolean;
    status: 'ready' | 'damaged' | 'unreachable';
    statusReason?: null | string;
    originalBytes?: null | number;
    compressedBytes?: null | number;
    deduplicatedBytes?: null | number;
    backupCount: number;
    lastBackupAt?: null | string;
    lastCheckedAt?: null | string;
    lastCheckResult?: null | string;
    lastKitExportedAt?: null | string;
    tags: Array<string>;
    version: number;
    createdAt: string;
    updatedAt: string;
    usedByJobs: Array<NamedUse>;
};

export type CheckRepositoryRequest = {
    readData: boolean;
};

export type RunResponse = {
    runId: string;
    operations: Array<OperationResponse>;
};

export type OperationPhase = {
    name: string;
    title: string;
    status: 'pending' | 'running' | 'completed' | 'failed' | 'skipped';
    startedAt?: null | string;
    completedAt?: null | string;
};

export type OperationAttempt = {
    id: string;
    attempt: number;
    status: 'pending' | 'running' | 'paused' | 'completed' | 'warning' | 'failed' | 'cancelled';
    startedAt?: null | string;
    completedAt?: null | string;
};

export type OperationResult = {
    originalBytes?: null | number;
    compressedBytes?: null | number;
    newBytes?: null | number;
    files?: null | number;
    unreadable?: null | number;
    changed?: null | number;
    verifiedFiles?: null | number;
    skippedFiles?: null | number;
    findings?: null | Array<string>;
    toolVersion?: null | string;
};

export type OperationResponse = {
    id: string;
    /**
     * Shared by what was started together: a job's run is one operation per source and repository.
     */
    runId: string;
    kind: OperationKind;
    title: string;
    status: OperationStatus;
    trigger: OperationTrigger;
    jobId: null | string;
    jobName: null | string;
    sourceId: null | string;
    sourceName: null | string;
    serverId: null | string;
    serverName: null | string;
    repositoryId: null | string;
    repositoryName: null | string;
    backupId: null | string;
    phase: null | string;
    progress: null | OperationProgress;
    requestedAction: null | RequestedAction;
    /**
     * Why it is still pending, as a sentence.
     */
    waitingFor: null | string;
    errorCode: null | string;
    errorMessage: null | string;
    createdAt: string;
    startedAt: null | string;
    completedAt: null | string;
    /**
     * Until now while it runs.
     */
    durationSeconds: null | number;
    attempt: number;
    phases: Array<OperationPhase>;
    errorHint?: null | string;
    warningCount: number;
    logSequence: number;
    retryOf?: null | string;
    attempts: Array<OperationAttempt>;
    result?: null | OperationResult;
    requestedBy?: null | string;
    worker?: null | string;
    actions: Array<'pause' | 'resume' | 'cancel' | 'retry'>;
};

export type LogLine = {
    sequence: number;
    at: string;
    level: 'info' | 'warning' | 'error';
    phase?: null | string;
    message: string;
};

export type LogCounts = {
    info: number;
    warning: number;
    error: number;
};

export type LogPage = {
    lines: Array<LogLine>;
    lastSequence: number;
    firstSequence: number;
    counts: LogCounts;
};

export type OperationEvent = {
    operation: OperationSummary;
};

export type ProblemFile = {
    path: string;
    kind: 'unreadable' | 'changed';
    reason: string;
};

export type BackupResponse = {
    id: string;
    name: string;
    archive: string;
    status: 'completed' | 'warning' | 'vanished' | 'deleted';
    startedAt: string;
    completedAt: string;
    durationSeconds: number;
    originalBytes?: null | number;
    compressedBytes?: null | number;
    deduplicatedBytes?: null | number;
    fileCount?: null | number;
    unreadableCount: number;
    changedCount: number;
    problemFiles: Array<ProblemFile>;
    jobId?: null | string;
    jobName?: null | string;
    sourceId?: null | string;
    sourceName?: null | string;
    serverId?: null | string;
    serverName?: null | string;
    repositoryId: string;
    repositoryName: string;
    poolName: string;
    operationId?: null | string;
    toolVersion?: null | string;
    verifiedAt?: null | string;
    verifyResult?: null | string;
    lastRestoredAt?: null | string;
};

export type FolderCrumb = {
    key: string;
    name: string;
};

export type BackupFolderInfo = {
    key: string;
    path: string;
    breadcrumb: Array<FolderCrumb>;
};

export type BackupFile = {
    key: string;
    name: string;
    path: string;
    type: 'folder' | 'file' | 'symlink' | 'hardlink' | 'fifo' | 'device' | 'socket';
    sizeBytes: number;
    modifiedAt?: null | string;
    mode: string;
    owner: string;
    group: string;
    linkTarget?: null | string;
};

export type BackupFolder = {
    state: 'building' | 'ready' | 'failed';
    entryCount: number;
    detail?: null | string;
    folder: BackupFolderInfo;
    items: Array<BackupFile>;
    nextCursor?: null | string;
};

export type TimelineBackup = {
    id: string;
    startedAt: string;
    status: 'completed' | 'warning' | 'vanished' | 'deleted';
    originalBytes?: null | number;
};

export type BackupTimeline = {
    items: Array<TimelineBackup>;
};

export type MeasureSelectionRequest = {
    keys: Array<string>;
};

export type SelectionSize = {
    files: number;
    folders: number;
    bytes: number;
};

export type RestoreBackupRequest = {
    keys: Array<string>;
    targetServerId?: null | string;
    targetPath?: null | string;
    overwrite: 'never' | 'if_changed' | 'always';
    dryRun: boolean;
    verify: boolean;
    confirm?: null | string;
};

export type RestoreCheck = {
    canRestore: boolean;
    requiredBytes: number;
    freeBytes?: null | number;
    steps: Array<TestStep>;
};

export type RestoreResponse = {
    id: string;
    operationId: string;
    status: string;
    backupId: string;
    backupName: string;
    sourceName?: null | string;
    targetServerId?: null | string;
    targetServerName?: null | string;
    targetPath?: null | string;
    dryRun: boolean;
    overwrite: string;
    selectionCount: number;
    restoredFiles?: null | number;
    restoredBytes?: null | number;
    verifiedFiles?: null | number;
    mismatchedFiles?: null | number;
    createdAt: string;
    startedAt?: null | string;
    completedAt?: null | string;
    errorCode?: null | string;
    errorMessage?: null | string;
};

export type PageOfServerResponse = {
    items: Array<ServerResponse>;
    nextCursor?: null | string;
};

export type PageOfSourceResponse = {
    items: Array<SourceResponse>;
    nextCursor?: null | string;
};

export type PageOfStoragePoolResponse = {
    items: Array<StoragePoolResponse>;
    nextCursor?: null | string;
};

export type PageOfRepositoryResponse = {
    items: Array<RepositoryResponse>;
    nextCursor?: null | string;
};

export type PageOfOperationSummary = {
    items: Array<OperationSummary>;
    nextCursor?: null | string;
};

export type PageOfBackupResponse = {
    items: Array<BackupResponse>;
    nextCursor?: null | string;
};

export type PageOfRestoreResponse = {
    items: Array<RestoreResponse>;
    nextCursor?: null | string;
};

export type GetSetupData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/setup';
};

export type GetSetupErrors = {
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type GetSetupError = GetSetupErrors[keyof GetSetupErrors];

export type GetSetupResponses = {
    /**
     * OK
     */
    200: SetupStatus;
};

export type GetSetupResponse = GetSetupResponses[keyof GetSetupResponses];

export type SetUpData = {
    body: SetUpRequest;
    path?: never;
    query?: never;
    url: '/api/v1/setup';
};

export type SetUpErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type SetUpError = SetUpErrors[keyof SetUpErrors];

export type SetUpResponses = {
    /**
     * Created
     */
    201: MeResponse;
};

export type SetUpResponse = SetUpResponses[keyof SetUpResponses];

export type SignOutData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/session';
};

export type SignOutErrors = {
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type SignOutError = SignOutErrors[keyof SignOutErrors];

export type SignOutResponses = {
    /**
     * No Content
     */
    204: void;
};

export type SignOutResponse = SignOutResponses[keyof SignOutResponses];

export type SignInData = {
    body: SignInRequest;
    path?: never;
    query?: never;
    url: '/api/v1/session';
};

export type SignInErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type SignInError = SignInErrors[keyof SignInErrors];

export type SignInResponses = {
    /**
     * OK
     */
    200: MeResponse;
};

export type SignInResponse = SignInResponses[keyof SignInResponses];

export type GetMeData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/me';
};

export type GetMeErrors = {
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type GetMeError = GetMeErrors[keyof GetMeErrors];

export type GetMeResponses = {
    /**
     * OK
     */
    200: MeResponse;
};

export type GetMeResponse = GetMeResponses[keyof GetMeResponses];

export type SearchData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Part of a name; nothing is found for an empty one.
         */
        q?: string;
    };
    url: '/api/v1/search';
};

export type SearchErrors = {
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type SearchError = SearchErrors[keyof SearchErrors];

export type SearchResponses = {
    /**
     * OK
     */
    200: SearchResults;
};

export type SearchResponse = SearchResponses[keyof SearchResponses];

export type GetSettingsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/settings';
};

export type GetSettingsErrors = {
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type GetSettingsError = GetSettingsErrors[keyof GetSettingsErrors];

export type GetSettingsResponses = {
    /**
     * OK
     */
    200: SettingsResponse;
};

export type GetSettingsResponse = GetSettingsResponses[keyof GetSettingsResponses];

export type ListApiTokensData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * The `nextCursor` of the page before.
         */
        cursor?: string;
        /**
         * 1 to 200; 50 when absent.
         */
        limit?: number;
    };
    url: '/api/v1/api-tokens';
};

export type ListApiTokensErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type ListApiTokensError = ListApiTokensErrors[keyof ListApiTokensErrors];

export type ListApiTokensResponses = {
    /**
     * OK
     */
    200: PageOfApiTokenResponse;
};

export type ListApiTokensResponse = ListApiTokensResponses[keyof ListApiTokensResponses];

export type CreateApiTokenData = {
    body: CreateApiTokenRequest;
    path?: never;
    query?: never;
    url: '/api/v1/api-tokens';
};

export type CreateApiTokenErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type CreateApiTokenError = CreateApiTokenErrors[keyof CreateApiTokenErrors];

export type CreateApiTokenResponses = {
    /**
     * Created
     */
    201: CreatedApiToken;
};

export type CreateApiTokenResponse = CreateApiTokenResponses[keyof CreateApiTokenResponses];

export type RevokeApiTokenData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/api-tokens/{id}';
};

export type RevokeApiTokenErrors = {
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type RevokeApiTokenError = RevokeApiTokenErrors[keyof RevokeApiTokenErrors];

export type RevokeApiTokenResponses = {
    /**
     * No Content
     */
    204: void;
};

export type RevokeApiTokenResponse = RevokeApiTokenResponses[keyof RevokeApiTokenResponses];

export type ListAuditEventsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * The `nextCursor` of the page before.
         */
        cursor?: string;
        /**
         * 1 to 200; 50 when absent.
         */
        limit?: number;
        /**
         * Only events about this type of thing, such as "server".
         */
        subjectType?: string;
        /**
         * Only events about this thing.
         */
        subjectId?: string;
        /**
         * Only this action, such as "server.created".
         */
        action?: string;
    };
    url: '/api/v1/audit-events';
};

export type ListAuditEventsErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type ListAuditEventsError = ListAuditEventsErrors[keyof ListAuditEventsErrors];

export type ListAuditEventsResponses = {
    /**
     * OK
     */
    200: PageOfAuditEventResponse;
};

export type ListAuditEventsResponse = ListAuditEventsResponses[keyof ListAuditEventsResponses];

export type VerifyAuditTrailData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/audit-events/verification';
};

export type VerifyAuditTrailErrors = {
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type VerifyAuditTrailError = VerifyAuditTrailErrors[keyof VerifyAuditTrailErrors];

export type VerifyAuditTrailResponses = {
    /**
     * OK
     */
    200: AuditVerification;
};

export type VerifyAuditTrailResponse = VerifyAuditTrailResponses[keyof VerifyAuditTrailResponses];

export type ListJobsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * The `nextCursor` of the page before.
         */
        cursor?: string;
        /**
         * 1 to 200; 50 when absent.
         */
        limit?: number;
        /**
         * Part of the name.
         */
        search?: string;
        /**
         * Only jobs that are on (true) or off (false).
         */
        enabled?: boolean;
    };
    url: '/api/v1/jobs';
};

export type ListJobsErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type ListJobsError = ListJobsErrors[keyof ListJobsErrors];

export type ListJobsResponses = {
    /**
     * OK
     */
    200: PageOfJobResponse;
};

export type ListJobsResponse = ListJobsResponses[keyof ListJobsResponses];

export type CreateJobData = {
    body: CreateJobRequest;
    path?: never;
    query?: never;
    url: '/api/v1/jobs';
};

export type CreateJobErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type CreateJobError = CreateJobErrors[keyof CreateJobErrors];

export type CreateJobResponses = {
    /**
     * Created
     */
    201: JobResponse;
};

export type CreateJobResponse = CreateJobResponses[keyof CreateJobResponses];

export type DeleteJobData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/jobs/{id}';
};

export type DeleteJobErrors = {
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type DeleteJobError = DeleteJobErrors[keyof DeleteJobErrors];

export type DeleteJobResponses = {
    /**
     * No Content
     */
    204: void;
};

export type DeleteJobResponse = DeleteJobResponses[keyof DeleteJobResponses];

export type GetJobData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/jobs/{id}';
};

export type GetJobErrors = {
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type GetJobError = GetJobErrors[keyof GetJobErrors];

export type GetJobResponses = {
    /**
     * OK
     */
    200: JobResponse;
};

export type GetJobResponse = GetJobResponses[keyof GetJobResponses];

export type UpdateJobData = {
    body: UpdateJobRequest;
    headers?: {
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/jobs/{id}';
};

export type UpdateJobErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Precondition Failed
     */
    412: Problem;
    /**
     * Precondition Required
     */
    428: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type UpdateJobError = UpdateJobErrors[keyof UpdateJobErrors];

export type UpdateJobResponses = {
    /**
     * OK
     */
    200: JobResponse;
};

export type UpdateJobResponse = UpdateJobResponses[keyof UpdateJobResponses];

export type ListJobRunsData = {
    body?: never;
    path: {
        id: string;
    };
    query?: {
        /**
         * The `nextCursor` of the page before.
         */
        cursor?: string;
        /**
         * 1 to 200; 50 when absent.
         */
        limit?: number;
    };
    url: '/api/v1/jobs/{id}/runs';
};

export type ListJobRunsErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type ListJobRunsError = ListJobRunsErrors[keyof ListJobRunsErrors];

export type ListJobRunsResponses = {
    /**
     * OK
     */
    200: PageOfJobRun;
};

export type ListJobRunsResponse = ListJobRunsResponses[keyof ListJobRunsResponses];

export type GetCatalogData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/catalog';
};

export type GetCatalogErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type GetCatalogError = GetCatalogErrors[keyof GetCatalogErrors];

export type GetCatalogResponses = {
    /**
     * ok
     */
    200: Catalog;
};

export type GetCatalogResponse = GetCatalogResponses[keyof GetCatalogResponses];

export type GetDashboardData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/dashboard';
};

export type GetDashboardErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type GetDashboardError = GetDashboardErrors[keyof GetDashboardErrors];

export type GetDashboardResponses = {
    /**
     * ok
     */
    200: DashboardResponse;
};

export type GetDashboardResponse = GetDashboardResponses[keyof GetDashboardResponses];

export type ListServersData = {
    body?: never;
    path?: never;
    query?: {
        search?: string;
        status?: string;
        cursor?: string;
        limit?: number;
    };
    url: '/api/v1/servers';
};

export type ListServersErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type ListServersError = ListServersErrors[keyof ListServersErrors];

export type ListServersResponses = {
    /**
     * ok
     */
    200: PageOfServerResponse;
};

export type ListServersResponse = ListServersResponses[keyof ListServersResponses];

export type CreateServerData = {
    body: CreateServerRequest;
    path?: never;
    query?: never;
    url: '/api/v1/servers';
};

export type CreateServerErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type CreateServerError = CreateServerErrors[keyof CreateServerErrors];

export type CreateServerResponses = {
    /**
     * ok
     */
    201: ServerResponse;
};

export type CreateServerResponse = CreateServerResponses[keyof CreateServerResponses];

export type DeleteServerData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/servers/{id}';
};

export type DeleteServerErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type DeleteServerError = DeleteServerErrors[keyof DeleteServerErrors];

export type DeleteServerResponses = {
    /**
     * ok
     */
    204: void;
};

export type DeleteServerResponse = DeleteServerResponses[keyof DeleteServerResponses];

export type GetServerData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/servers/{id}';
};

export type GetServerErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type GetServerError = GetServerErrors[keyof GetServerErrors];

export type GetServerResponses = {
    /**
     * ok
     */
    200: ServerResponse;
};

export type GetServerResponse = GetServerResponses[keyof GetServerResponses];

export type UpdateServerData = {
    body: UpdateServerRequest;
    headers?: {
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/servers/{id}';
};

export type UpdateServerErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type UpdateServerError = UpdateServerErrors[keyof UpdateServerErrors];

export type UpdateServerResponses = {
    /**
     * ok
     */
    200: ServerResponse;
};

export type UpdateServerResponse = UpdateServerResponses[keyof UpdateServerResponses];

export type ScanHostKeyData = {
    body: ScanHostKeyRequest;
    path?: never;
    query?: never;
    url: '/api/v1/servers/scan-host-key';
};

export type ScanHostKeyErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type ScanHostKeyError = ScanHostKeyErrors[keyof ScanHostKeyErrors];

export type ScanHostKeyResponses = {
    /**
     * ok
     */
    200: HostKeyOffer;
};

export type ScanHostKeyResponse = ScanHostKeyResponses[keyof ScanHostKeyResponses];

export type AcceptHostKeyData = {
    body: AcceptHostKeyRequest;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/servers/{id}/host-key';
};

export type AcceptHostKeyErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type AcceptHostKeyError = AcceptHostKeyErrors[keyof AcceptHostKeyErrors];

export type AcceptHostKeyResponses = {
    /**
     * ok
     */
    200: ServerResponse;
};

export type AcceptHostKeyResponse = AcceptHostKeyResponses[keyof AcceptHostKeyResponses];

export type InstallServerKeyData = {
    body: InstallServerKeyRequest;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/servers/{id}/install-key';
};

export type InstallServerKeyErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type InstallServerKeyError = InstallServerKeyErrors[keyof InstallServerKeyErrors];

export type InstallServerKeyResponses = {
    /**
     * ok
     */
    200: ServerResponse;
};

export type InstallServerKeyResponse = InstallServerKeyResponses[keyof InstallServerKeyResponses];

export type TestServerData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/servers/{id}/test';
};

export type TestServerErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type TestServerError = TestServerErrors[keyof TestServerErrors];

export type TestServerResponses = {
    /**
     * ok
     */
    200: ServerTest;
};

export type TestServerResponse = TestServerResponses[keyof TestServerResponses];

export type DetectServerData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/servers/{id}/detect';
};

export type DetectServerErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type DetectServerError = DetectServerErrors[keyof DetectServerErrors];

export type DetectServerResponses = {
    /**
     * ok
     */
    200: ServerCapabilities;
};

export type DetectServerResponse = DetectServerResponses[keyof DetectServerResponses];

export type BrowseServerFoldersData = {
    body?: never;
    path: {
        id: string;
    };
    query?: {
        path?: string;
    };
    url: '/api/v1/servers/{id}/folders';
};

export type BrowseServerFoldersErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type BrowseServerFoldersError = BrowseServerFoldersErrors[keyof BrowseServerFoldersErrors];

export type BrowseServerFoldersResponses = {
    /**
     * ok
     */
    200: ServerFolder;
};

export type BrowseServerFoldersResponse = BrowseServerFoldersResponses[keyof BrowseServerFoldersResponses];

export type ListSourcesData = {
    body?: never;
    path?: never;
    query?: {
        serverId?: string;
        type?: string;
        search?: string;
        cursor?: string;
        limit?: number;
    };
    url: '/api/v1/sources';
};

export type ListSourcesErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type ListSourcesError = ListSourcesErrors[keyof ListSourcesErrors];

export type ListSourcesResponses = {
    /**
     * ok
     */
    200: PageOfSourceResponse;
};

export type ListSourcesResponse = ListSourcesResponses[keyof ListSourcesResponses];

export type CreateSourceData = {
    body: CreateSourceRequest;
    path?: never;
    query?: never;
    url: '/api/v1/sources';
};

export type CreateSourceErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type CreateSourceError = CreateSourceErrors[keyof CreateSourceErrors];

export type CreateSourceResponses = {
    /**
     * ok
     */
    201: SourceResponse;
};

export type CreateSourceResponse = CreateSourceResponses[keyof CreateSourceResponses];

export type DeleteSourceData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/sources/{id}';
};

export type DeleteSourceErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type DeleteSourceError = DeleteSourceErrors[keyof DeleteSourceErrors];

export type DeleteSourceResponses = {
    /**
     * ok
     */
    204: void;
};

export type DeleteSourceResponse = DeleteSourceResponses[keyof DeleteSourceResponses];

export type GetSourceData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/sources/{id}';
};

export type GetSourceErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type GetSourceError = GetSourceErrors[keyof GetSourceErrors];

export type GetSourceResponses = {
    /**
     * ok
     */
    200: SourceResponse;
};

export type GetSourceResponse = GetSourceResponses[keyof GetSourceResponses];

export type UpdateSourceData = {
    body: UpdateSourceRequest;
    headers?: {
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/sources/{id}';
};

export type UpdateSourceErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type UpdateSourceError = UpdateSourceErrors[keyof UpdateSourceErrors];

export type UpdateSourceResponses = {
    /**
     * ok
     */
    200: SourceResponse;
};

export type UpdateSourceResponse = UpdateSourceResponses[keyof UpdateSourceResponses];

export type PreviewSourceData = {
    body: PreviewSourceRequest;
    path?: never;
    query?: never;
    url: '/api/v1/sources/preview';
};

export type PreviewSourceErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type PreviewSourceError = PreviewSourceErrors[keyof PreviewSourceErrors];

export type PreviewSourceResponses = {
    /**
     * ok
     */
    200: SourcePreviewResponse;
};

export type PreviewSourceResponse = PreviewSourceResponses[keyof PreviewSourceResponses];

export type TestSourceData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/sources/{id}/test';
};

export type TestSourceErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type TestSourceError = TestSourceErrors[keyof TestSourceErrors];

export type TestSourceResponses = {
    /**
     * ok
     */
    200: SourceTest;
};

export type TestSourceResponse = TestSourceResponses[keyof TestSourceResponses];

export type ListStoragePoolsData = {
    body?: never;
    path?: never;
    query?: {
        cursor?: string;
        limit?: number;
    };
    url: '/api/v1/storage-pools';
};

export type ListStoragePoolsErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type ListStoragePoolsError = ListStoragePoolsErrors[keyof ListStoragePoolsErrors];

export type ListStoragePoolsResponses = {
    /**
     * ok
     */
    200: PageOfStoragePoolResponse;
};

export type ListStoragePoolsResponse = ListStoragePoolsResponses[keyof ListStoragePoolsResponses];

export type CreateStoragePoolData = {
    body: CreateStoragePoolRequest;
    path?: never;
    query?: never;
    url: '/api/v1/storage-pools';
};

export type CreateStoragePoolErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type CreateStoragePoolError = CreateStoragePoolErrors[keyof CreateStoragePoolErrors];

export type CreateStoragePoolResponses = {
    /**
     * ok
     */
    201: StoragePoolResponse;
};

export type CreateStoragePoolResponse = CreateStoragePoolResponses[keyof CreateStoragePoolResponses];

export type DeleteStoragePoolData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/storage-pools/{id}';
};

export type DeleteStoragePoolErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type DeleteStoragePoolError = DeleteStoragePoolErrors[keyof DeleteStoragePoolErrors];

export type DeleteStoragePoolResponses = {
    /**
     * ok
     */
    204: void;
};

export type DeleteStoragePoolResponse = DeleteStoragePoolResponses[keyof DeleteStoragePoolResponses];

export type GetStoragePoolData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/storage-pools/{id}';
};

export type GetStoragePoolErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type GetStoragePoolError = GetStoragePoolErrors[keyof GetStoragePoolErrors];

export type GetStoragePoolResponses = {
    /**
     * ok
     */
    200: StoragePoolResponse;
};

export type GetStoragePoolResponse = GetStoragePoolResponses[keyof GetStoragePoolResponses];

export type UpdateStoragePoolData = {
    body: UpdateStoragePoolRequest;
    headers?: {
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/storage-pools/{id}';
};

export type UpdateStoragePoolErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type UpdateStoragePoolError = UpdateStoragePoolErrors[keyof UpdateStoragePoolErrors];

export type UpdateStoragePoolResponses = {
    /**
     * ok
     */
    200: StoragePoolResponse;
};

export type UpdateStoragePoolResponse = UpdateStoragePoolResponses[keyof UpdateStoragePoolResponses];

export type TestStoragePoolSettingsData = {
    body: TestStoragePoolRequest;
    path?: never;
    query?: never;
    url: '/api/v1/storage-pools/test';
};

export type TestStoragePoolSettingsErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type TestStoragePoolSettingsError = TestStoragePoolSettingsErrors[keyof TestStoragePoolSettingsErrors];

export type TestStoragePoolSettingsResponses = {
    /**
     * ok
     */
    200: PoolTest;
};

export type TestStoragePoolSettingsResponse = TestStoragePoolSettingsResponses[keyof TestStoragePoolSettingsResponses];

export type TestStoragePoolData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/storage-pools/{id}/test';
};

export type TestStoragePoolErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type TestStoragePoolError = TestStoragePoolErrors[keyof TestStoragePoolErrors];

export type TestStoragePoolResponses = {
    /**
     * ok
     */
    200: PoolTest;
};

export type TestStoragePoolResponse = TestStoragePoolResponses[keyof TestStoragePoolResponses];

export type GetStoragePoolUsageData = {
    body?: never;
    path: {
        id: string;
    };
    query?: {
        days?: number;
    };
    url: '/api/v1/storage-pools/{id}/usage';
};

export type GetStoragePoolUsageErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type GetStoragePoolUsageError = GetStoragePoolUsageErrors[keyof GetStoragePoolUsageErrors];

export type GetStoragePoolUsageResponses = {
    /**
     * ok
     */
    200: PoolUsageHistory;
};

export type GetStoragePoolUsageResponse = GetStoragePoolUsageResponses[keyof GetStoragePoolUsageResponses];

export type ListImportableRepositoriesData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/storage-pools/{id}/importable';
};

export type ListImportableRepositoriesErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type ListImportableRepositoriesError = ListImportableRepositoriesErrors[keyof ListImportableRepositoriesErrors];

export type ListImportableRepositoriesResponses = {
    /**
     * ok
     */
    200: ImportableRepositories;
};

export type ListImportableRepositoriesResponse = ListImportableRepositoriesResponses[keyof ListImportableRepositoriesResponses];

export type ListRepositoriesData = {
    body?: never;
    path?: never;
    query?: {
        poolId?: string;
        cursor?: string;
        limit?: number;
    };
    url: '/api/v1/repositories';
};

export type ListRepositoriesErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type ListRepositoriesError = ListRepositoriesErrors[keyof ListRepositoriesErrors];

export type ListRepositoriesResponses = {
    /**
     * ok
     */
    200: PageOfRepositoryResponse;
};

export type ListRepositoriesResponse = ListRepositoriesResponses[keyof ListRepositoriesResponses];

export type CreateRepositoryData = {
    body: CreateRepositoryRequest;
    path?: never;
    query?: never;
    url: '/api/v1/repositories';
};

export type CreateRepositoryErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type CreateRepositoryError = CreateRepositoryErrors[keyof CreateRepositoryErrors];

export type CreateRepositoryResponses = {
    /**
     * ok
     */
    201: RepositoryResponse;
};

export type CreateRepositoryResponse = CreateRepositoryResponses[keyof CreateRepositoryResponses];

export type DeleteRepositoryData = {
    body?: never;
    path: {
        id: string;
    };
    query?: {
        deleteData?: boolean;
        confirm?: string;
    };
    url: '/api/v1/repositories/{id}';
};

export type DeleteRepositoryErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type DeleteRepositoryError = DeleteRepositoryErrors[keyof DeleteRepositoryErrors];

export type DeleteRepositoryResponses = {
    /**
     * ok
     */
    204: void;
};

export type DeleteRepositoryResponse = DeleteRepositoryResponses[keyof DeleteRepositoryResponses];

export type GetRepositoryData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/repositories/{id}';
};

export type GetRepositoryErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type GetRepositoryError = GetRepositoryErrors[keyof GetRepositoryErrors];

export type GetRepositoryResponses = {
    /**
     * ok
     */
    200: RepositoryResponse;
};

export type GetRepositoryResponse = GetRepositoryResponses[keyof GetRepositoryResponses];

export type UpdateRepositoryData = {
    body: UpdateRepositoryRequest;
    headers?: {
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/repositories/{id}';
};

export type UpdateRepositoryErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type UpdateRepositoryError = UpdateRepositoryErrors[keyof UpdateRepositoryErrors];

export type UpdateRepositoryResponses = {
    /**
     * ok
     */
    200: RepositoryResponse;
};

export type UpdateRepositoryResponse = UpdateRepositoryResponses[keyof UpdateRepositoryResponses];

export type SuggestRepositoryNameData = {
    body?: never;
    path?: never;
    query?: {
        poolId?: string;
        sourceId?: string;
    };
    url: '/api/v1/repositories/name-suggestion';
};

export type SuggestRepositoryNameErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type SuggestRepositoryNameError = SuggestRepositoryNameErrors[keyof SuggestRepositoryNameErrors];

export type SuggestRepositoryNameResponses = {
    /**
     * ok
     */
    200: NameSuggestion;
};

export type SuggestRepositoryNameResponse = SuggestRepositoryNameResponses[keyof SuggestRepositoryNameResponses];

export type ImportRepositoryData = {
    body: ImportRepositoryRequest;
    path?: never;
    query?: never;
    url: '/api/v1/repositories/import';
};

export type ImportRepositoryErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type ImportRepositoryError = ImportRepositoryErrors[keyof ImportRepositoryErrors];

export type ImportRepositoryResponses = {
    /**
     * ok
     */
    201: RepositoryResponse;
};

export type ImportRepositoryResponse = ImportRepositoryResponses[keyof ImportRepositoryResponses];

export type CheckRepositoryData = {
    body: CheckRepositoryRequest;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/repositories/{id}/check';
};

export type CheckRepositoryErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type CheckRepositoryError = CheckRepositoryErrors[keyof CheckRepositoryErrors];

export type CheckRepositoryResponses = {
    /**
     * ok
     */
    202: OperationResponse;
};

export type CheckRepositoryResponse = CheckRepositoryResponses[keyof CheckRepositoryResponses];

export type RefreshRepositoryData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/repositories/{id}/refresh';
};

export type RefreshRepositoryErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type RefreshRepositoryError = RefreshRepositoryErrors[keyof RefreshRepositoryErrors];

export type RefreshRepositoryResponses = {
    /**
     * ok
     */
    202: OperationResponse;
};

export type RefreshRepositoryResponse = RefreshRepositoryResponses[keyof RefreshRepositoryResponses];

export type ExportRecoveryKitData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/repositories/{id}/recovery-kit';
};

export type ExportRecoveryKitErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type ExportRecoveryKitError = ExportRecoveryKitErrors[keyof ExportRecoveryKitErrors];

export type ExportRecoveryKitResponses = {
    /**
     * ok
     */
    200: Blob | File;
};

export type ExportRecoveryKitResponse = ExportRecoveryKitResponses[keyof ExportRecoveryKitResponses];

export type RunJobData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/jobs/{id}/run';
};

export type RunJobErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type RunJobError = RunJobErrors[keyof RunJobErrors];

export type RunJobResponses = {
    /**
     * ok
     */
    202: RunResponse;
};

export type RunJobResponse = RunJobResponses[keyof RunJobResponses];

export type ListOperationsData = {
    body?: never;
    path?: never;
    query?: {
        status?: string;
        kind?: string;
        jobId?: string;
        serverId?: string;
        repositoryId?: string;
        sourceId?: string;
        runId?: string;
        cursor?: string;
        limit?: number;
    };
    url: '/api/v1/operations';
};

export type ListOperationsErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type ListOperationsError = ListOperationsErrors[keyof ListOperationsErrors];

export type ListOperationsResponses = {
    /**
     * ok
     */
    200: PageOfOperationSummary;
};

export type ListOperationsResponse = ListOperationsResponses[keyof ListOperationsResponses];

export type GetOperationData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/operations/{id}';
};

export type GetOperationErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type GetOperationError = GetOperationErrors[keyof GetOperationErrors];

export type GetOperationResponses = {
    /**
     * ok
     */
    200: OperationResponse;
};

export type GetOperationResponse = GetOperationResponses[keyof GetOperationResponses];

export type PauseOperationData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/operations/{id}/pause';
};

export type PauseOperationErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type PauseOperationError = PauseOperationErrors[keyof PauseOperationErrors];

export type PauseOperationResponses = {
    /**
     * ok
     */
    202: OperationResponse;
};

export type PauseOperationResponse = PauseOperationResponses[keyof PauseOperationResponses];

export type ResumeOperationData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/operations/{id}/resume';
};

export type ResumeOperationErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type ResumeOperationError = ResumeOperationErrors[keyof ResumeOperationErrors];

export type ResumeOperationResponses = {
    /**
     * ok
     */
    202: OperationResponse;
};

export type ResumeOperationResponse = ResumeOperationResponses[keyof ResumeOperationResponses];

export type CancelOperationData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/operations/{id}/cancel';
};

export type CancelOperationErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type CancelOperationError = CancelOperationErrors[keyof CancelOperationErrors];

export type CancelOperationResponses = {
    /**
     * ok
     */
    202: OperationResponse;
};

export type CancelOperationResponse = CancelOperationResponses[keyof CancelOperationResponses];

export type RetryOperationData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/operations/{id}/retry';
};

export type RetryOperationErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type RetryOperationError = RetryOperationErrors[keyof RetryOperationErrors];

export type RetryOperationResponses = {
    /**
     * ok
     */
    202: OperationResponse;
};

export type RetryOperationResponse = RetryOperationResponses[keyof RetryOperationResponses];

export type ListOperationLogsData = {
    body?: never;
    path: {
        id: string;
    };
    query?: {
        after?: number;
        before?: number;
        limit?: number;
        level?: string;
        search?: string;
    };
    url: '/api/v1/operations/{id}/logs';
};

export type ListOperationLogsErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type ListOperationLogsError = ListOperationLogsErrors[keyof ListOperationLogsErrors];

export type ListOperationLogsResponses = {
    /**
     * ok
     */
    200: LogPage;
};

export type ListOperationLogsResponse = ListOperationLogsResponses[keyof ListOperationLogsResponses];

export type DownloadOperationLogData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/operations/{id}/logs/download';
};

export type DownloadOperationLogErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type DownloadOperationLogError = DownloadOperationLogErrors[keyof DownloadOperationLogErrors];

export type DownloadOperationLogResponses = {
    /**
     * ok
     */
    200: string;
};

export type DownloadOperationLogResponse = DownloadOperationLogResponses[keyof DownloadOperationLogResponses];

export type ListBackupsData = {
    body?: never;
    path?: never;
    query?: {
        jobId?: string;
        sourceId?: string;
        serverId?: string;
        repositoryId?: string;
        status?: string;
        from?: string;
        to?: string;
        search?: string;
        cursor?: string;
        limit?: number;
    };
    url: '/api/v1/backups';
};

export type ListBackupsErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type ListBackupsError = ListBackupsErrors[keyof ListBackupsErrors];

export type ListBackupsResponses = {
    /**
     * ok
     */
    200: PageOfBackupResponse;
};

export type ListBackupsResponse = ListBackupsResponses[keyof ListBackupsResponses];

export type DeleteBackupData = {
    body?: never;
    path: {
        id: string;
    };
    query?: {
        confirm?: string;
    };
    url: '/api/v1/backups/{id}';
};

export type DeleteBackupErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type DeleteBackupError = DeleteBackupErrors[keyof DeleteBackupErrors];

export type DeleteBackupResponses = {
    /**
     * ok
     */
    202: OperationResponse;
};

export type DeleteBackupResponse = DeleteBackupResponses[keyof DeleteBackupResponses];

export type GetBackupData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/backups/{id}';
};

export type GetBackupErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type GetBackupError = GetBackupErrors[keyof GetBackupErrors];

export type GetBackupResponses = {
    /**
     * ok
     */
    200: BackupResponse;
};

export type GetBackupResponse = GetBackupResponses[keyof GetBackupResponses];

export type ListBackupFilesData = {
    body?: never;
    path: {
        id: string;
    };
    query?: {
        folder?: string;
        search?: string;
        cursor?: string;
        limit?: number;
    };
    url: '/api/v1/backups/{id}/files';
};

export type ListBackupFilesErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type ListBackupFilesError = ListBackupFilesErrors[keyof ListBackupFilesErrors];

export type ListBackupFilesResponses = {
    /**
     * ok
     */
    200: BackupFolder;
};

export type ListBackupFilesResponse = ListBackupFilesResponses[keyof ListBackupFilesResponses];

export type GetBackupTimelineData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/backups/{id}/timeline';
};

export type GetBackupTimelineErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type GetBackupTimelineError = GetBackupTimelineErrors[keyof GetBackupTimelineErrors];

export type GetBackupTimelineResponses = {
    /**
     * ok
     */
    200: BackupTimeline;
};

export type GetBackupTimelineResponse = GetBackupTimelineResponses[keyof GetBackupTimelineResponses];

export type MeasureBackupSelectionData = {
    body: MeasureSelectionRequest;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/backups/{id}/selection';
};

export type MeasureBackupSelectionErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type MeasureBackupSelectionError = MeasureBackupSelectionErrors[keyof MeasureBackupSelectionErrors];

export type MeasureBackupSelectionResponses = {
    /**
     * ok
     */
    200: SelectionSize;
};

export type MeasureBackupSelectionResponse = MeasureBackupSelectionResponses[keyof MeasureBackupSelectionResponses];

export type DownloadBackupFilesData = {
    body?: never;
    path: {
        id: string;
    };
    query?: {
        key?: Array<string>;
    };
    url: '/api/v1/backups/{id}/download';
};

export type DownloadBackupFilesErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type DownloadBackupFilesError = DownloadBackupFilesErrors[keyof DownloadBackupFilesErrors];

export type DownloadBackupFilesResponses = {
    /**
     * ok
     */
    200: Blob | File;
};

export type DownloadBackupFilesResponse = DownloadBackupFilesResponses[keyof DownloadBackupFilesResponses];

export type RestoreBackupData = {
    body: RestoreBackupRequest;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/backups/{id}/restore';
};

export type RestoreBackupErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type RestoreBackupError = RestoreBackupErrors[keyof RestoreBackupErrors];

export type RestoreBackupResponses = {
    /**
     * ok
     */
    202: OperationResponse;
};

export type RestoreBackupResponse = RestoreBackupResponses[keyof RestoreBackupResponses];

export type CheckRestoreData = {
    body: RestoreBackupRequest;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/backups/{id}/restore-check';
};

export type CheckRestoreErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type CheckRestoreError = CheckRestoreErrors[keyof CheckRestoreErrors];

export type CheckRestoreResponses = {
    /**
     * ok
     */
    200: RestoreCheck;
};

export type CheckRestoreResponse = CheckRestoreResponses[keyof CheckRestoreResponses];

export type ListRestoresData = {
    body?: never;
    path?: never;
    query?: {
        backupId?: string;
        cursor?: string;
        limit?: number;
    };
    url: '/api/v1/restores';
};

export type ListRestoresErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type ListRestoresError = ListRestoresErrors[keyof ListRestoresErrors];

export type ListRestoresResponses = {
    /**
     * ok
     */
    200: PageOfRestoreResponse;
};

export type ListRestoresResponse = ListRestoresResponses[keyof ListRestoresResponses];

export type GetRestoreData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/restores/{id}';
};

export type GetRestoreErrors = {
    /**
     * problem
     */
    default: ProblemDetails;
};

export type GetRestoreError = GetRestoreErrors[keyof GetRestoreErrors];

export type GetRestoreResponses = {
    /**
     * ok
     */
    200: RestoreResponse;
};

export type GetRestoreResponse = GetRestoreResponses[keyof GetRestoreResponses];
