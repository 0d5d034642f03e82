// Generated from api/openapi.json by `npm run api`. Do not edit.

export type ClientOptions = {
    baseUrl: `${string}://${string}` | (string & {});
};

/**
 * A person's word that a server's new host key is right.
 */
export type AcceptHostKeyRequest = {
    /**
     * What they compared: "SHA256:…".
     */
    fingerprint: string;
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

export type AttentionAction = {
    label: string;
    /**
     * A page of the web interface.
     */
    href: string;
};

export type AttentionItem = {
    severity: AttentionSeverity;
    /**
     * What is wrong.
     */
    title: string;
    /**
     * Why, as far as it is known.
     */
    cause: string;
    /**
     * What mends it.
     */
    action: AttentionAction;
};

export type AttentionSeverity = 'error' | 'warning';

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
 * Whether a backup holds files of a server or what was dumped out of databases.
 */
export type BackupContentKind = 'files' | 'databases';

export type BackupEntryType = 'folder' | 'file' | 'symlink' | 'hardlink' | 'fifo' | 'device' | 'socket';

/**
 * Something in a backup.
 */
export type BackupFile = {
    /**
     * Stands for the raw path; names need not be text.
     */
    key: string;
    /**
     * For display.
     */
    name: string;
    /**
     * For display, from the root.
     */
    path: string;
    type: BackupEntryType;
    /**
     * 0 for everything but files.
     */
    sizeBytes: number;
    modifiedAt: null | string;
    /**
     * As ls prints it; empty for a folder above what was backed up.
     */
    mode: string;
    owner: string;
    group: string;
    linkTarget: null | string;
};

/**
 * A page of a folder, or of what a search found.
 */
export type BackupFolder = {
    /**
     * building: read on, ask again; what is known so far is listed.
     */
    state: TreeState;
    /**
     * Of the whole backup, as far as read.
     */
    entryCount: number;
    /**
     * Why reading failed.
     */
    detail: null | string;
    folder: FolderPosition;
    items: Array<BackupFile>;
    nextCursor: null | string;
};

/**
 * A restorable result of one backup operation.
 */
export type BackupResponse = {
    id: string;
    /**
     * The source's name when it was made.
     */
    name: string;
    /**
     * Its name within the repository, for the plain tool.
     */
    archive: string;
    status: BackupStatus;
    startedAt: string;
    completedAt: string;
    durationSeconds: number;
    originalBytes: null | number;
    compressedBytes: null | number;
    /**
     * What only this backup made the repository store.
     */
    deduplicatedBytes: null | number;
    fileCount: null | number;
    unreadableCount: number;
    changedCount: number;
    /**
     * At most 1,000 are named; empty in lists.
     */
    problemFiles: Array<ProblemFile>;
    jobId: null | string;
    jobName: null | string;
    sourceId: null | string;
    sourceName: null | string;
    serverId: null | string;
    serverName: null | string;
    repositoryId: string;
    repositoryName: string;
    poolName: string;
    /**
     * Null for a backup found in an imported repository.
     */
    operationId: null | string;
    toolVersion: null | string;
    /**
     * When it was last proven to come back.
     */
    verifiedAt: null | string;
    /**
     * restored, passed or damaged; null until it was tried.
     */
    verifyResult: null | string;
    /**
     * What reading it back has found damaged, a line each.
     */
    damage: Array<string>;
    /**
     * The engine of its repository.
     */
    engine: string;
    content: BackupContentKind;
    /**
     * Type of the source it was made of; null when that is not known.
     */
    sourceType: null | string;
    /**
     * What lies in the pool for this backup alone, with checksums; empty in lists, and for engines that share chunks between backups.
     */
    objects: Array<StoredObject>;
    /**
     * Pinned: retention leaves it alone until then.
     */
    holdUntil: null | string;
    /**
     * Why retention removed it; null when it did not.
     */
    removalReason: null | string;
    deletedAt: null | string;
    lastRestoredAt: null | string;
};

/**
 * Things chosen in a backup.
 */
export type BackupSelection = {
    /**
     * Of files and folders; empty means everything.
     */
    keys: Array<string>;
};

/**
 * What a backup's state is. vanished: gone from the repository, and not by us.
 */
export type BackupStatus = 'completed' | 'warning' | 'vanished' | 'deleted';

/**
 * The backups of one source in one repository over time.
 */
export type BackupTimeline = {
    /**
     * Oldest first; at most the newest 400.
     */
    items: Array<TimelineBackup>;
};

/**
 * From one moment to another nothing starts.
 */
export type BlackoutSettings = {
    from: string;
    until: string;
    reason?: null | string;
};

export type CalendarJob = {
    id: string;
    name: string;
};

export type CalendarPeriod = {
    kind: CalendarPeriodKind;
    /**
     * Not before the period that was asked for.
     */
    startsAt: string;
    /**
     * Not after it.
     */
    endsAt: string;
    /**
     * Of a blackout, when one was given.
     */
    reason: null | string;
    /**
     * For how many jobs it holds.
     */
    jobCount: number;
};

/**
 * A window, in which runs may start, or a blackout, in which none does.
 */
export type CalendarPeriodKind = 'window' | 'blackout';

export type CalendarPeriodsResponse = {
    /**
     * In order of their start.
     */
    periods: Array<CalendarPeriod>;
};

export type CalendarResponse = {
    jobs: Array<CalendarJob>;
    /**
     * In order of their start.
     */
    runs: Array<CalendarRun>;
    /**
     * There are more: at most 2,000 coming runs of a schedule, 400,000 of all together (the first of each), and 50,000 past ones are shown.
     */
    isCut: boolean;
};

export type CalendarRun = {
    jobId: string;
    startsAt: string;
    /**
     * Of what is to come: what the job's runs of the last 30 days took on average; null when that is unknown.
     */
    durationSeconds: null | number;
    /**
     * Null for what is still to come.
     */
    runId: null | string;
    status: null | OperationStatus;
    scheduleId: null | string;
};

/**
 * Every type that the service knows. Forms are made from this, so that a new type needs no new screen.
 */
export type Catalog = {
    sourceTypes: Array<CatalogType>;
    connectionTypes: Array<CatalogType>;
    poolTypes: Array<CatalogType>;
    engines: Array<CatalogEngine>;
    operationKinds: Array<CatalogOperationKind>;
    /**
     * Every `code` that a failure can carry.
     */
    problemCodes: Array<string>;
};

/**
 * A tool that keeps backups.
 */
export type CatalogEngine = {
    kind: string;
    title: string;
    summary: string;
    /**
     * Must be installed on the servers and on the backup host.
     */
    program: string;
    minimumVersion: string;
    encryptions: Array<Choice>;
    compressions: Array<Choice>;
};

/**
 * How a setting is asked for.
 */
export type CatalogField = {
    /**
     * Its member in the settings.
     */
    name: string;
    label: string;
    help: string;
    placeholder: string;
    kind: CatalogFieldKind;
    /**
     * Write-only.
     */
    secret: boolean;
    required: boolean;
    /**
     * Hidden until asked for.
     */
    advanced: boolean;
    default: null | JsonElement;
    options: Array<CatalogOption>;
    showWhen: null | CatalogShowWhen;
};

/**
 * connection: the id of a connection of the type's connectionType on the source's server. database_list: databases of the connection in `connectionId`, as
 * listConnectionDatabases names them. multiline: keys and certificates. host_key: what scanHostKey offers for the form's address and port, confirmed by a person.
 */
export type CatalogFieldKind = 'text' | 'number' | 'boolean' | 'text_list' | 'path' | 'path_list' | 'choice' | 'multiline' | 'connection' | 'database_list' | 'host_key';

/**
 * Something that can run.
 */
export type CatalogOperationKind = {
    kind: string;
    title: string;
    /**
     * In their order.
     */
    phases: Array<string>;
};

export type CatalogOption = {
    value: string;
    label: string;
};

/**
 * The field is of use only while another one of the same form has one of these values.
 */
export type CatalogShowWhen = {
    field: string;
    values: Array<string>;
};

/**
 * A type of source, connection or storage pool.
 */
export type CatalogType = {
    /**
     * The discriminator of its settings.
     */
    type: string;
    title: string;
    summary: string;
    /**
     * For a pool: engines whose repositories can live there.
     */
    engines: null | Array<string>;
    /**
     * For a source: the type of connection that its member `connectionId` names; null when it needs none.
     */
    connectionType: null | string;
    fields: Array<CatalogField>;
};

export type CheckRepositoryRequest = {
    /**
     * Read and verify every byte; else the structure alone.
     */
    readData?: boolean;
    /**
     * Read and verify about this share of the data, 1 to 99: another share each time, so that in the end all was read. For engines that can.
     */
    subsetPercent?: null | number;
};

export type Choice = {
    value: string;
    label: string;
    help: string;
    default: boolean;
    needsPassphrase: boolean;
};

export type ConnectionDatabases = {
    items: Array<DatabaseInfo>;
};

/**
 * How a service on a server is reached and signed in to.
 */
export type ConnectionResponse = {
    id: string;
    name: string;
    serverId: string;
    serverName: string;
    type: string;
    /**
     * Without secrets.
     */
    settings: ConnectionSettings;
    /**
     * Names of the settings that are secret and stored.
     */
    secretsSet: Array<string>;
    /**
     * What forms choose first on its server for its type; at most one is.
     */
    isDefault: boolean;
    status: ConnectionStatus;
    lastTest: null | ConnectionTest;
    lastTestedAt: null | string;
    tags: Array<string>;
    version: number;
    createdAt: string;
    updatedAt: string;
    usedBySources: Array<ConnectionUse>;
};

/**
 * How a service is reached and signed in to. The member `type` says which kind it is.
 */
export type ConnectionSettings = ({
    type: 'mysql';
} & ConnectionSettingsMySqlConnectionSettings) | ({
    type: 'postgresql';
} & ConnectionSettingsPostgreSqlConnectionSettings);

/**
 * A MySQL or MariaDB server, as seen from the machine that it is backed up on.
 */
export type ConnectionSettingsMySqlConnectionSettings = {
    type?: 'mysql';
    authMethod?: MySqlAuthMethod;
    /**
     * As the server to back up sees it. Null: by the socket.
     */
    host?: null | string;
    /**
     * 3306 when absent.
     */
    port?: null | number;
    username?: null | string;
    /**
     * Write-only.
     */
    password?: null | string;
    /**
     * Path on the server; what the client has built in when absent.
     */
    socket?: null | string;
    /**
     * Path on the server, read there as root where the server has sudo.
     */
    optionFile?: null | string;
    tls?: TlsMode;
    /**
     * PEM, at most 24,000 letters. Instead of string? MySqlConnectionSettings.CaFile.
     */
    caCertificate?: null | string;
    /**
     * Path on the server.
     */
    caFile?: null | string;
    certificateFile?: null | string;
    keyFile?: null | string;
};

/**
 * A PostgreSQL cluster, as seen from the machine that it is backed up on.
 */
export type ConnectionSettingsPostgreSqlConnectionSettings = {
    type?: 'postgresql';
    authMethod?: PostgreSqlAuthMethod;
    /**
     * As the server to back up sees it. Null: by the socket.
     */
    host?: null | string;
    /**
     * 5432 when absent.
     */
    port?: null | number;
    /**
     * With peer: the system's user when absent.
     */
    username?: null | string;
    /**
     * Write-only.
     */
    password?: null | string;
    /**
     * "postgres" when absent.
     */
    systemUser?: null | string;
    socketFolder?: null | string;
    tls?: TlsMode;
    /**
     * PEM, at most 24,000 letters. Instead of string? PostgreSqlConnectionSettings.CaFile.
     */
    caCertificate?: null | string;
    /**
     * Path on the server.
     */
    caFile?: null | string;
    certificateFile?: null | string;
    keyFile?: null | string;
    /**
     * Where questions about the whole cluster are asked.
     */
    maintenanceDatabase?: string;
};

/**
 * success, failed: what the last test saw.
 */
export type ConnectionStatus = 'untested' | 'success' | 'failed';

/**
 * What works and what does not, step by step.
 */
export type ConnectionTest = {
    passed: boolean;
    testedAt: string;
    steps: Array<TestStep>;
};

/**
 * A source that is read through the connection.
 */
export type ConnectionUse = {
    id: string;
    name: string;
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
 * A new connection.
 */
export type CreateConnectionRequest = {
    name: string;
    serverId: string;
    settings: ConnectionSettings;
    /**
     * In place of the one that was it, of this type on that server.
     */
    isDefault?: null | boolean;
    tags?: null | Array<string>;
    /**
     * Save it although it may not work; it is "untested" then.
     */
    skipTest?: null | boolean;
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
    order?: null | SetJobOrderRequest;
};

/**
 * A new repository.
 */
export type CreateRepositoryRequest = {
    name: string;
    poolId: string;
    /**
     * As the catalog lists them; "borg" when absent.
     */
    engine?: null | string;
    /**
     * One of the engine's; its default when absent.
     */
    encryption?: null | string;
    /**
     * One of the engine's; its default when absent.
     */
    compression?: null | string;
    /**
     * True when absent: servers can add backups but never remove any.
     */
    appendOnly?: null | boolean;
    /**
     * Write-only. A strong one is made when absent.
     */
    passphrase?: null | string;
    tags?: null | Array<string>;
};

/**
 * A new schedule of a job.
 */
export type CreateScheduleRequest = {
    jobId: string;
    settings: ScheduleSettings;
    /**
     * IANA name, such as "Europe/Berlin".
     */
    timeZone: string;
    name?: null | string;
    window?: null | WindowSettings;
    /**
     * Up to 200 periods in which nothing starts.
     */
    blackouts?: null | Array<BlackoutSettings>;
    /**
     * Up to 50.
     */
    recurringBlackouts?: null | Array<RecurringBlackoutSettings>;
    /**
     * The job starts up to that much later, always by the same amount. 0 when absent.
     */
    jitterMinutes?: null | number;
    /**
     * True when absent.
     */
    enabled?: null | boolean;
    windowEnd?: null | WindowEndAction;
    missedRuns?: null | MissedRunPolicy;
    /**
     * How often a failed operation is tried again; 3 when absent.
     */
    retryCount?: null | number;
    /**
     * Before the first retry; 30 when absent.
     */
    retryDelayMinutes?: null | number;
    /**
     * Each delay is so many times the one before; 2 when absent.
     */
    retryGrowth?: null | number;
};

/**
 * A new server.
 */
export type CreateServerRequest = {
    name: string;
    kind: ServerKind;
    description?: null | string;
    /**
     * Host name or IP address; needed for ssh, like the next one.
     */
    address?: null | string;
    /**
     * 22 when absent.
     */
    port?: null | number;
    username?: null | string;
    /**
     * The server through which it is reached.
     */
    jumpServerId?: null | string;
    /**
     * Commands that need root run through sudo, which must ask no password.
     */
    useSudo?: null | boolean;
    /**
     * OpenSSH or PEM text without a passphrase, never shown again. When absent, a key pair is made.
     */
    privateKey?: null | string;
    /**
     * Used once to install our public key, and not kept.
     */
    password?: null | string;
    /**
     * What a person confirmed of what scanHostKey showed: "SHA256:…".
     */
    hostKeyFingerprint?: null | string;
    tags?: null | Array<string>;
};

/**
 * A new source.
 */
export type CreateSourceRequest = {
    name: string;
    serverId: string;
    settings: SourceSettings;
    /**
     * Shell text run on the server before its data is read; a failure stops the run.
     */
    preScript?: null | string;
    /**
     * Shell text run on the server afterwards, also after a failure.
     */
    postScript?: null | string;
    /**
     * 600 when absent.
     */
    scriptTimeoutSeconds?: null | number;
    tags?: null | Array<string>;
    /**
     * True when absent.
     */
    active?: null | boolean;
};

/**
 * A new storage pool.
 */
export type CreateStoragePoolRequest = {
    name: string;
    settings: PoolSettings;
    performanceTier?: null | PerformanceTier;
    redundancy?: null | Redundancy;
    /**
     * What may be used at most.
     */
    quotaBytes?: null | number;
    /**
     * 80 when absent.
     */
    alertThresholdPercent?: null | number;
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

/**
 * Operations that were started in the last 24 hours, by status; running and pending ones whenever they were started.
 */
export type DashboardDay = {
    completed: number;
    warning: number;
    failed: number;
    cancelled: number;
    running: number;
    pending: number;
};

/**
 * Are we safe? In one answer.
 */
export type DashboardResponse = {
    /**
     * Active sources.
     */
    sourcesTotal: number;
    /**
     * Active sources with a sound backup that is at most 7 days old.
     */
    sourcesProtected: number;
    last24Hours: DashboardDay;
    /**
     * What somebody should do something about, worst first; at most 50.
     */
    attention: Array<AttentionItem>;
    /**
     * What runs now; at most 20.
     */
    running: Array<OperationSummary>;
    /**
     * The 20 jobs that ran last.
     */
    jobs: Array<JobStrip>;
    pools: Array<PoolSummary>;
    /**
     * The latest restores whose files were read back and compared.
     */
    proofs: Array<RestoreProof>;
    storage: DashboardStorage;
    firstSteps: null | FirstSteps;
};

/**
 * All repositories together.
 */
export type DashboardStorage = {
    /**
     * As large as the backups would be without compression and deduplication.
     */
    originalBytes: number;
    /**
     * What they take.
     */
    deduplicatedBytes: number;
};

/**
 * When each share of a repository's data was last read and verified. All of it has been read since the oldest of these times.
 */
export type DataShares = {
    /**
     * By share; null: never.
     */
    readAt: Array<null | string>;
};

export type DatabaseInfo = {
    name: string;
    /**
     * Of tables and indexes as the server counts them; null when it does not tell.
     */
    bytes: null | number;
    /**
     * Null when they are not counted without opening the database.
     */
    tables: null | number;
    /**
     * What a backup of it has to do without, such as a transaction over tables that know none.
     */
    warnings: Array<string>;
};

export type DatabaseKind = 'embedded' | 'external';

export type DayOfWeek = 'sunday' | 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday';

export type DependencyFailure = 'skip' | 'run';

export type DependencyRequest = {
    jobId: string;
    onFailure?: null | DependencyFailure;
};

export type DetectConnectionsRequest = {
    serverId: string;
};

/**
 * A way to sign in that was found on a server.
 */
export type DetectedConnection = {
    type: string;
    title: string;
    /**
     * Where it was found, and whether signing in worked.
     */
    detail: string;
    signsIn: boolean;
    /**
     * Without secrets: what a file holds stays on the server.
     */
    settings: ConnectionSettings;
};

export type DetectedConnections = {
    /**
     * Of each type, those that sign in stand first.
     */
    items: Array<DetectedConnection>;
};

export type FileProblemKind = 'unreadable' | 'changed';

/**
 * A schedule that is about to be saved. See CreateScheduleRequest for units.
 */
export type FindConflictsRequest = {
    settings: ScheduleSettings;
    timeZone: string;
    window?: null | WindowSettings;
    blackouts?: null | Array<BlackoutSettings>;
    recurringBlackouts?: null | Array<RecurringBlackoutSettings>;
    jitterMinutes?: null | number;
    /**
     * Its other schedules and itself are no conflict.
     */
    jobId?: null | string;
    /**
     * What the job backs up, for a job that does not exist yet; else its own count.
     */
    sourceIds?: null | Array<string>;
    /**
     * Where to, likewise.
     */
    repositoryIds?: null | Array<string>;
};

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

/**
 * The way to the first proven backup.
 */
export type FirstSteps = {
    server: boolean;
    source: boolean;
    pool: boolean;
    repository: boolean;
    job: boolean;
    backup: boolean;
    restore: boolean;
};

/**
 * Where a listing stands.
 */
export type FolderPosition = {
    key: string;
    path: string;
    /**
     * From below the root to the folder itself.
     */
    breadcrumb: Array<FolderStep>;
};

/**
 * A step of the way to a folder.
 */
export type FolderStep = {
    key: string;
    name: string;
};

/**
 * Whether the service lives, or can do its work.
 */
export type HealthResponse = {
    status: HealthStatus;
    /**
     * What was looked at, with "ok" or what is wrong.
     */
    checks: {
        [key: string]: string;
    };
};

export type HealthStatus = 'healthy' | 'unhealthy';

export type HoldBackupRequest = {
    /**
     * Retention leaves the backup alone until then; null lets go of it.
     */
    until?: null | string;
};

/**
 * What a machine shows of itself before anybody signs in; a person has to compare it with the machine's own console.
 */
export type HostKeyOffer = {
    /**
     * "type base64".
     */
    key: string;
    /**
     * "SHA256:…".
     */
    fingerprint: string;
    /**
     * Such as ssh-ed25519.
     */
    algorithm: string;
};

/**
 * A repository that lies in a pool already.
 */
export type ImportRepositoryRequest = {
    name: string;
    poolId: string;
    /**
     * Name of its folder in the pool.
     */
    location: string;
    /**
     * Write-only; absent for a repository without one.
     */
    passphrase?: null | string;
    /**
     * Write-only; the text of the key file, for a repository that keeps its key apart.
     */
    keyFile?: null | string;
    /**
     * "borg" when absent.
     */
    engine?: null | string;
    tags?: null | Array<string>;
};

export type ImportableRepositories = {
    items: Array<ImportableRepository>;
};

export type ImportableRepository = {
    /**
     * Name of the folder in the pool.
     */
    location: string;
    /**
     * Which engine's it is.
     */
    engine: string;
    /**
     * Null when that shows only after opening it.
     */
    encryption: null | string;
};

/**
 * The user's password on the server: used once, not kept.
 */
export type InstallServerKeyRequest = {
    password: string;
};

export type JobConflict = {
    jobId: string;
    jobName: string;
};

export type JobDependency = {
    jobId: string;
    jobName: string;
    onFailure: DependencyFailure;
};

export type JobOrderResponse = {
    dependencies: Array<JobDependency>;
    conflicts: Array<JobConflict>;
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
    retention: null | RetentionPolicy;
    tags: Array<string>;
    /**
     * Grows with every change; goes into If-Match.
     */
    version: number;
    createdAt: string;
    updatedAt: string;
    lastRun: null | JobRun;
    /**
     * When a schedule starts it next; null while it is off or has no schedule.
     */
    nextRunAt: null | string;
    /**
     * Why a run that was due did not take place, as a sentence; null when nothing is overdue.
     */
    overdue: null | string;
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
     * When each source got a backup in at least one repository, failures in others make a warning.
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

/**
 * A job's last 30 days.
 */
export type JobStrip = {
    jobId: string;
    name: string;
    /**
     * What it backs up, and where to.
     */
    subtitle: string;
    lastStatus: null | OperationStatus;
    lastAt: null | string;
    lastDurationSeconds: null | number;
    lastBytes: null | number;
    /**
     * Oldest first.
     */
    days: Array<StripDay>;
};

export type JsonElement = unknown;

export type KeyOrigin = 'generated' | 'pasted';

export type LoadedDatabase = {
    database: string;
    target: string;
    /**
     * Counted on the server after loading.
     */
    tables: number;
    bytes: number;
};

/**
 * Lines per level, over the whole log.
 */
export type LogCounts = {
    info: number;
    warning: number;
    error: number;
};

/**
 * How serious a log line is.
 */
export type LogLevelName = 'info' | 'warning' | 'error';

/**
 * One line of an operation's log.
 */
export type LogLine = {
    /**
     * 1 for the first line; without gaps.
     */
    sequence: number;
    /**
     * When it was written.
     */
    at: string;
    /**
     * How serious it is.
     */
    level: LogLevelName;
    /**
     * The phase it belongs to.
     */
    phase: null | string;
    /**
     * One line of text.
     */
    message: string;
};

/**
 * A part of an operation's log.
 */
export type LogPage = {
    /**
     * Oldest first.
     */
    lines: Array<LogLine>;
    /**
     * Of the whole log; 0 when it is empty.
     */
    firstSequence: number;
    /**
     * Of the whole log; 0 when it is empty.
     */
    lastSequence: number;
    /**
     * Of the whole log.
     */
    counts: LogCounts;
    /**
     * How far this answer looked: every matching line up to here is in it, or from here on with `before`.
     * A search looks at 20,000 lines at a time; ask again from here until it is the last (or first) line of the log.
     */
    reached: number;
};

/**
 * When a repository is pruned and checked by itself.
 */
export type MaintenancePlan = {
    /**
     * 0: never by itself.
     */
    pruneEveryDays: number;
    /**
     * Its structure; 0: never by itself.
     */
    checkEveryDays: number;
    /**
     * All data is read and verified at least once in so many days, instead of a check of the structure; 0: never by itself.
     */
    readAllWithinDays: number;
    /**
     * When in the day, HH:mm.
     */
    time: string;
    /**
     * IANA name.
     */
    timeZone: string;
};

/**
 * The plan as it is now.
 */
export type MaintenanceResponse = {
    maintenance: MaintenancePlan;
    /**
     * Null: not by itself.
     */
    nextPruneAt: null | string;
    nextCheckAt: null | string;
    /**
     * Of the repository; goes into If-Match of its next change.
     */
    version: number;
};

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

export type MissedRunPolicy = 'run_once' | 'skip';

/**
 * password: over the network or a socket. socket: as the system's root, whom the server knows by its socket. option_file: a file on the server says how.
 */
export type MySqlAuthMethod = 'password' | 'socket' | 'option_file';

export type NameSuggestion = {
    name: string;
};

export type NextRun = {
    scheduleId: string;
    startsAt: string;
    plannedFor: string;
    shifts: Array<RunShift>;
};

export type NextRunsResponse = {
    /**
     * Of all its schedules, in order; empty while the job is off or has none.
     */
    runs: Array<NextRun>;
    /**
     * What a run may have to wait for when its time has come, as sentences.
     */
    conditions: Array<string>;
};

/**
 * What can be asked of an operation.
 */
export type OperationAction = 'pause' | 'resume' | 'cancel' | 'retry';

/**
 * One attempt of an operation that was retried.
 */
export type OperationAttempt = {
    id: string;
    attempt: number;
    status: OperationStatus;
    startedAt: null | string;
    completedAt: null | string;
};

export type OperationKind = 'backup' | 'restore' | 'check' | 'delete' | 'refresh' | 'verify' | 'prune';

export type OperationLimit = {
    /**
     * Null: as many as workers take.
     */
    maxOperations: null | number;
};

/**
 * One phase of an operation.
 */
export type OperationPhase = {
    /**
     * Stable name, such as "transfer".
     */
    name: string;
    /**
     * As shown.
     */
    title: string;
    /**
     * Where it stands.
     */
    status: PhaseStatus;
    /**
     * When it began.
     */
    startedAt: null | string;
    /**
     * When it ended.
     */
    completedAt: null | string;
};

/**
 * Live figures of a running operation.
 */
export type OperationProgress = {
    /**
     * Read so far.
     */
    bytes: number;
    /**
     * To be read in all; null when unknown.
     */
    totalBytes: null | number;
    /**
     * Seen so far.
     */
    files: number;
    /**
     * In all; null when unknown.
     */
    totalFiles: null | number;
    /**
     * The totals are those of the backup before.
     */
    totalIsEstimate: boolean;
    /**
     * Stored that the repository did not hold yet, compressed.
     */
    newBytes: null | number;
    /**
     * Over the last seconds.
     */
    bytesPerSecond: number;
    /**
     * The highest so far.
     */
    peakBytesPerSecond: number;
    /**
     * Seconds left at this speed; null when the total is unknown.
     */
    etaSeconds: null | number;
    /**
     * What is being worked on.
     */
    currentPath: null | string;
};

/**
 * One run of something, whole.
 */
export type OperationResponse = {
    phases: Array<OperationPhase>;
    /**
     * What to do about the error.
     */
    errorHint: null | string;
    /**
     * Warning lines in its log.
     */
    warningCount: number;
    /**
     * Sequence of the last line of its log.
     */
    logSequence: number;
    retryOf: null | string;
    /**
     * This and its retries, oldest first.
     */
    attempts: Array<OperationAttempt>;
    result: null | OperationResult;
    /**
     * E-mail address of who asked for it.
     */
    requestedBy: null | string;
    /**
     * Where it runs or ran.
     */
    worker: null | string;
    /**
     * What can be asked of it now.
     */
    actions: Array<OperationAction>;
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
 * The figures of a finished operation; each is null where the kind has none.
 */
export type OperationResult = {
    /**
     * Size of the data.
     */
    originalBytes: null | number;
    /**
     * Its size compressed.
     */
    compressedBytes: null | number;
    /**
     * What the repository had to store for it.
     */
    newBytes: null | number;
    /**
     * Files backed up or restored.
     */
    files: null | number;
    /**
     * Files that could not be read or written.
     */
    unreadable: null | number;
    /**
     * Files that changed while they were read.
     */
    changed: null | number;
    /**
     * Files read back and compared.
     */
    verifiedFiles: null | number;
    /**
     * Files left as they were.
     */
    skippedFiles: null | number;
    /**
     * What a check or a comparison found.
     */
    findings: null | Array<string>;
    /**
     * The tool that did it.
     */
    toolVersion: null | string;
    /**
     * Databases loaded; null where files were written.
     */
    databases: null | number;
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
 * Never keeps the existing file; IfChanged replaces it only when size or time differ; Always replaces it.
 */
export type OverwritePolicy = 'never' | 'if_changed' | 'always';

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
export type PageOfBackupResponse = {
    /**
     * At most as many as were asked for.
     */
    items: Array<BackupResponse>;
    /**
     * Give it as `cursor` for the next page; null on the last one.
     */
    nextCursor: null | string;
};

/**
 * One page of a list.
 */
export type PageOfConnectionResponse = {
    /**
     * At most as many as were asked for.
     */
    items: Array<ConnectionResponse>;
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
 * One page of a list.
 */
export type PageOfOperationSummary = {
    /**
     * At most as many as were asked for.
     */
    items: Array<OperationSummary>;
    /**
     * Give it as `cursor` for the next page; null on the last one.
     */
    nextCursor: null | string;
};

/**
 * One page of a list.
 */
export type PageOfRepositoryResponse = {
    /**
     * At most as many as were asked for.
     */
    items: Array<RepositoryResponse>;
    /**
     * Give it as `cursor` for the next page; null on the last one.
     */
    nextCursor: null | string;
};

/**
 * One page of a list.
 */
export type PageOfRestoreResponse = {
    /**
     * At most as many as were asked for.
     */
    items: Array<RestoreResponse>;
    /**
     * Give it as `cursor` for the next page; null on the last one.
     */
    nextCursor: null | string;
};

/**
 * One page of a list.
 */
export type PageOfScheduleResponse = {
    /**
     * At most as many as were asked for.
     */
    items: Array<ScheduleResponse>;
    /**
     * Give it as `cursor` for the next page; null on the last one.
     */
    nextCursor: null | string;
};

/**
 * One page of a list.
 */
export type PageOfServerResponse = {
    /**
     * At most as many as were asked for.
     */
    items: Array<ServerResponse>;
    /**
     * Give it as `cursor` for the next page; null on the last one.
     */
    nextCursor: null | string;
};

/**
 * One page of a list.
 */
export type PageOfSourceResponse = {
    /**
     * At most as many as were asked for.
     */
    items: Array<SourceResponse>;
    /**
     * Give it as `cursor` for the next page; null on the last one.
     */
    nextCursor: null | string;
};

/**
 * One page of a list.
 */
export type PageOfStoragePoolResponse = {
    /**
     * At most as many as were asked for.
     */
    items: Array<StoragePoolResponse>;
    /**
     * Give it as `cursor` for the next page; null on the last one.
     */
    nextCursor: null | string;
};

export type PerformanceTier = 'archive' | 'standard' | 'performance';

export type PeriodUnit = 'hours' | 'days' | 'weeks' | 'months' | 'years';

/**
 * What an endpoint may ask of its caller. Every endpoint declares exactly one.
 */
export type Permission = 'signed_in' | 'dashboard_read' | 'servers_read' | 'servers_write' | 'servers_inspect' | 'connections_read' | 'connections_write' | 'sources_read' | 'sources_write' | 'pools_read' | 'pools_write' | 'repositories_read' | 'repositories_write' | 'repositories_check' | 'repositories_delete' | 'repositories_kit' | 'jobs_read' | 'jobs_write' | 'jobs_run' | 'operations_read' | 'operations_control' | 'backups_read' | 'backups_restore' | 'backups_download' | 'backups_delete' | 'tokens_manage' | 'audit_read' | 'settings_read';

/**
 * Where a phase of an operation stands.
 */
export type PhaseStatus = 'pending' | 'running' | 'completed' | 'failed' | 'skipped';

export type PoolHealthStatus = 'healthy' | 'degraded' | 'critical' | 'unknown';

/**
 * Where a storage pool is. The member `type` says which kind it is.
 */
export type PoolSettings = ({
    type: 'local';
} & PoolSettingsLocalPoolSettings) | ({
    type: 's3';
} & PoolSettingsS3PoolSettings) | ({
    type: 'sftp';
} & PoolSettingsSftpPoolSettings);

/**
 * A folder of the machine that runs this service.
 */
export type PoolSettingsLocalPoolSettings = {
    type?: 'local';
    /**
     * Absolute path; made when it does not exist.
     */
    path?: string;
};

/**
 * A bucket of AWS S3 or of anything that speaks its language.
 */
export type PoolSettingsS3PoolSettings = {
    type?: 's3';
    /**
     * Address of the service; absent for AWS itself.
     */
    endpoint?: null | string;
    region?: string;
    bucket?: string;
    /**
     * Everything is kept below it.
     */
    prefix?: null | string;
    accessKeyId?: string;
    /**
     * Write-only.
     */
    secretAccessKey?: null | string;
    /**
     * The bucket stands in the path of addresses instead of the host name. Without meaning for AWS itself.
     */
    pathStyle?: boolean;
    /**
     * As the provider names it.
     */
    storageClass?: null | string;
    /**
     * none, AES256 or aws:kms.
     */
    serverSideEncryption?: string;
    kmsKeyId?: null | string;
};

/**
 * A folder of a machine that is reached by SSH.
 */
export type PoolSettingsSftpPoolSettings = {
    type?: 'sftp';
    address?: string;
    port?: number;
    username?: string;
    /**
     * "type base64", confirmed by a person. A machine that shows another one is not signed in to.
     */
    hostKey?: string;
    /**
     * private_key or password.
     */
    authMethod?: string;
    /**
     * Write-only.
     */
    privateKey?: null | string;
    /**
     * Write-only.
     */
    password?: null | string;
    /**
     * Absolute, or relative to where the account lands; made when it does not exist.
     */
    path?: string;
};

/**
 * A pool with its use and, when it keeps growing as it did for 30 days, the day it is full.
 */
export type PoolSummary = {
    id: string;
    name: string;
    type: string;
    performanceTier: string;
    health: PoolHealthStatus;
    usedBytes: null | number;
    /**
     * Of the file system, or the pool's quota where that is less.
     */
    capacityBytes: null | number;
    alertThresholdPercent: number;
    fullOn: null | string;
};

export type PoolTest = {
    /**
     * False when the place cannot hold repositories as it is.
     */
    passed: boolean;
    health: PoolHealthStatus;
    reason: string;
    testedAt: string;
    steps: Array<TestStep>;
    usage: null | PoolUsage;
};

/**
 * Bytes of what holds the pool: the whole file system, or what lies in the bucket. Capacity and free room are null where there is no such limit.
 */
export type PoolUsage = {
    capacityBytes: null | number;
    usedBytes: number;
    freeBytes: null | number;
    freeInodes: null | number;
};

export type PoolUsageHistory = {
    /**
     * Oldest first; at most about 400, the last one of each stretch of time.
     */
    samples: Array<PoolUsageSample>;
    /**
     * The day the pool is full if it keeps growing as in the last 30 days.
     */
    fullOn: null | string;
};

export type PoolUsageSample = {
    at: string;
    /**
     * Null where there is no such limit.
     */
    capacityBytes: null | number;
    usedBytes: number;
};

/**
 * password: over the network or a socket. peer: as a user of the system, whom the server knows by its socket.
 */
export type PostgreSqlAuthMethod = 'password' | 'peer';

export type PreviewEntry = {
    path: string;
    bytes: number;
    reason: null | string;
};

/**
 * Whose backups to look at: a repository's, or those that one job made.
 */
export type PreviewRetentionRequest = {
    repositoryId?: null | string;
    jobId?: null | string;
    policy?: null | RetentionPolicy;
};

/**
 * A schedule that need not exist. See CreateScheduleRequest for units.
 */
export type PreviewScheduleRequest = {
    settings: ScheduleSettings;
    timeZone: string;
    window?: null | WindowSettings;
    blackouts?: null | Array<BlackoutSettings>;
    recurringBlackouts?: null | Array<RecurringBlackoutSettings>;
    jitterMinutes?: null | number;
    /**
     * Decides by how much the jitter moves; absent: by some amount.
     */
    jobId?: null | string;
    /**
     * 1 to 100 runs; 10 when absent.
     */
    count?: null | number;
    /**
     * Runs after that moment; absent: after now.
     */
    from?: null | string;
};

/**
 * Settings to try out on a server; nothing is stored.
 */
export type PreviewSourceRequest = {
    serverId: string;
    settings: SourceSettings;
};

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

/**
 * A file that was not backed up, or that changed while it was read.
 */
export type ProblemFile = {
    path: string;
    kind: FileProblemKind;
    reason: string;
};

export type PruneRepositoryRequest = {
    /**
     * Only say in the log what would go.
     */
    dryRun?: boolean;
};

/**
 * Between these times of day nothing starts. An end at or before the start is on the next day.
 */
export type RecurringBlackoutSettings = {
    start: string;
    end: string;
    /**
     * The weekdays on which it begins; null or empty: all.
     */
    days?: null | Array<DayOfWeek>;
    /**
     * The days of the month on which it begins; null or empty: all.
     */
    monthDays?: null | Array<number>;
    reason?: null | string;
};

export type Redundancy = 'none' | 'raid1' | 'raid5' | 'raid6' | 'raid10' | 'distributed';

/**
 * A job that writes into a repository.
 */
export type RepositoryJob = {
    id: string;
    name: string;
};

/**
 * One store of an engine inside a storage pool. Its passphrase is never shown; the recovery kit holds it.
 */
export type RepositoryResponse = {
    id: string;
    name: string;
    poolId: string;
    poolName: string;
    engine: string;
    /**
     * Name of its folder in the pool.
     */
    location: string;
    /**
     * Where it lies, for people: a folder of the backup host, "s3://bucket/prefix/name", "sftp://user@host/path/name".
     */
    address: string;
    encryption: string;
    /**
     * For new backups, unless their job says otherwise.
     */
    compression: string;
    /**
     * Servers can add backups, never remove or change any.
     */
    appendOnly: boolean;
    status: RepositoryStatus;
    statusReason: null | string;
    /**
     * All backups together, before deduplication and compression.
     */
    originalBytes: null | number;
    compressedBytes: null | number;
    /**
     * What the repository really takes up.
     */
    deduplicatedBytes: null | number;
    backupCount: number;
    lastBackupAt: null | string;
    lastCheckedAt: null | string;
    lastCheckResult: null | string;
    lastKitExportedAt: null | string;
    retention: null | RetentionPolicy;
    /**
     * When it is pruned and checked by itself.
     */
    maintenance: MaintenancePlan;
    nextPruneAt: null | string;
    nextCheckAt: null | string;
    lastPrunedAt: null | string;
    /**
     * When all of its data was last read and verified.
     */
    lastDataCheckAt: null | string;
    dataShares: DataShares;
    tags: Array<string>;
    /**
     * Grows with every change; goes into If-Match.
     */
    version: number;
    createdAt: string;
    updatedAt: string;
    /**
     * In lists at most 10 of them.
     */
    usedByJobs: Array<RepositoryJob>;
};

export type RepositoryStatus = 'ready' | 'damaged' | 'unreachable';

export type RequestedAction = 'pause' | 'cancel';

/**
 * What to restore, where to, and how.
 */
export type RestoreBackupRequest = {
    /**
     * Files and folders of the backup; empty means everything.
     */
    keys?: null | Array<string>;
    /**
     * The server it came from when absent.
     */
    targetServerId?: null | string;
    /**
     * Absolute folder, below which the paths of the backup are laid; absent: the original place.
     */
    targetPath?: null | string;
    /**
     * What happens to files that exist.
     */
    overwrite?: OverwritePolicy;
    /**
     * Tell what would be written, write nothing.
     */
    dryRun?: boolean;
    /**
     * Read back what was written and compare it.
     */
    verify?: boolean;
    /**
     * The backup's name; needed for the original place, and to replace databases.
     */
    confirm?: null | string;
    database?: null | RestoreDatabasesRequest;
    /**
     * Restore what is left of a backup that is known to be damaged.
     */
    acceptDamage?: boolean;
};

/**
 * Whether a restore can be expected to work, without writing anything.
 */
export type RestoreCheck = {
    canRestore: boolean;
    /**
     * Of what was chosen; null while the backup's tree is still being read.
     */
    requiredBytes: null | number;
    /**
     * On the target's file system; null when it could not be asked.
     */
    freeBytes: null | number;
    steps: Array<TestStep>;
};

export type RestoreDatabaseTarget = {
    /**
     * Its name in the backup.
     */
    database: string;
    /**
     * Its name on the target server.
     */
    target: string;
};

/**
 * Loads the backup's databases into a server of databases, instead of writing files.
 */
export type RestoreDatabasesRequest = {
    /**
     * Where to; absent: the connection that the backup's source uses.
     */
    connectionId?: null | string;
    /**
     * Which, and under which names; absent or empty: all, each as NAME_restored.
     */
    databases?: null | Array<RestoreDatabaseTarget>;
    /**
     * Replace databases that exist under the target's name; without it they are refused. Needs `confirm`.
     */
    replace?: boolean;
    /**
     * How many connections load at once, where the tool can; 1 when absent.
     */
    parallel?: number;
    /**
     * Becomes the owner of everything that is loaded (PostgreSQL).
     */
    owner?: null | string;
    /**
     * Load users, roles and grants as well.
     */
    accounts?: boolean;
};

/**
 * A restore that was compared with its backup, file by file.
 */
export type RestoreProof = {
    restoreId: string;
    backupId: string;
    sourceName: string;
    at: string;
    durationSeconds: number;
    verifiedFiles: number;
};

/**
 * A restore that was asked for, with what became of it.
 */
export type RestoreResponse = {
    id: string;
    operationId: string;
    status: OperationStatus;
    backupId: string;
    backupName: string;
    backupStartedAt: string;
    sourceName: null | string;
    targetServerId: null | string;
    targetServerName: null | string;
    /**
     * Null: the original place.
     */
    targetPath: null | string;
    dryRun: boolean;
    overwrite: OverwritePolicy;
    /**
     * Things chosen; 0 means everything.
     */
    selectionCount: number;
    restoredFiles: null | number;
    restoredBytes: null | number;
    /**
     * Read back and compared; null when that was not asked for.
     */
    verifiedFiles: null | number;
    mismatchedFiles: null | number;
    /**
     * The connection that databases were loaded through; null for files.
     */
    connectionId: null | string;
    /**
     * Loaded databases; null for files, and until they are loaded.
     */
    loadedDatabases: null | Array<LoadedDatabase>;
    createdAt: string;
    startedAt: null | string;
    completedAt: null | string;
    errorCode: null | string;
    errorMessage: null | string;
};

/**
 * A length of time, such as 6 months. Borg takes a month for 31 days and a year for 365; restic counts by the calendar.
 */
export type RetentionPeriod = {
    amount: number;
    unit: PeriodUnit;
};

/**
 * Which backups of a source stay. Each rule keeps some; what none keeps goes. Without any rule everything stays.
 * Within and the rules from last to yearly mean what they mean to the engine's own tool; see BorgRules and ResticRules.
 */
export type RetentionPolicy = {
    /**
     * The newest so many.
     */
    keepLast: null | number;
    /**
     * The newest backup of each of the newest so many hours that have one; likewise days, ISO weeks, months and years.
     */
    keepHourly: null | number;
    keepDaily: null | number;
    keepWeekly: null | number;
    keepMonthly: null | number;
    keepYearly: null | number;
    keepWithin: null | RetentionPeriod;
    /**
     * Everything that is fewer calendar days old, whatever the engine.
     */
    keepDays: null | number;
    /**
     * The newest so many, each counted, whatever the engine.
     */
    keepCount: null | number;
    /**
     * IANA name; where days begin. UTC when absent.
     */
    timeZone: null | string;
};

/**
 * What rules do to the backups that there are. Nothing is changed by asking.
 */
export type RetentionPreview = {
    /**
     * Backups looked at.
     */
    total: number;
    kept: number;
    /**
     * Of them, those that the next prune removes.
     */
    removed: number;
    /**
     * What the removed ones alone had made the repositories store: the least that is freed, since what they share among themselves goes too.
     */
    freedBytes: number;
    /**
     * More than half would go, so that saving these rules asks for `confirm`.
     */
    needsConfirmation: boolean;
    sources: Array<RetentionPreviewSource>;
};

export type RetentionPreviewBackup = {
    id: string;
    archive: string;
    startedAt: string;
    /**
     * Stays at the next prune.
     */
    kept: boolean;
    /**
     * The rules that keep it; empty when it goes.
     */
    reasons: Array<RetentionReason>;
    /**
     * The prune that removes it, if backups go on as they were; null: not within a year or so.
     */
    goesAt: null | string;
    holdUntil: null | string;
    damaged: boolean;
    /**
     * What it alone made the repository store.
     */
    bytes: number;
};

/**
 * The backups of one source in one repository.
 */
export type RetentionPreviewSource = {
    repositoryId: string;
    repositoryName: string;
    sourceId: null | string;
    sourceName: string;
    /**
     * The job whose own rules apply; null for the repository's.
     */
    jobId: null | string;
    jobName: null | string;
    /**
     * The rules that apply.
     */
    policy: RetentionPolicy;
    /**
     * The usual time between its backups, with which the days of going are foretold; null when none are expected any more.
     */
    intervalSeconds: null | number;
    /**
     * Newest first.
     */
    backups: Array<RetentionPreviewBackup>;
};

export type RetentionReason = {
    rule: RetentionRule;
    /**
     * It is the rule's so-many-th backup, counted from the newest; null where the rule does not count.
     */
    place: null | number;
    /**
     * The rule has places left after all periods, so that it keeps the oldest backup as well (borg).
     */
    asOldest: boolean;
};

/**
 * The rules of a repository or job as they are now.
 */
export type RetentionResponse = {
    policy: null | RetentionPolicy;
    /**
     * Of the repository or job; goes into If-Match of its next change.
     */
    version: number;
};

/**
 * Why a backup stays. hold: pinned by a person. last_good: the only good one that would be left. damaged: does not count, and stays while no older good one does.
 */
export type RetentionRule = 'last' | 'hourly' | 'daily' | 'weekly' | 'monthly' | 'yearly' | 'within' | 'days' | 'count' | 'hold' | 'last_good' | 'damaged' | 'no_policy';

/**
 * A member's role in a workspace, from least to most.
 */
export type Role = 'viewer' | 'operator' | 'admin' | 'owner';

/**
 * What was started together: an operation per source and repository.
 */
export type RunResponse = {
    runId: string;
    operations: Array<OperationSummary>;
};

export type RunShift = {
    kind: ShiftKind;
    /**
     * A sentence.
     */
    detail: string;
};

/**
 * Which machine to look at.
 */
export type ScanHostKeyRequest = {
    address: string;
    /**
     * 22 when absent.
     */
    port?: null | number;
    /**
     * The server through which it is reached.
     */
    jumpServerId?: null | string;
};

export type ScheduleConflict = {
    kind: ScheduleConflictKind;
    jobId: string;
    jobName: string;
    shared: string;
    /**
     * When the two first run at the same time.
     */
    firstAt: string;
    /**
     * How often in the next 14 days.
     */
    count: number;
    detail: string;
};

export type ScheduleConflictKind = 'same_server' | 'same_repository' | 'declared';

export type ScheduleConflicts = {
    items: Array<ScheduleConflict>;
    /**
     * What a run of this job is expected to take: the average of the last 30 days, or 15 minutes when nothing is known.
     */
    estimatedSeconds: number;
};

export type SchedulePreview = {
    /**
     * The schedule in words.
     */
    sentence: string;
    /**
     * Its next runs, in order.
     */
    runs: Array<UpcomingRun>;
};

/**
 * When a job runs by itself.
 */
export type ScheduleResponse = {
    id: string;
    jobId: string;
    jobName: string;
    name: string;
    /**
     * The schedule in words.
     */
    sentence: string;
    settings: ScheduleSettings;
    timeZone: string;
    window: null | WindowSettings;
    blackouts: Array<BlackoutSettings>;
    recurringBlackouts: Array<RecurringBlackoutSettings>;
    jitterMinutes: number;
    enabled: boolean;
    windowEnd: WindowEndAction;
    missedRuns: MissedRunPolicy;
    retryCount: number;
    retryDelayMinutes: number;
    /**
     * Each delay is so many times the one before.
     */
    retryGrowth: number;
    /**
     * Null while it or its job is off, or when it never runs again.
     */
    nextRunAt: null | string;
    lastRunAt: null | string;
    lastRunId: null | string;
    /**
     * How often it was due while the run before was still going.
     */
    overrunCount: number;
    /**
     * Runs that did not take place, because the service was away.
     */
    missedCount: number;
    lastSkipAt: null | string;
    lastSkipReason: null | string;
    version: number;
    createdAt: string;
    updatedAt: string;
};

/**
 * When a schedule starts a job, apart from windows and blackouts. The member `type` says which kind it is. Times are "HH:mm" in the schedule's time zone.
 */
export type ScheduleSettings = ({
    type: 'interval';
} & ScheduleSettingsIntervalScheduleSettings) | ({
    type: 'daily';
} & ScheduleSettingsDailyScheduleSettings) | ({
    type: 'weekly';
} & ScheduleSettingsWeeklyScheduleSettings) | ({
    type: 'monthly';
} & ScheduleSettingsMonthlyScheduleSettings) | ({
    type: 'cron';
} & ScheduleSettingsCronScheduleSettings) | ({
    type: 'advanced';
} & ScheduleSettingsAdvancedScheduleSettings);

/**
 * Several of the others together; moments that coincide count once.
 */
export type ScheduleSettingsAdvancedScheduleSettings = {
    type?: 'advanced';
    /**
     * 1 to 20, none of them advanced.
     */
    schedules: Array<ScheduleSettings>;
};

export type ScheduleSettingsCronScheduleSettings = {
    type?: 'cron';
    /**
     * Five fields (minute, hour, day of month, month, day of week) with names, ranges, lists and steps, or @hourly, @daily, @weekly, @monthly, @yearly.
     */
    expression: string;
};

export type ScheduleSettingsDailyScheduleSettings = {
    type?: 'daily';
    /**
     * 1 to 48, such as "02:30".
     */
    times: Array<string>;
};

/**
 * Every so many minutes of elapsed time, whatever clocks do.
 */
export type ScheduleSettingsIntervalScheduleSettings = {
    type?: 'interval';
    /**
     * 1 to 525,600.
     */
    everyMinutes: number;
    /**
     * One of its moments; all others are whole intervals away. Null: midnight of 1 January 2024 in the time zone.
     */
    anchor?: null | string;
};

export type ScheduleSettingsMonthlyScheduleSettings = {
    type?: 'monthly';
    /**
     * 1 to 31; a month without that day is left out.
     */
    days: Array<number>;
    times: Array<string>;
    /**
     * Also on the last day of each month.
     */
    lastDay?: boolean;
};

export type ScheduleSettingsWeeklyScheduleSettings = {
    type?: 'weekly';
    days: Array<DayOfWeek>;
    times: Array<string>;
};

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
 * What a selection holds, each thing counted once.
 */
export type SelectionSize = {
    files: number;
    folders: number;
    bytes: number;
};

/**
 * What a server is and has, as far as backups care.
 */
export type ServerCapabilities = {
    hostName: string;
    operatingSystem: string;
    kernel: string;
    architecture: string;
    cpus: number;
    /**
     * Physical memory.
     */
    memoryBytes: number;
    /**
     * Commands that need root get it.
     */
    isRoot: boolean;
    tools: Array<ServerTool>;
    mounts: Array<ServerMount>;
    databases: Array<ServerDatabase>;
    containers: Array<ServerContainer>;
};

export type ServerContainer = {
    name: string;
    image: string;
    status: string;
};

export type ServerDatabase = {
    /**
     * postgresql, mariadb, mysql, redis or mongodb.
     */
    type: string;
    name: string;
    /**
     * Where it was seen.
     */
    detail: string;
};

/**
 * What lies in a folder of a server.
 */
export type ServerFolder = {
    path: string;
    /**
     * Folders first, then by name; at most 2,000. Names that are not UTF-8 are left out: they are backed up with their folder.
     */
    entries: Array<ServerFolderEntry>;
    /**
     * The folder holds more.
     */
    truncated: boolean;
};

export type ServerFolderEntry = {
    name: string;
    path: string;
    /**
     * A folder, or a link to one.
     */
    isFolder: boolean;
    /**
     * Null for folders.
     */
    sizeBytes: null | number;
};

export type ServerKind = 'local' | 'ssh';

export type ServerMount = {
    path: string;
    fileSystem: string;
    device: string;
    sizeBytes: number;
    usedBytes: number;
    freeBytes: number;
    /**
     * btrfs, zfs or lvm when the file system can make snapshots; null otherwise.
     */
    snapshotMethod: null | string;
};

/**
 * A machine to back up: this one, or one reached over SSH.
 */
export type ServerResponse = {
    id: string;
    name: string;
    kind: ServerKind;
    description: string;
    /**
     * Host name or IP address; null for this machine, like the next three.
     */
    address: null | string;
    port: null | number;
    username: null | string;
    /**
     * The server through which it is reached.
     */
    jumpServerId: null | string;
    /**
     * Commands that need root run through sudo.
     */
    useSudo: boolean;
    keyOrigin: null | KeyOrigin;
    /**
     * The line of authorized_keys that lets us in.
     */
    publicKey: null | string;
    /**
     * The one line that, run on the server as that user, installs the public key.
     */
    installCommand: null | string;
    /**
     * Of the key that a person confirmed: "SHA256:…".
     */
    hostKeyFingerprint: null | string;
    /**
     * Of the other key that the machine shows now; to be accepted or mistrusted.
     */
    offeredHostKeyFingerprint: null | string;
    status: ServerStatus;
    lastTest: null | ServerTest;
    lastTestedAt: null | string;
    capabilities: null | ServerCapabilities;
    detectedAt: null | string;
    tags: Array<string>;
    version: number;
    createdAt: string;
    updatedAt: string;
    usedBy: ServerUse;
};

export type ServerStatus = 'untested' | 'reachable' | 'unreachable' | 'host_key_changed' | 'unauthorized';

/**
 * What works and what does not, step by step.
 */
export type ServerTest = {
    passed: boolean;
    testedAt: string;
    steps: Array<TestStep>;
};

export type ServerTool = {
    name: string;
    version: null | string;
    /**
     * Null when it is not installed; then InstallCommand says how to.
     */
    path: null | string;
    installCommand: null | string;
};

/**
 * How many things would miss the server.
 */
export type ServerUse = {
    sources: number;
    jobs: number;
};

export type SetJobOrderRequest = {
    /**
     * Up to 20 jobs whose last run has to have ended well before this one runs.
     */
    dependencies: Array<DependencyRequest>;
    /**
     * Up to 50 jobs that never run beside this one; it counts both ways.
     */
    conflicts: Array<string>;
};

export type SetLimitRequest = {
    /**
     * How many operations run there at once, 1 to 1,000; null: as many as workers take.
     */
    maxOperations?: null | number;
};

/**
 * The rules as they shall be.
 */
export type SetRetentionRequest = {
    policy?: null | RetentionPolicy;
    /**
     * Needed when more than half of the backups would go.
     */
    confirm?: boolean;
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

/**
 * Why a run starts at another time than its recurrence names.
 */
export type ShiftKind = 'window' | 'blackout' | 'clock_change' | 'jitter' | 'missed';

export type SignInRequest = {
    email: string;
    password: string;
};

/**
 * A job that backs a source up.
 */
export type SourceJob = {
    id: string;
    name: string;
};

export type SourcePreview = {
    fileCount: number;
    folderCount: number;
    bytes: number;
    excludedCount: number;
    unreadableCount: number;
    /**
     * Up to 200 paths, largest first; with a reason where a large hole takes its time.
     */
    included: Array<PreviewEntry>;
    /**
     * Up to 200 paths that a pattern leaves out, with the pattern.
     */
    excluded: Array<PreviewEntry>;
    unreadable: Array<PreviewEntry>;
    /**
     * False when the walk was ended early (time or count limit).
     */
    complete: boolean;
    /**
     * For databases: each with its size, tables and what a dump of it has to do without. Null for files.
     */
    databases: null | Array<DatabaseInfo>;
};

/**
 * What is backed up, and where it lives.
 */
export type SourceResponse = {
    id: string;
    name: string;
    serverId: string;
    serverName: string;
    type: string;
    settings: SourceSettings;
    /**
     * Shell text run on the server before its data is read; a failure stops the run.
     */
    preScript: null | string;
    /**
     * Shell text run on the server afterwards, also after a failure.
     */
    postScript: null | string;
    scriptTimeoutSeconds: number;
    tags: Array<string>;
    /**
     * Jobs leave an inactive source out.
     */
    active: boolean;
    version: number;
    createdAt: string;
    updatedAt: string;
    lastBackupAt: null | string;
    lastBackupId: null | string;
    lastStatus: null | OperationStatus;
    usedByJobs: Array<SourceJob>;
};

/**
 * What a source backs up. The member `type` says which kind it is.
 */
export type SourceSettings = ({
    type: 'files';
} & SourceSettingsFilesSettings) | ({
    type: 'mysql';
} & SourceSettingsMySqlSettings) | ({
    type: 'postgresql';
} & SourceSettingsPostgreSqlSettings);

/**
 * Files and folders of a server.
 */
export type SourceSettingsFilesSettings = {
    type?: 'files';
    /**
     * Absolute paths of files and folders, 1 to 100. Folders are taken with all below them.
     */
    paths?: Array<string>;
    /**
     * Borg's patterns: shell globs such as "*.tmp" or "/home*.cache", or with a prefix "sh:", "re:", "pp:", "pf:".
     */
    excludePatterns?: Array<string>;
    oneFileSystem?: boolean;
    keepExtendedAttributes?: boolean;
    keepAccessControlLists?: boolean;
    sparseFiles?: boolean;
};

/**
 * Databases of a MySQL or MariaDB server, each dumped by itself.
 */
export type SourceSettingsMySqlSettings = {
    type?: 'mysql';
    connectionId?: string;
    /**
     * Empty: all but those of the system, as there are at each backup.
     */
    databases?: Array<string>;
    /**
     * Names, in which * stands for anything and ? for one character.
     */
    excludeDatabases?: Array<string>;
    routines?: boolean;
    triggers?: boolean;
    events?: boolean;
    accounts?: boolean;
    /**
     * Options of mysqldump from a list of allowed ones, each with its dashes.
     */
    extraOptions?: Array<string>;
};

/**
 * Databases of a PostgreSQL cluster, each dumped by itself.
 */
export type SourceSettingsPostgreSqlSettings = {
    type?: 'postgresql';
    connectionId?: string;
    /**
     * Empty: all but templates, as there are at each backup.
     */
    databases?: Array<string>;
    /**
     * Names, in which * stands for anything and ? for one character.
     */
    excludeDatabases?: Array<string>;
    globals?: boolean;
    /**
     * Options of pg_dump from a list of allowed ones, each with its dashes.
     */
    extraOptions?: Array<string>;
};

/**
 * What a test of a source saw, step by step.
 */
export type SourceTest = {
    passed: boolean;
    testedAt: string;
    steps: Array<TestStep>;
};

/**
 * A place where repositories live.
 */
export type StoragePoolResponse = {
    id: string;
    name: string;
    type: string;
    /**
     * Without secrets.
     */
    settings: PoolSettings;
    /**
     * Names of the settings that are secret and stored.
     */
    secretsSet: Array<string>;
    performanceTier: PerformanceTier;
    redundancy: Redundancy;
    /**
     * What may be used at most; null: all there is.
     */
    quotaBytes: null | number;
    /**
     * Above this the pool counts as degraded.
     */
    alertThresholdPercent: number;
    health: PoolHealthStatus;
    healthReason: null | string;
    healthSteps: null | Array<TestStep>;
    healthCheckedAt: null | string;
    /**
     * Of the file system that holds the pool; null where there is no such limit.
     */
    capacityBytes: null | number;
    usedBytes: null | number;
    freeBytes: null | number;
    repositoryCount: number;
    tags: Array<string>;
    /**
     * Grows with every change; goes into If-Match.
     */
    version: number;
    createdAt: string;
    updatedAt: string;
    /**
     * The day the pool is full if it keeps growing as in the last 30 days; null when it does not grow or too little is known.
     */
    fullOn: null | string;
};

export type StoredObject = {
    name: string;
    bytes: number;
    /**
     * Of the bytes as they lie in the pool; lower-case hexadecimal.
     */
    sha256: string;
};

export type Stream = Blob | File;

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
 * Settings to try out; nothing is stored.
 */
export type TestConnectionRequest = {
    serverId: string;
    settings: ConnectionSettings;
    /**
     * Its stored secrets are used where the settings bring none.
     */
    connectionId?: null | string;
};

/**
 * One step of a test as shown to a person.
 */
export type TestStep = {
    /**
     * Stable name such as "host_key".
     */
    name: string;
    /**
     * What was tried, as a person says it.
     */
    title: string;
    /**
     * passed, warning, failed or skipped.
     */
    status: TestStepStatus;
    /**
     * What was seen.
     */
    detail: string;
    /**
     * A problem code when it failed.
     */
    code: null | string;
    /**
     * What to do next, when it failed.
     */
    hint: null | string;
    /**
     * How long it took.
     */
    durationMilliseconds: number;
};

export type TestStepStatus = 'passed' | 'warning' | 'failed' | 'skipped';

export type TestStoragePoolRequest = {
    settings: PoolSettings;
    /**
     * The pool that is being changed: its stored secrets are used where the settings bring none.
     */
    poolId?: null | string;
};

/**
 * One backup on a time line.
 */
export type TimelineBackup = {
    id: string;
    startedAt: string;
    status: BackupStatus;
    originalBytes: null | number;
};

/**
 * How the way to a service is protected. preferred: encrypted when the server can. verify_ca, verify_full: its certificate (and name) must be right.
 */
export type TlsMode = 'disabled' | 'preferred' | 'required' | 'verify_ca' | 'verify_full';

/**
 * Whether a backup's tree can be browsed yet.
 */
export type TreeState = 'building' | 'ready' | 'failed';

export type UnlockedRepository = {
    /**
     * How many locks were removed; 0 when none was stale.
     */
    removed: number;
};

/**
 * A run that a schedule will start.
 */
export type UpcomingRun = {
    /**
     * With the offset of the schedule's time zone then.
     */
    startsAt: string;
    /**
     * What the recurrence names, before anything moved it.
     */
    plannedFor: string;
    /**
     * Why it does not start when its recurrence names; empty when it does.
     */
    shifts: Array<RunShift>;
};

/**
 * The whole connection as it shall be; its server and type stay. A secret that is absent stays as it is stored. See CreateConnectionRequest.
 */
export type UpdateConnectionRequest = {
    name: string;
    settings: ConnectionSettings;
    isDefault?: null | boolean;
    tags?: null | Array<string>;
    skipTest?: null | boolean;
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

/**
 * What can change of a repository. Encryption, passphrase and folder cannot.
 */
export type UpdateRepositoryRequest = {
    name: string;
    compression: string;
    appendOnly: boolean;
    tags?: null | Array<string>;
};

/**
 * The whole schedule as it shall be; what is absent gets its default. See CreateScheduleRequest for units.
 */
export type UpdateScheduleRequest = {
    settings: ScheduleSettings;
    timeZone: string;
    name?: null | string;
    window?: null | WindowSettings;
    blackouts?: null | Array<BlackoutSettings>;
    recurringBlackouts?: null | Array<RecurringBlackoutSettings>;
    jitterMinutes?: null | number;
    enabled?: null | boolean;
    windowEnd?: null | WindowEndAction;
    missedRuns?: null | MissedRunPolicy;
    retryCount?: null | number;
    retryDelayMinutes?: null | number;
    retryGrowth?: null | number;
};

/**
 * The whole server as it shall be. The address of an ssh server stays when absent, and so do port and user. See CreateServerRequest.
 */
export type UpdateServerRequest = {
    name: string;
    description?: null | string;
    address?: null | string;
    port?: null | number;
    username?: null | string;
    /**
     * Null: reached directly.
     */
    jumpServerId?: null | string;
    useSudo?: null | boolean;
    /**
     * A new key in place of the present one; absent: it stays.
     */
    privateKey?: null | string;
    tags?: null | Array<string>;
};

/**
 * The whole source as it shall be; what is absent gets its default. See CreateSourceRequest for units.
 */
export type UpdateSourceRequest = {
    name: string;
    serverId: string;
    settings: SourceSettings;
    preScript?: null | string;
    postScript?: null | string;
    scriptTimeoutSeconds?: null | number;
    tags?: null | Array<string>;
    active?: null | boolean;
};

/**
 * The whole pool as it shall be; what is absent gets its default. A secret that is absent stays as it is stored. Its type cannot change, and its place only while no repository is in it.
 */
export type UpdateStoragePoolRequest = {
    name: string;
    settings: PoolSettings;
    performanceTier?: null | PerformanceTier;
    redundancy?: null | Redundancy;
    quotaBytes?: null | number;
    alertThresholdPercent?: null | number;
    tags?: null | Array<string>;
};

export type UserResponse = {
    id: string;
    email: string;
    displayName: string;
};

/**
 * What happens to a run that is still going when its window closes.
 */
export type WindowEndAction = 'finish' | 'pause' | 'stop';

/**
 * Between which times of day a run may start. An end at or before the start is on the next day.
 */
export type WindowSettings = {
    start: string;
    end: string;
    /**
     * The weekdays on which it opens; null or empty: all.
     */
    days?: null | Array<DayOfWeek>;
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

export type GetMetricsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/metrics';
};

export type GetMetricsErrors = {
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type GetMetricsError = GetMetricsErrors[keyof GetMetricsErrors];

export type GetMetricsResponses = {
    /**
     * OK
     */
    200: string;
};

export type GetMetricsResponse = GetMetricsResponses[keyof GetMetricsResponses];

export type GetLivenessData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/health/live';
};

export type GetLivenessErrors = {
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type GetLivenessError = GetLivenessErrors[keyof GetLivenessErrors];

export type GetLivenessResponses = {
    /**
     * OK
     */
    200: HealthResponse;
};

export type GetLivenessResponse = GetLivenessResponses[keyof GetLivenessResponses];

export type GetReadinessData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/health/ready';
};

export type GetReadinessErrors = {
    /**
     * Service Unavailable
     */
    503: HealthResponse;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type GetReadinessError = GetReadinessErrors[keyof GetReadinessErrors];

export type GetReadinessResponses = {
    /**
     * OK
     */
    200: HealthResponse;
};

export type GetReadinessResponse = GetReadinessResponses[keyof GetReadinessResponses];

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

export type GetCatalogData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/catalog';
};

export type GetCatalogErrors = {
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

export type GetCatalogError = GetCatalogErrors[keyof GetCatalogErrors];

export type GetCatalogResponses = {
    /**
     * OK
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

export type GetDashboardError = GetDashboardErrors[keyof GetDashboardErrors];

export type GetDashboardResponses = {
    /**
     * OK
     */
    200: DashboardResponse;
};

export type GetDashboardResponse = GetDashboardResponses[keyof GetDashboardResponses];

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

export type ListImportableRepositoriesError = ListImportableRepositoriesErrors[keyof ListImportableRepositoriesErrors];

export type ListImportableRepositoriesResponses = {
    /**
     * OK
     */
    200: ImportableRepositories;
};

export type ListImportableRepositoriesResponse = ListImportableRepositoriesResponses[keyof ListImportableRepositoriesResponses];

export type SearchData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Part of a name, in any case; nothing is found for an empty one, and of one or two letters only the newest 5,000 of each kind are looked at.
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

export type ListServersData = {
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
         * Part of the name or address, in any case; of one or two letters only among the newest 5,000.
         */
        search?: string;
        /**
         * Only servers in that state.
         */
        status?: string;
    };
    url: '/api/v1/servers';
};

export type ListServersErrors = {
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

export type ListServersError = ListServersErrors[keyof ListServersErrors];

export type ListServersResponses = {
    /**
     * OK
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
     * Bad Gateway
     */
    502: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type CreateServerError = CreateServerErrors[keyof CreateServerErrors];

export type CreateServerResponses = {
    /**
     * Created
     */
    201: ServerResponse;
};

export type CreateServerResponse = CreateServerResponses[keyof CreateServerResponses];

export type ScanHostKeyData = {
    body: ScanHostKeyRequest;
    path?: never;
    query?: never;
    url: '/api/v1/servers/scan-host-key';
};

export type ScanHostKeyErrors = {
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
     * Bad Gateway
     */
    502: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type ScanHostKeyError = ScanHostKeyErrors[keyof ScanHostKeyErrors];

export type ScanHostKeyResponses = {
    /**
     * OK
     */
    200: HostKeyOffer;
};

export type ScanHostKeyResponse = ScanHostKeyResponses[keyof ScanHostKeyResponses];

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

export type DeleteServerError = DeleteServerErrors[keyof DeleteServerErrors];

export type DeleteServerResponses = {
    /**
     * No Content
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

export type GetServerError = GetServerErrors[keyof GetServerErrors];

export type GetServerResponses = {
    /**
     * OK
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

export type UpdateServerError = UpdateServerErrors[keyof UpdateServerErrors];

export type UpdateServerResponses = {
    /**
     * OK
     */
    200: ServerResponse;
};

export type UpdateServerResponse = UpdateServerResponses[keyof UpdateServerResponses];

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
     * Bad Gateway
     */
    502: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type AcceptHostKeyError = AcceptHostKeyErrors[keyof AcceptHostKeyErrors];

export type AcceptHostKeyResponses = {
    /**
     * OK
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
     * Bad Gateway
     */
    502: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type InstallServerKeyError = InstallServerKeyErrors[keyof InstallServerKeyErrors];

export type InstallServerKeyResponses = {
    /**
     * OK
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

export type TestServerError = TestServerErrors[keyof TestServerErrors];

export type TestServerResponses = {
    /**
     * OK
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
     * Bad Gateway
     */
    502: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type DetectServerError = DetectServerErrors[keyof DetectServerErrors];

export type DetectServerResponses = {
    /**
     * OK
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
        /**
         * Absolute; the root when absent.
         */
        path?: string;
    };
    url: '/api/v1/servers/{id}/folders';
};

export type BrowseServerFoldersErrors = {
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
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Bad Gateway
     */
    502: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type BrowseServerFoldersError = BrowseServerFoldersErrors[keyof BrowseServerFoldersErrors];

export type BrowseServerFoldersResponses = {
    /**
     * OK
     */
    200: ServerFolder;
};

export type BrowseServerFoldersResponse = BrowseServerFoldersResponses[keyof BrowseServerFoldersResponses];

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

export type ListConnectionsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Only those of that server.
         */
        serverId?: string;
        /**
         * Only those of that type, such as "mysql".
         */
        type?: string;
        /**
         * The `nextCursor` of the page before.
         */
        cursor?: string;
        /**
         * 1 to 200; 50 when absent.
         */
        limit?: number;
    };
    url: '/api/v1/connections';
};

export type ListConnectionsErrors = {
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

export type ListConnectionsError = ListConnectionsErrors[keyof ListConnectionsErrors];

export type ListConnectionsResponses = {
    /**
     * OK
     */
    200: PageOfConnectionResponse;
};

export type ListConnectionsResponse = ListConnectionsResponses[keyof ListConnectionsResponses];

export type CreateConnectionData = {
    body: CreateConnectionRequest;
    path?: never;
    query?: never;
    url: '/api/v1/connections';
};

export type CreateConnectionErrors = {
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
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type CreateConnectionError = CreateConnectionErrors[keyof CreateConnectionErrors];

export type CreateConnectionResponses = {
    /**
     * Created
     */
    201: ConnectionResponse;
};

export type CreateConnectionResponse = CreateConnectionResponses[keyof CreateConnectionResponses];

export type TestConnectionSettingsData = {
    body: TestConnectionRequest;
    path?: never;
    query?: never;
    url: '/api/v1/connections/test';
};

export type TestConnectionSettingsErrors = {
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
     * Anything else that went wrong
     */
    default: Problem;
};

export type TestConnectionSettingsError = TestConnectionSettingsErrors[keyof TestConnectionSettingsErrors];

export type TestConnectionSettingsResponses = {
    /**
     * OK
     */
    200: ConnectionTest;
};

export type TestConnectionSettingsResponse = TestConnectionSettingsResponses[keyof TestConnectionSettingsResponses];

export type DetectConnectionsData = {
    body: DetectConnectionsRequest;
    path?: never;
    query?: never;
    url: '/api/v1/connections/detect';
};

export type DetectConnectionsErrors = {
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
     * Bad Gateway
     */
    502: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type DetectConnectionsError = DetectConnectionsErrors[keyof DetectConnectionsErrors];

export type DetectConnectionsResponses = {
    /**
     * OK
     */
    200: DetectedConnections;
};

export type DetectConnectionsResponse = DetectConnectionsResponses[keyof DetectConnectionsResponses];

export type DeleteConnectionData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/connections/{id}';
};

export type DeleteConnectionErrors = {
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

export type DeleteConnectionError = DeleteConnectionErrors[keyof DeleteConnectionErrors];

export type DeleteConnectionResponses = {
    /**
     * No Content
     */
    204: void;
};

export type DeleteConnectionResponse = DeleteConnectionResponses[keyof DeleteConnectionResponses];

export type GetConnectionData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/connections/{id}';
};

export type GetConnectionErrors = {
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

export type GetConnectionError = GetConnectionErrors[keyof GetConnectionErrors];

export type GetConnectionResponses = {
    /**
     * OK
     */
    200: ConnectionResponse;
};

export type GetConnectionResponse = GetConnectionResponses[keyof GetConnectionResponses];

export type UpdateConnectionData = {
    body: UpdateConnectionRequest;
    headers?: {
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/connections/{id}';
};

export type UpdateConnectionErrors = {
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
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Precondition Required
     */
    428: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type UpdateConnectionError = UpdateConnectionErrors[keyof UpdateConnectionErrors];

export type UpdateConnectionResponses = {
    /**
     * OK
     */
    200: ConnectionResponse;
};

export type UpdateConnectionResponse = UpdateConnectionResponses[keyof UpdateConnectionResponses];

export type TestConnectionData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/connections/{id}/test';
};

export type TestConnectionErrors = {
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

export type TestConnectionError = TestConnectionErrors[keyof TestConnectionErrors];

export type TestConnectionResponses = {
    /**
     * OK
     */
    200: ConnectionTest;
};

export type TestConnectionResponse = TestConnectionResponses[keyof TestConnectionResponses];

export type ListConnectionDatabasesData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/connections/{id}/databases';
};

export type ListConnectionDatabasesErrors = {
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
     * Bad Gateway
     */
    502: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type ListConnectionDatabasesError = ListConnectionDatabasesErrors[keyof ListConnectionDatabasesErrors];

export type ListConnectionDatabasesResponses = {
    /**
     * OK
     */
    200: ConnectionDatabases;
};

export type ListConnectionDatabasesResponse = ListConnectionDatabasesResponses[keyof ListConnectionDatabasesResponses];

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
         * Part of the name, in any case; of one or two letters only among the newest 5,000.
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
    query?: {
        /**
         * Needed for a job with rules of its own when its backups would lose more than half to those of the repository.
         */
        confirm?: boolean;
    };
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

export type RunJobData = {
    body?: never;
    headers?: {
        'Idempotency-Key'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/jobs/{id}/run';
};

export type RunJobErrors = {
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

export type RunJobError = RunJobErrors[keyof RunJobErrors];

export type RunJobResponses = {
    /**
     * Accepted
     */
    202: RunResponse;
};

export type RunJobResponse = RunJobResponses[keyof RunJobResponses];

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

export type ListOperationsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * One or more, comma separated: pending, running, paused, completed, warning, failed, cancelled.
         */
        status?: string;
        /**
         * One or more, comma separated: backup, restore, check, delete, refresh, verify, prune.
         */
        kind?: string;
        jobId?: string;
        serverId?: string;
        repositoryId?: string;
        sourceId?: string;
        runId?: string;
        /**
         * The `nextCursor` of the page before.
         */
        cursor?: string;
        /**
         * 1 to 200; 50 when absent.
         */
        limit?: number;
    };
    url: '/api/v1/operations';
};

export type ListOperationsErrors = {
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

export type ListOperationsError = ListOperationsErrors[keyof ListOperationsErrors];

export type ListOperationsResponses = {
    /**
     * OK
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

export type GetOperationError = GetOperationErrors[keyof GetOperationErrors];

export type GetOperationResponses = {
    /**
     * OK
     */
    200: OperationResponse;
};

export type GetOperationResponse = GetOperationResponses[keyof GetOperationResponses];

export type ListOperationLogsData = {
    body?: never;
    path: {
        id: string;
    };
    query?: {
        /**
         * Lines after this sequence, the first ones of them.
         */
        after?: number;
        /**
         * Lines before this sequence, the last ones of them.
         */
        before?: number;
        /**
         * 1 to 5000; 1000 when absent.
         */
        limit?: number;
        /**
         * One or more, comma separated: info, warning, error.
         */
        level?: string;
        /**
         * Only lines that contain this text, in any case.
         */
        search?: string;
    };
    url: '/api/v1/operations/{id}/logs';
};

export type ListOperationLogsErrors = {
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

export type ListOperationLogsError = ListOperationLogsErrors[keyof ListOperationLogsErrors];

export type ListOperationLogsResponses = {
    /**
     * OK
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

export type DownloadOperationLogError = DownloadOperationLogErrors[keyof DownloadOperationLogErrors];

export type DownloadOperationLogResponses = {
    /**
     * OK
     */
    200: unknown;
};

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

export type PauseOperationError = PauseOperationErrors[keyof PauseOperationErrors];

export type PauseOperationResponses = {
    /**
     * Accepted
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

export type ResumeOperationError = ResumeOperationErrors[keyof ResumeOperationErrors];

export type ResumeOperationResponses = {
    /**
     * Accepted
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

export type CancelOperationError = CancelOperationErrors[keyof CancelOperationErrors];

export type CancelOperationResponses = {
    /**
     * Accepted
     */
    202: OperationResponse;
};

export type CancelOperationResponse = CancelOperationResponses[keyof CancelOperationResponses];

export type RetryOperationData = {
    body?: never;
    headers?: {
        'Idempotency-Key'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/operations/{id}/retry';
};

export type RetryOperationErrors = {
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

export type RetryOperationError = RetryOperationErrors[keyof RetryOperationErrors];

export type RetryOperationResponses = {
    /**
     * Accepted
     */
    202: OperationResponse;
};

export type RetryOperationResponse = RetryOperationResponses[keyof RetryOperationResponses];

export type ListBackupsData = {
    body?: never;
    path?: never;
    query?: {
        jobId?: string;
        sourceId?: string;
        serverId?: string;
        repositoryId?: string;
        /**
         * One or more, comma separated: completed, warning, vanished, deleted; without it all but deleted ones.
         */
        status?: string;
        /**
         * Started at or after.
         */
        from?: string;
        /**
         * Started before.
         */
        to?: string;
        /**
         * Part of the name or archive, in any case; of one or two letters only among the newest 5,000.
         */
        search?: string;
        /**
         * The `nextCursor` of the page before.
         */
        cursor?: string;
        /**
         * 1 to 200; 50 when absent.
         */
        limit?: number;
    };
    url: '/api/v1/backups';
};

export type ListBackupsErrors = {
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

export type ListBackupsError = ListBackupsErrors[keyof ListBackupsErrors];

export type ListBackupsResponses = {
    /**
     * OK
     */
    200: PageOfBackupResponse;
};

export type ListBackupsResponse = ListBackupsResponses[keyof ListBackupsResponses];

export type DeleteBackupData = {
    body?: never;
    headers?: {
        'Idempotency-Key'?: string;
    };
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

export type DeleteBackupError = DeleteBackupErrors[keyof DeleteBackupErrors];

export type DeleteBackupResponses = {
    /**
     * Accepted
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

export type GetBackupError = GetBackupErrors[keyof GetBackupErrors];

export type GetBackupResponses = {
    /**
     * OK
     */
    200: BackupResponse;
};

export type GetBackupResponse = GetBackupResponses[keyof GetBackupResponses];

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

export type GetBackupTimelineError = GetBackupTimelineErrors[keyof GetBackupTimelineErrors];

export type GetBackupTimelineResponses = {
    /**
     * OK
     */
    200: BackupTimeline;
};

export type GetBackupTimelineResponse = GetBackupTimelineResponses[keyof GetBackupTimelineResponses];

export type ListBackupFilesData = {
    body?: never;
    path: {
        id: string;
    };
    query?: {
        /**
         * Key of a folder; the root when absent.
         */
        folder?: string;
        /**
         * Part of a name, anywhere below the folder.
         */
        search?: string;
        /**
         * The `nextCursor` of the page before.
         */
        cursor?: string;
        /**
         * 1 to 500; 200 when absent.
         */
        limit?: number;
    };
    url: '/api/v1/backups/{id}/files';
};

export type ListBackupFilesErrors = {
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
     * Anything else that went wrong
     */
    default: Problem;
};

export type ListBackupFilesError = ListBackupFilesErrors[keyof ListBackupFilesErrors];

export type ListBackupFilesResponses = {
    /**
     * OK
     */
    200: BackupFolder;
};

export type ListBackupFilesResponse = ListBackupFilesResponses[keyof ListBackupFilesResponses];

export type MeasureBackupSelectionData = {
    body: BackupSelection;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/backups/{id}/selection';
};

export type MeasureBackupSelectionErrors = {
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
     * Anything else that went wrong
     */
    default: Problem;
};

export type MeasureBackupSelectionError = MeasureBackupSelectionErrors[keyof MeasureBackupSelectionErrors];

export type MeasureBackupSelectionResponses = {
    /**
     * OK
     */
    200: SelectionSize;
};

export type MeasureBackupSelectionResponse = MeasureBackupSelectionResponses[keyof MeasureBackupSelectionResponses];

export type DownloadBackupFilesData = {
    body?: never;
    path: {
        id: string;
    };
    query: {
        key: Array<string>;
    };
    url: '/api/v1/backups/{id}/download';
};

export type DownloadBackupFilesErrors = {
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
     * Anything else that went wrong
     */
    default: Problem;
};

export type DownloadBackupFilesError = DownloadBackupFilesErrors[keyof DownloadBackupFilesErrors];

export type DownloadBackupFilesResponses = {
    /**
     * OK
     */
    200: Stream;
};

export type DownloadBackupFilesResponse = DownloadBackupFilesResponses[keyof DownloadBackupFilesResponses];

export type RestoreBackupData = {
    body: RestoreBackupRequest;
    headers?: {
        'Idempotency-Key'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/backups/{id}/restore';
};

export type RestoreBackupErrors = {
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
     * Anything else that went wrong
     */
    default: Problem;
};

export type RestoreBackupError = RestoreBackupErrors[keyof RestoreBackupErrors];

export type RestoreBackupResponses = {
    /**
     * Accepted
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
     * Anything else that went wrong
     */
    default: Problem;
};

export type CheckRestoreError = CheckRestoreErrors[keyof CheckRestoreErrors];

export type CheckRestoreResponses = {
    /**
     * OK
     */
    200: RestoreCheck;
};

export type CheckRestoreResponse = CheckRestoreResponses[keyof CheckRestoreResponses];

export type VerifyBackupData = {
    body?: never;
    headers?: {
        'Idempotency-Key'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/backups/{id}/verify';
};

export type VerifyBackupErrors = {
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

export type VerifyBackupError = VerifyBackupErrors[keyof VerifyBackupErrors];

export type VerifyBackupResponses = {
    /**
     * Accepted
     */
    202: OperationResponse;
};

export type VerifyBackupResponse = VerifyBackupResponses[keyof VerifyBackupResponses];

export type HoldBackupData = {
    body: HoldBackupRequest;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/backups/{id}/hold';
};

export type HoldBackupErrors = {
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
     * Anything else that went wrong
     */
    default: Problem;
};

export type HoldBackupError = HoldBackupErrors[keyof HoldBackupErrors];

export type HoldBackupResponses = {
    /**
     * OK
     */
    200: BackupResponse;
};

export type HoldBackupResponse = HoldBackupResponses[keyof HoldBackupResponses];

export type ListRestoresData = {
    body?: never;
    path?: never;
    query?: {
        backupId?: string;
        /**
         * The `nextCursor` of the page before.
         */
        cursor?: string;
        /**
         * 1 to 200; 50 when absent.
         */
        limit?: number;
    };
    url: '/api/v1/restores';
};

export type ListRestoresErrors = {
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

export type ListRestoresError = ListRestoresErrors[keyof ListRestoresErrors];

export type ListRestoresResponses = {
    /**
     * OK
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

export type GetRestoreError = GetRestoreErrors[keyof GetRestoreErrors];

export type GetRestoreResponses = {
    /**
     * OK
     */
    200: RestoreResponse;
};

export type GetRestoreResponse = GetRestoreResponses[keyof GetRestoreResponses];

export type ListStoragePoolsData = {
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
    url: '/api/v1/storage-pools';
};

export type ListStoragePoolsErrors = {
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

export type ListStoragePoolsError = ListStoragePoolsErrors[keyof ListStoragePoolsErrors];

export type ListStoragePoolsResponses = {
    /**
     * OK
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
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type CreateStoragePoolError = CreateStoragePoolErrors[keyof CreateStoragePoolErrors];

export type CreateStoragePoolResponses = {
    /**
     * Created
     */
    201: StoragePoolResponse;
};

export type CreateStoragePoolResponse = CreateStoragePoolResponses[keyof CreateStoragePoolResponses];

export type TestStoragePoolSettingsData = {
    body: TestStoragePoolRequest;
    path?: never;
    query?: never;
    url: '/api/v1/storage-pools/test';
};

export type TestStoragePoolSettingsErrors = {
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

export type TestStoragePoolSettingsError = TestStoragePoolSettingsErrors[keyof TestStoragePoolSettingsErrors];

export type TestStoragePoolSettingsResponses = {
    /**
     * OK
     */
    200: PoolTest;
};

export type TestStoragePoolSettingsResponse = TestStoragePoolSettingsResponses[keyof TestStoragePoolSettingsResponses];

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

export type DeleteStoragePoolError = DeleteStoragePoolErrors[keyof DeleteStoragePoolErrors];

export type DeleteStoragePoolResponses = {
    /**
     * No Content
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

export type GetStoragePoolError = GetStoragePoolErrors[keyof GetStoragePoolErrors];

export type GetStoragePoolResponses = {
    /**
     * OK
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
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Precondition Required
     */
    428: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type UpdateStoragePoolError = UpdateStoragePoolErrors[keyof UpdateStoragePoolErrors];

export type UpdateStoragePoolResponses = {
    /**
     * OK
     */
    200: StoragePoolResponse;
};

export type UpdateStoragePoolResponse = UpdateStoragePoolResponses[keyof UpdateStoragePoolResponses];

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

export type TestStoragePoolError = TestStoragePoolErrors[keyof TestStoragePoolErrors];

export type TestStoragePoolResponses = {
    /**
     * OK
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
        /**
         * 1 to 366; 30 when absent.
         */
        days?: number;
    };
    url: '/api/v1/storage-pools/{id}/usage';
};

export type GetStoragePoolUsageErrors = {
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

export type GetStoragePoolUsageError = GetStoragePoolUsageErrors[keyof GetStoragePoolUsageErrors];

export type GetStoragePoolUsageResponses = {
    /**
     * OK
     */
    200: PoolUsageHistory;
};

export type GetStoragePoolUsageResponse = GetStoragePoolUsageResponses[keyof GetStoragePoolUsageResponses];

export type ListRepositoriesData = {
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
         * Only those in one storage pool.
         */
        poolId?: string;
    };
    url: '/api/v1/repositories';
};

export type ListRepositoriesErrors = {
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

export type ListRepositoriesError = ListRepositoriesErrors[keyof ListRepositoriesErrors];

export type ListRepositoriesResponses = {
    /**
     * OK
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
     * Bad Gateway
     */
    502: Problem;
    /**
     * Insufficient Storage
     */
    507: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type CreateRepositoryError = CreateRepositoryErrors[keyof CreateRepositoryErrors];

export type CreateRepositoryResponses = {
    /**
     * Created
     */
    201: RepositoryResponse;
};

export type CreateRepositoryResponse = CreateRepositoryResponses[keyof CreateRepositoryResponses];

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

export type SuggestRepositoryNameError = SuggestRepositoryNameErrors[keyof SuggestRepositoryNameErrors];

export type SuggestRepositoryNameResponses = {
    /**
     * OK
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
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Bad Gateway
     */
    502: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type ImportRepositoryError = ImportRepositoryErrors[keyof ImportRepositoryErrors];

export type ImportRepositoryResponses = {
    /**
     * Created
     */
    201: RepositoryResponse;
};

export type ImportRepositoryResponse = ImportRepositoryResponses[keyof ImportRepositoryResponses];

export type DeleteRepositoryData = {
    body?: never;
    path: {
        id: string;
    };
    query?: {
        /**
         * The repository's name.
         */
        confirm?: string;
        deleteData?: boolean;
    };
    url: '/api/v1/repositories/{id}';
};

export type DeleteRepositoryErrors = {
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
     * Bad Gateway
     */
    502: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type DeleteRepositoryError = DeleteRepositoryErrors[keyof DeleteRepositoryErrors];

export type DeleteRepositoryResponses = {
    /**
     * No Content
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

export type GetRepositoryError = GetRepositoryErrors[keyof GetRepositoryErrors];

export type GetRepositoryResponses = {
    /**
     * OK
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

export type UpdateRepositoryError = UpdateRepositoryErrors[keyof UpdateRepositoryErrors];

export type UpdateRepositoryResponses = {
    /**
     * OK
     */
    200: RepositoryResponse;
};

export type UpdateRepositoryResponse = UpdateRepositoryResponses[keyof UpdateRepositoryResponses];

export type CheckRepositoryData = {
    body: CheckRepositoryRequest;
    headers?: {
        'Idempotency-Key'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/repositories/{id}/check';
};

export type CheckRepositoryErrors = {
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
     * Anything else that went wrong
     */
    default: Problem;
};

export type CheckRepositoryError = CheckRepositoryErrors[keyof CheckRepositoryErrors];

export type CheckRepositoryResponses = {
    /**
     * Accepted
     */
    202: OperationResponse;
};

export type CheckRepositoryResponse = CheckRepositoryResponses[keyof CheckRepositoryResponses];

export type UnlockRepositoryData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/repositories/{id}/unlock';
};

export type UnlockRepositoryErrors = {
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
     * Bad Gateway
     */
    502: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type UnlockRepositoryError = UnlockRepositoryErrors[keyof UnlockRepositoryErrors];

export type UnlockRepositoryResponses = {
    /**
     * OK
     */
    200: UnlockedRepository;
};

export type UnlockRepositoryResponse = UnlockRepositoryResponses[keyof UnlockRepositoryResponses];

export type RefreshRepositoryData = {
    body?: never;
    headers?: {
        'Idempotency-Key'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/repositories/{id}/refresh';
};

export type RefreshRepositoryErrors = {
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

export type RefreshRepositoryError = RefreshRepositoryErrors[keyof RefreshRepositoryErrors];

export type RefreshRepositoryResponses = {
    /**
     * Accepted
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
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Bad Gateway
     */
    502: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type ExportRecoveryKitError = ExportRecoveryKitErrors[keyof ExportRecoveryKitErrors];

export type ExportRecoveryKitResponses = {
    /**
     * OK
     */
    200: Stream;
};

export type ExportRecoveryKitResponse = ExportRecoveryKitResponses[keyof ExportRecoveryKitResponses];

export type PreviewRetentionData = {
    body: PreviewRetentionRequest;
    path?: never;
    query?: never;
    url: '/api/v1/retention/preview';
};

export type PreviewRetentionErrors = {
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

export type PreviewRetentionError = PreviewRetentionErrors[keyof PreviewRetentionErrors];

export type PreviewRetentionResponses = {
    /**
     * OK
     */
    200: RetentionPreview;
};

export type PreviewRetentionResponse = PreviewRetentionResponses[keyof PreviewRetentionResponses];

export type SetRepositoryRetentionData = {
    body: SetRetentionRequest;
    headers?: {
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/repositories/{id}/retention';
};

export type SetRepositoryRetentionErrors = {
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

export type SetRepositoryRetentionError = SetRepositoryRetentionErrors[keyof SetRepositoryRetentionErrors];

export type SetRepositoryRetentionResponses = {
    /**
     * OK
     */
    200: RetentionResponse;
};

export type SetRepositoryRetentionResponse = SetRepositoryRetentionResponses[keyof SetRepositoryRetentionResponses];

export type SetJobRetentionData = {
    body: SetRetentionRequest;
    headers?: {
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/jobs/{id}/retention';
};

export type SetJobRetentionErrors = {
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

export type SetJobRetentionError = SetJobRetentionErrors[keyof SetJobRetentionErrors];

export type SetJobRetentionResponses = {
    /**
     * OK
     */
    200: RetentionResponse;
};

export type SetJobRetentionResponse = SetJobRetentionResponses[keyof SetJobRetentionResponses];

export type SetRepositoryMaintenanceData = {
    body: MaintenancePlan;
    headers?: {
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/repositories/{id}/maintenance';
};

export type SetRepositoryMaintenanceErrors = {
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

export type SetRepositoryMaintenanceError = SetRepositoryMaintenanceErrors[keyof SetRepositoryMaintenanceErrors];

export type SetRepositoryMaintenanceResponses = {
    /**
     * OK
     */
    200: MaintenanceResponse;
};

export type SetRepositoryMaintenanceResponse = SetRepositoryMaintenanceResponses[keyof SetRepositoryMaintenanceResponses];

export type PruneRepositoryData = {
    body: PruneRepositoryRequest;
    headers?: {
        'Idempotency-Key'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/repositories/{id}/prune';
};

export type PruneRepositoryErrors = {
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

export type PruneRepositoryError = PruneRepositoryErrors[keyof PruneRepositoryErrors];

export type PruneRepositoryResponses = {
    /**
     * Accepted
     */
    202: OperationResponse;
};

export type PruneRepositoryResponse = PruneRepositoryResponses[keyof PruneRepositoryResponses];

export type ListSchedulesData = {
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
         * Only those of that job.
         */
        jobId?: string;
    };
    url: '/api/v1/backup-schedules';
};

export type ListSchedulesErrors = {
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

export type ListSchedulesError = ListSchedulesErrors[keyof ListSchedulesErrors];

export type ListSchedulesResponses = {
    /**
     * OK
     */
    200: PageOfScheduleResponse;
};

export type ListSchedulesResponse = ListSchedulesResponses[keyof ListSchedulesResponses];

export type CreateScheduleData = {
    body: CreateScheduleRequest;
    path?: never;
    query?: never;
    url: '/api/v1/backup-schedules';
};

export type CreateScheduleErrors = {
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

export type CreateScheduleError = CreateScheduleErrors[keyof CreateScheduleErrors];

export type CreateScheduleResponses = {
    /**
     * Created
     */
    201: ScheduleResponse;
};

export type CreateScheduleResponse = CreateScheduleResponses[keyof CreateScheduleResponses];

export type DeleteScheduleData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/backup-schedules/{id}';
};

export type DeleteScheduleErrors = {
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

export type DeleteScheduleError = DeleteScheduleErrors[keyof DeleteScheduleErrors];

export type DeleteScheduleResponses = {
    /**
     * No Content
     */
    204: void;
};

export type DeleteScheduleResponse = DeleteScheduleResponses[keyof DeleteScheduleResponses];

export type GetScheduleData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/backup-schedules/{id}';
};

export type GetScheduleErrors = {
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

export type GetScheduleError = GetScheduleErrors[keyof GetScheduleErrors];

export type GetScheduleResponses = {
    /**
     * OK
     */
    200: ScheduleResponse;
};

export type GetScheduleResponse = GetScheduleResponses[keyof GetScheduleResponses];

export type UpdateScheduleData = {
    body: UpdateScheduleRequest;
    headers?: {
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/backup-schedules/{id}';
};

export type UpdateScheduleErrors = {
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

export type UpdateScheduleError = UpdateScheduleErrors[keyof UpdateScheduleErrors];

export type UpdateScheduleResponses = {
    /**
     * OK
     */
    200: ScheduleResponse;
};

export type UpdateScheduleResponse = UpdateScheduleResponses[keyof UpdateScheduleResponses];

export type PreviewScheduleData = {
    body: PreviewScheduleRequest;
    path?: never;
    query?: never;
    url: '/api/v1/schedules/preview';
};

export type PreviewScheduleErrors = {
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

export type PreviewScheduleError = PreviewScheduleErrors[keyof PreviewScheduleErrors];

export type PreviewScheduleResponses = {
    /**
     * OK
     */
    200: SchedulePreview;
};

export type PreviewScheduleResponse = PreviewScheduleResponses[keyof PreviewScheduleResponses];

export type FindScheduleConflictsData = {
    body: FindConflictsRequest;
    path?: never;
    query?: never;
    url: '/api/v1/schedules/conflicts';
};

export type FindScheduleConflictsErrors = {
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

export type FindScheduleConflictsError = FindScheduleConflictsErrors[keyof FindScheduleConflictsErrors];

export type FindScheduleConflictsResponses = {
    /**
     * OK
     */
    200: ScheduleConflicts;
};

export type FindScheduleConflictsResponse = FindScheduleConflictsResponses[keyof FindScheduleConflictsResponses];

export type GetCalendarData = {
    body?: never;
    path?: never;
    query: {
        /**
         * Start of the period.
         */
        from: string;
        /**
         * End of the period, at most 62 days later.
         */
        to: string;
    };
    url: '/api/v1/calendar';
};

export type GetCalendarErrors = {
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

export type GetCalendarError = GetCalendarErrors[keyof GetCalendarErrors];

export type GetCalendarResponses = {
    /**
     * OK
     */
    200: CalendarResponse;
};

export type GetCalendarResponse = GetCalendarResponses[keyof GetCalendarResponses];

export type GetCalendarPeriodsData = {
    body?: never;
    path?: never;
    query: {
        /**
         * Start of the period.
         */
        from: string;
        /**
         * End of the period, at most 8 days later.
         */
        to: string;
    };
    url: '/api/v1/calendar/periods';
};

export type GetCalendarPeriodsErrors = {
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

export type GetCalendarPeriodsError = GetCalendarPeriodsErrors[keyof GetCalendarPeriodsErrors];

export type GetCalendarPeriodsResponses = {
    /**
     * OK
     */
    200: CalendarPeriodsResponse;
};

export type GetCalendarPeriodsResponse = GetCalendarPeriodsResponses[keyof GetCalendarPeriodsResponses];

export type ListNextRunsData = {
    body?: never;
    path: {
        id: string;
    };
    query?: {
        /**
         * 1 to 100; 10 when absent.
         */
        count?: number;
    };
    url: '/api/v1/jobs/{id}/next-runs';
};

export type ListNextRunsErrors = {
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

export type ListNextRunsError = ListNextRunsErrors[keyof ListNextRunsErrors];

export type ListNextRunsResponses = {
    /**
     * OK
     */
    200: NextRunsResponse;
};

export type ListNextRunsResponse = ListNextRunsResponses[keyof ListNextRunsResponses];

export type GetJobOrderData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/jobs/{id}/order';
};

export type GetJobOrderErrors = {
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

export type GetJobOrderError = GetJobOrderErrors[keyof GetJobOrderErrors];

export type GetJobOrderResponses = {
    /**
     * OK
     */
    200: JobOrderResponse;
};

export type GetJobOrderResponse = GetJobOrderResponses[keyof GetJobOrderResponses];

export type SetJobOrderData = {
    body: SetJobOrderRequest;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/jobs/{id}/order';
};

export type SetJobOrderErrors = {
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

export type SetJobOrderError = SetJobOrderErrors[keyof SetJobOrderErrors];

export type SetJobOrderResponses = {
    /**
     * OK
     */
    200: JobOrderResponse;
};

export type SetJobOrderResponse = SetJobOrderResponses[keyof SetJobOrderResponses];

export type GetServerLimitData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/servers/{id}/limit';
};

export type GetServerLimitErrors = {
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

export type GetServerLimitError = GetServerLimitErrors[keyof GetServerLimitErrors];

export type GetServerLimitResponses = {
    /**
     * OK
     */
    200: OperationLimit;
};

export type GetServerLimitResponse = GetServerLimitResponses[keyof GetServerLimitResponses];

export type SetServerLimitData = {
    body: SetLimitRequest;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/servers/{id}/limit';
};

export type SetServerLimitErrors = {
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

export type SetServerLimitError = SetServerLimitErrors[keyof SetServerLimitErrors];

export type SetServerLimitResponses = {
    /**
     * OK
     */
    200: OperationLimit;
};

export type SetServerLimitResponse = SetServerLimitResponses[keyof SetServerLimitResponses];

export type GetStoragePoolLimitData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/storage-pools/{id}/limit';
};

export type GetStoragePoolLimitErrors = {
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

export type GetStoragePoolLimitError = GetStoragePoolLimitErrors[keyof GetStoragePoolLimitErrors];

export type GetStoragePoolLimitResponses = {
    /**
     * OK
     */
    200: OperationLimit;
};

export type GetStoragePoolLimitResponse = GetStoragePoolLimitResponses[keyof GetStoragePoolLimitResponses];

export type SetStoragePoolLimitData = {
    body: SetLimitRequest;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/storage-pools/{id}/limit';
};

export type SetStoragePoolLimitErrors = {
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

export type SetStoragePoolLimitError = SetStoragePoolLimitErrors[keyof SetStoragePoolLimitErrors];

export type SetStoragePoolLimitResponses = {
    /**
     * OK
     */
    200: OperationLimit;
};

export type SetStoragePoolLimitResponse = SetStoragePoolLimitResponses[keyof SetStoragePoolLimitResponses];

export type ListSourcesData = {
    body?: never;
    path?: never;
    query?: {
        serverId?: string;
        type?: string;
        /**
         * Part of the name, in any case; of one or two letters only among the newest 5,000.
         */
        search?: string;
        /**
         * The `nextCursor` of the page before.
         */
        cursor?: string;
        /**
         * 1 to 200; 50 when absent.
         */
        limit?: number;
    };
    url: '/api/v1/sources';
};

export type ListSourcesErrors = {
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

export type ListSourcesError = ListSourcesErrors[keyof ListSourcesErrors];

export type ListSourcesResponses = {
    /**
     * OK
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

export type CreateSourceError = CreateSourceErrors[keyof CreateSourceErrors];

export type CreateSourceResponses = {
    /**
     * Created
     */
    201: SourceResponse;
};

export type CreateSourceResponse = CreateSourceResponses[keyof CreateSourceResponses];

export type PreviewSourceData = {
    body: PreviewSourceRequest;
    path?: never;
    query?: never;
    url: '/api/v1/sources/preview';
};

export type PreviewSourceErrors = {
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
     * Bad Gateway
     */
    502: Problem;
    /**
     * Anything else that went wrong
     */
    default: Problem;
};

export type PreviewSourceError = PreviewSourceErrors[keyof PreviewSourceErrors];

export type PreviewSourceResponses = {
    /**
     * OK
     */
    200: SourcePreview;
};

export type PreviewSourceResponse = PreviewSourceResponses[keyof PreviewSourceResponses];

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

export type DeleteSourceError = DeleteSourceErrors[keyof DeleteSourceErrors];

export type DeleteSourceResponses = {
    /**
     * No Content
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

export type GetSourceError = GetSourceErrors[keyof GetSourceErrors];

export type GetSourceResponses = {
    /**
     * OK
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

export type UpdateSourceError = UpdateSourceErrors[keyof UpdateSourceErrors];

export type UpdateSourceResponses = {
    /**
     * OK
     */
    200: SourceResponse;
};

export type UpdateSourceResponse = UpdateSourceResponses[keyof UpdateSourceResponses];

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

export type TestSourceError = TestSourceErrors[keyof TestSourceErrors];

export type TestSourceResponses = {
    /**
     * OK
     */
    200: SourceTest;
};

export type TestSourceResponse = TestSourceResponses[keyof TestSourceResponses];
