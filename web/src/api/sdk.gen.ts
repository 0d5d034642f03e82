// Generated from api/openapi.json by `npm run api`. Do not edit.

import type { Client, Options as Options2, TDataShape } from './client';
import { client } from './client.gen';
import type { AcceptHostKeyData, AcceptHostKeyErrors, AcceptHostKeyResponses, BrowseServerFoldersData, BrowseServerFoldersErrors, BrowseServerFoldersResponses, CancelOperationData, CancelOperationErrors, CancelOperationResponses, CheckRepositoryData, CheckRepositoryErrors, CheckRepositoryResponses, CheckRestoreData, CheckRestoreErrors, CheckRestoreResponses, CreateApiTokenData, CreateApiTokenErrors, CreateApiTokenResponses, CreateConnectionData, CreateConnectionErrors, CreateConnectionResponses, CreateJobData, CreateJobErrors, CreateJobResponses, CreateRepositoryData, CreateRepositoryErrors, CreateRepositoryResponses, CreateScheduleData, CreateScheduleErrors, CreateScheduleResponses, CreateServerData, CreateServerErrors, CreateServerResponses, CreateSourceData, CreateSourceErrors, CreateSourceResponses, CreateStoragePoolData, CreateStoragePoolErrors, CreateStoragePoolResponses, DeleteBackupData, DeleteBackupErrors, DeleteBackupResponses, DeleteConnectionData, DeleteConnectionErrors, DeleteConnectionResponses, DeleteJobData, DeleteJobErrors, DeleteJobResponses, DeleteRepositoryData, DeleteRepositoryErrors, DeleteRepositoryResponses, DeleteScheduleData, DeleteScheduleErrors, DeleteScheduleResponses, DeleteServerData, DeleteServerErrors, DeleteServerResponses, DeleteSourceData, DeleteSourceErrors, DeleteSourceResponses, DeleteStoragePoolData, DeleteStoragePoolErrors, DeleteStoragePoolResponses, DetectConnectionsData, DetectConnectionsErrors, DetectConnectionsResponses, DetectServerData, DetectServerErrors, DetectServerResponses, DownloadBackupFilesData, DownloadBackupFilesErrors, DownloadBackupFilesResponses, DownloadOperationLogData, DownloadOperationLogErrors, DownloadOperationLogResponses, ExportRecoveryKitData, ExportRecoveryKitErrors, ExportRecoveryKitResponses, FindScheduleConflictsData, FindScheduleConflictsErrors, FindScheduleConflictsResponses, GetBackupData, GetBackupErrors, GetBackupResponses, GetBackupTimelineData, GetBackupTimelineErrors, GetBackupTimelineResponses, GetCalendarData, GetCalendarErrors, GetCalendarPeriodsData, GetCalendarPeriodsErrors, GetCalendarPeriodsResponses, GetCalendarResponses, GetCatalogData, GetCatalogErrors, GetCatalogResponses, GetConnectionData, GetConnectionErrors, GetConnectionResponses, GetDashboardData, GetDashboardErrors, GetDashboardResponses, GetJobData, GetJobErrors, GetJobOrderData, GetJobOrderErrors, GetJobOrderResponses, GetJobResponses, GetLivenessData, GetLivenessErrors, GetLivenessResponses, GetMeData, GetMeErrors, GetMeResponses, GetMetricsData, GetMetricsErrors, GetMetricsResponses, GetOperationData, GetOperationErrors, GetOperationResponses, GetReadinessData, GetReadinessErrors, GetReadinessResponses, GetRepositoryData, GetRepositoryErrors, GetRepositoryResponses, GetRestoreData, GetRestoreErrors, GetRestoreResponses, GetScheduleData, GetScheduleErrors, GetScheduleResponses, GetServerData, GetServerErrors, GetServerLimitData, GetServerLimitErrors, GetServerLimitResponses, GetServerResponses, GetSettingsData, GetSettingsErrors, GetSettingsResponses, GetSetupData, GetSetupErrors, GetSetupResponses, GetSourceData, GetSourceErrors, GetSourceResponses, GetStoragePoolData, GetStoragePoolErrors, GetStoragePoolLimitData, GetStoragePoolLimitErrors, GetStoragePoolLimitResponses, GetStoragePoolResponses, GetStoragePoolUsageData, GetStoragePoolUsageErrors, GetStoragePoolUsageResponses, HoldBackupData, HoldBackupErrors, HoldBackupResponses, ImportRepositoryData, ImportRepositoryErrors, ImportRepositoryResponses, InstallServerKeyData, InstallServerKeyErrors, InstallServerKeyResponses, ListApiTokensData, ListApiTokensErrors, ListApiTokensResponses, ListAuditEventsData, ListAuditEventsErrors, ListAuditEventsResponses, ListBackupFilesData, ListBackupFilesErrors, ListBackupFilesResponses, ListBackupsData, ListBackupsErrors, ListBackupsResponses, ListConnectionDatabasesData, ListConnectionDatabasesErrors, ListConnectionDatabasesResponses, ListConnectionsData, ListConnectionsErrors, ListConnectionsResponses, ListImportableRepositoriesData, ListImportableRepositoriesErrors, ListImportableRepositoriesResponses, ListJobRunsData, ListJobRunsErrors, ListJobRunsResponses, ListJobsData, ListJobsErrors, ListJobsResponses, ListNextRunsData, ListNextRunsErrors, ListNextRunsResponses, ListOperationLogsData, ListOperationLogsErrors, ListOperationLogsResponses, ListOperationsData, ListOperationsErrors, ListOperationsResponses, ListRepositoriesData, ListRepositoriesErrors, ListRepositoriesResponses, ListRestoresData, ListRestoresErrors, ListRestoresResponses, ListSchedulesData, ListSchedulesErrors, ListSchedulesResponses, ListServersData, ListServersErrors, ListServersResponses, ListSourcesData, ListSourcesErrors, ListSourcesResponses, ListStoragePoolsData, ListStoragePoolsErrors, ListStoragePoolsResponses, MeasureBackupSelectionData, MeasureBackupSelectionErrors, MeasureBackupSelectionResponses, PauseOperationData, PauseOperationErrors, PauseOperationResponses, PreviewRetentionData, PreviewRetentionErrors, PreviewRetentionResponses, PreviewScheduleData, PreviewScheduleErrors, PreviewScheduleResponses, PreviewSourceData, PreviewSourceErrors, PreviewSourceResponses, PruneRepositoryData, PruneRepositoryErrors, PruneRepositoryResponses, RefreshRepositoryData, RefreshRepositoryErrors, RefreshRepositoryResponses, RestoreBackupData, RestoreBackupErrors, RestoreBackupResponses, ResumeOperationData, ResumeOperationErrors, ResumeOperationResponses, RetryOperationData, RetryOperationErrors, RetryOperationResponses, RevokeApiTokenData, RevokeApiTokenErrors, RevokeApiTokenResponses, RunJobData, RunJobErrors, RunJobResponses, ScanHostKeyData, ScanHostKeyErrors, ScanHostKeyResponses, SearchData, SearchErrors, SearchResponses, SetJobOrderData, SetJobOrderErrors, SetJobOrderResponses, SetJobRetentionData, SetJobRetentionErrors, SetJobRetentionResponses, SetRepositoryMaintenanceData, SetRepositoryMaintenanceErrors, SetRepositoryMaintenanceResponses, SetRepositoryRetentionData, SetRepositoryRetentionErrors, SetRepositoryRetentionResponses, SetServerLimitData, SetServerLimitErrors, SetServerLimitResponses, SetStoragePoolLimitData, SetStoragePoolLimitErrors, SetStoragePoolLimitResponses, SetUpData, SetUpErrors, SetUpResponses, SignInData, SignInErrors, SignInResponses, SignOutData, SignOutErrors, SignOutResponses, SuggestRepositoryNameData, SuggestRepositoryNameErrors, SuggestRepositoryNameResponses, TestConnectionData, TestConnectionErrors, TestConnectionResponses, TestConnectionSettingsData, TestConnectionSettingsErrors, TestConnectionSettingsResponses, TestServerData, TestServerErrors, TestServerResponses, TestSourceData, TestSourceErrors, TestSourceResponses, TestStoragePoolData, TestStoragePoolErrors, TestStoragePoolResponses, TestStoragePoolSettingsData, TestStoragePoolSettingsErrors, TestStoragePoolSettingsResponses, UnlockRepositoryData, UnlockRepositoryErrors, UnlockRepositoryResponses, UpdateConnectionData, UpdateConnectionErrors, UpdateConnectionResponses, UpdateJobData, UpdateJobErrors, UpdateJobResponses, UpdateRepositoryData, UpdateRepositoryErrors, UpdateRepositoryResponses, UpdateScheduleData, UpdateScheduleErrors, UpdateScheduleResponses, UpdateServerData, UpdateServerErrors, UpdateServerResponses, UpdateSourceData, UpdateSourceErrors, UpdateSourceResponses, UpdateStoragePoolData, UpdateStoragePoolErrors, UpdateStoragePoolResponses, VerifyAuditTrailData, VerifyAuditTrailErrors, VerifyAuditTrailResponses, VerifyBackupData, VerifyBackupErrors, VerifyBackupResponses } from './types.gen';

export type Options<TData extends TDataShape = TDataShape, ThrowOnError extends boolean = boolean, TResponse = unknown> = Options2<TData, ThrowOnError, TResponse> & {
    /**
     * You can provide a client instance returned by `createClient()` instead of
     * individual options. This might be also useful if you want to implement a
     * custom client.
     */
    client?: Client;
    /**
     * You can pass arbitrary values through the `meta` object. This can be
     * used to access values that aren't defined as part of the SDK function.
     */
    meta?: Record<string, unknown>;
};

/**
 * Shows the figures of the installation in Prometheus' text format.
 *
 * Operations, queue, pools, backup ages and the process.
 */
export const getMetrics = <ThrowOnError extends boolean = false>(options?: Options<GetMetricsData, ThrowOnError>) => (options?.client ?? client).get<GetMetricsResponses, GetMetricsErrors, ThrowOnError>({ url: '/metrics', ...options });

/**
 * Tells that the process answers.
 */
export const getLiveness = <ThrowOnError extends boolean = false>(options?: Options<GetLivenessData, ThrowOnError>) => (options?.client ?? client).get<GetLivenessResponses, GetLivenessErrors, ThrowOnError>({ url: '/health/live', ...options });

/**
 * Tells whether requests should be sent here: the process is not about to stop, the database answers and has the schema of this version.
 */
export const getReadiness = <ThrowOnError extends boolean = false>(options?: Options<GetReadinessData, ThrowOnError>) => (options?.client ?? client).get<GetReadinessResponses, GetReadinessErrors, ThrowOnError>({ url: '/health/ready', ...options });

/**
 * Tells whether the installation has an owner yet.
 */
export const getSetup = <ThrowOnError extends boolean = false>(options?: Options<GetSetupData, ThrowOnError>) => (options?.client ?? client).get<GetSetupResponses, GetSetupErrors, ThrowOnError>({ url: '/api/v1/setup', ...options });

/**
 * Makes the owner and the first workspace.
 *
 * Takes the one-time token that the service prints at start; it works exactly once. The answer signs the new owner in.
 */
export const setUp = <ThrowOnError extends boolean = false>(options: Options<SetUpData, ThrowOnError>) => (options.client ?? client).post<SetUpResponses, SetUpErrors, ThrowOnError>({
    url: '/api/v1/setup',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Signs out.
 *
 * The session's cookie is worthless from now on, wherever it was copied to.
 *
 * Permission: `signed_in`.
 */
export const signOut = <ThrowOnError extends boolean = false>(options?: Options<SignOutData, ThrowOnError>) => (options?.client ?? client).delete<SignOutResponses, SignOutErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/session',
    ...options
});

/**
 * Signs in.
 *
 * Sets the session's cookie; the answer holds its CSRF token. A wrong password and an unknown address get the same answer.
 */
export const signIn = <ThrowOnError extends boolean = false>(options: Options<SignInData, ThrowOnError>) => (options.client ?? client).post<SignInResponses, SignInErrors, ThrowOnError>({
    url: '/api/v1/session',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Tells who is signed in.
 *
 * The user, their workspaces and permissions, and the CSRF token of the session.
 *
 * Permission: `signed_in`.
 */
export const getMe = <ThrowOnError extends boolean = false>(options?: Options<GetMeData, ThrowOnError>) => (options?.client ?? client).get<GetMeResponses, GetMeErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/me',
    ...options
});

/**
 * Describes every type of source, connection, pool, engine and operation.
 *
 * With the fields of their settings, from which forms are made.
 *
 * Permission: `signed_in`.
 */
export const getCatalog = <ThrowOnError extends boolean = false>(options?: Options<GetCatalogData, ThrowOnError>) => (options?.client ?? client).get<GetCatalogResponses, GetCatalogErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/catalog',
    ...options
});

/**
 * Answers whether everything is safe.
 *
 * How many sources are protected, what needs attention and why, what runs, and what was proven.
 *
 * Permission: `dashboard_read`.
 */
export const getDashboard = <ThrowOnError extends boolean = false>(options?: Options<GetDashboardData, ThrowOnError>) => (options?.client ?? client).get<GetDashboardResponses, GetDashboardErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/dashboard',
    ...options
});

/**
 * Repositories that lie in a pool and are not known here yet.
 *
 * Permission: `repositories_read`.
 */
export const listImportableRepositories = <ThrowOnError extends boolean = false>(options: Options<ListImportableRepositoriesData, ThrowOnError>) => (options.client ?? client).get<ListImportableRepositoriesResponses, ListImportableRepositoriesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/storage-pools/{id}/importable',
    ...options
});

/**
 * Finds things by part of their name.
 *
 * Servers, jobs, sources, repositories, pools and recent backups; for the command palette.
 *
 * Permission: `dashboard_read`.
 */
export const search = <ThrowOnError extends boolean = false>(options?: Options<SearchData, ThrowOnError>) => (options?.client ?? client).get<SearchResponses, SearchErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/search',
    ...options
});

/**
 * Shows how this installation runs.
 *
 * Permission: `settings_read`.
 */
export const getSettings = <ThrowOnError extends boolean = false>(options?: Options<GetSettingsData, ThrowOnError>) => (options?.client ?? client).get<GetSettingsResponses, GetSettingsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/settings',
    ...options
});

/**
 * Newest first.
 *
 * Permission: `servers_read`.
 */
export const listServers = <ThrowOnError extends boolean = false>(options?: Options<ListServersData, ThrowOnError>) => (options?.client ?? client).get<ListServersResponses, ListServersErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/servers',
    ...options
});

/**
 * Adds a machine. Over SSH it must still show the confirmed host key; with a password, our key is installed before anything is saved.
 *
 * Permission: `servers_write`.
 */
export const createServer = <ThrowOnError extends boolean = false>(options: Options<CreateServerData, ThrowOnError>) => (options.client ?? client).post<CreateServerResponses, CreateServerErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/servers',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Shows a machine's host key, to be confirmed by a person before the server is added.
 *
 * Permission: `servers_inspect`.
 */
export const scanHostKey = <ThrowOnError extends boolean = false>(options: Options<ScanHostKeyData, ThrowOnError>) => (options.client ?? client).post<ScanHostKeyResponses, ScanHostKeyErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/servers/scan-host-key',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Forgets a server and our key to it. Backups of it stay. Refused while a source, a connection, another server or a running operation needs it.
 *
 * Permission: `servers_write`.
 */
export const deleteServer = <ThrowOnError extends boolean = false>(options: Options<DeleteServerData, ThrowOnError>) => (options.client ?? client).delete<DeleteServerResponses, DeleteServerErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/servers/{id}',
    ...options
});

/**
 * One server with its last test and what was found on it.
 *
 * Permission: `servers_read`.
 */
export const getServer = <ThrowOnError extends boolean = false>(options: Options<GetServerData, ThrowOnError>) => (options.client ?? client).get<GetServerResponses, GetServerErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/servers/{id}',
    ...options
});

/**
 * Changes a server as a whole.
 *
 * Permission: `servers_write`.
 */
export const updateServer = <ThrowOnError extends boolean = false>(options: Options<UpdateServerData, ThrowOnError>) => (options.client ?? client).put<UpdateServerResponses, UpdateServerErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/servers/{id}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Pins the key that the machine shows now, if it is the one that was accepted.
 *
 * Permission: `servers_write`.
 */
export const acceptHostKey = <ThrowOnError extends boolean = false>(options: Options<AcceptHostKeyData, ThrowOnError>) => (options.client ?? client).post<AcceptHostKeyResponses, AcceptHostKeyErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/servers/{id}/host-key',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Signs in with the password and adds our public key to the user's authorized_keys.
 *
 * Permission: `servers_write`.
 */
export const installServerKey = <ThrowOnError extends boolean = false>(options: Options<InstallServerKeyData, ThrowOnError>) => (options.client ?? client).post<InstallServerKeyResponses, InstallServerKeyErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/servers/{id}/install-key',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Tries step by step what a backup will need: reach, host key, sign-in, sudo, a shell, borg, the way back, room. Remembers the result.
 *
 * Permission: `servers_inspect`.
 */
export const testServer = <ThrowOnError extends boolean = false>(options: Options<TestServerData, ThrowOnError>) => (options.client ?? client).post<TestServerResponses, TestServerErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/servers/{id}/test',
    ...options
});

/**
 * Finds out what the server is and has: system, tools, file systems, databases, containers. Remembers it.
 *
 * Permission: `servers_inspect`.
 */
export const detectServer = <ThrowOnError extends boolean = false>(options: Options<DetectServerData, ThrowOnError>) => (options.client ?? client).post<DetectServerResponses, DetectServerErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/servers/{id}/detect',
    ...options
});

/**
 * Lists a folder for picking paths. Reads as root where the server uses sudo.
 *
 * Permission: `servers_inspect`.
 */
export const browseServerFolders = <ThrowOnError extends boolean = false>(options: Options<BrowseServerFoldersData, ThrowOnError>) => (options.client ?? client).get<BrowseServerFoldersResponses, BrowseServerFoldersErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/servers/{id}/folders',
    ...options
});

/**
 * Lists the workspace's API tokens, newest first.
 *
 * Permission: `tokens_manage`.
 */
export const listApiTokens = <ThrowOnError extends boolean = false>(options?: Options<ListApiTokensData, ThrowOnError>) => (options?.client ?? client).get<ListApiTokensResponses, ListApiTokensErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/api-tokens',
    ...options
});

/**
 * Makes an API token.
 *
 * The token stands in this answer and nowhere else. A name that is taken is refused.
 *
 * Permission: `tokens_manage`.
 */
export const createApiToken = <ThrowOnError extends boolean = false>(options: Options<CreateApiTokenData, ThrowOnError>) => (options.client ?? client).post<CreateApiTokenResponses, CreateApiTokenErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/api-tokens',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Revokes an API token.
 *
 * It is refused from the next request on.
 *
 * Permission: `tokens_manage`.
 */
export const revokeApiToken = <ThrowOnError extends boolean = false>(options: Options<RevokeApiTokenData, ThrowOnError>) => (options.client ?? client).delete<RevokeApiTokenResponses, RevokeApiTokenErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/api-tokens/{id}',
    ...options
});

/**
 * Lists what was done and by whom, newest first.
 *
 * Permission: `audit_read`.
 */
export const listAuditEvents = <ThrowOnError extends boolean = false>(options?: Options<ListAuditEventsData, ThrowOnError>) => (options?.client ?? client).get<ListAuditEventsResponses, ListAuditEventsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/audit-events',
    ...options
});

/**
 * Proves that no audit event was changed or removed.
 *
 * Walks the whole trail of the workspace and computes every hash anew.
 *
 * Permission: `audit_read`.
 */
export const verifyAuditTrail = <ThrowOnError extends boolean = false>(options?: Options<VerifyAuditTrailData, ThrowOnError>) => (options?.client ?? client).get<VerifyAuditTrailResponses, VerifyAuditTrailErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/audit-events/verification',
    ...options
});

/**
 * The workspace's connections, newest first.
 *
 * Permission: `connections_read`.
 */
export const listConnections = <ThrowOnError extends boolean = false>(options?: Options<ListConnectionsData, ThrowOnError>) => (options?.client ?? client).get<ListConnectionsResponses, ListConnectionsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/connections',
    ...options
});

/**
 * Tests how a service is reached and keeps it as a connection of its server.
 *
 * Permission: `connections_write`.
 */
export const createConnection = <ThrowOnError extends boolean = false>(options: Options<CreateConnectionData, ThrowOnError>) => (options.client ?? client).post<CreateConnectionResponses, CreateConnectionErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/connections',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Tries settings before they are saved: the tool on the server, reach, sign-in, version, what the user may do.
 *
 * Permission: `connections_write`.
 */
export const testConnectionSettings = <ThrowOnError extends boolean = false>(options: Options<TestConnectionSettingsData, ThrowOnError>) => (options.client ?? client).post<TestConnectionSettingsResponses, TestConnectionSettingsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/connections/test',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Finds ways to sign in to the databases of a server that need no password from a person. What files hold stays on the server.
 *
 * Permission: `servers_inspect`.
 */
export const detectConnections = <ThrowOnError extends boolean = false>(options: Options<DetectConnectionsData, ThrowOnError>) => (options.client ?? client).post<DetectConnectionsResponses, DetectConnectionsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/connections/detect',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Forgets a connection that no source uses.
 *
 * Permission: `connections_write`.
 */
export const deleteConnection = <ThrowOnError extends boolean = false>(options: Options<DeleteConnectionData, ThrowOnError>) => (options.client ?? client).delete<DeleteConnectionResponses, DeleteConnectionErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/connections/{id}',
    ...options
});

/**
 * One connection.
 *
 * Permission: `connections_read`.
 */
export const getConnection = <ThrowOnError extends boolean = false>(options: Options<GetConnectionData, ThrowOnError>) => (options.client ?? client).get<GetConnectionResponses, GetConnectionErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/connections/{id}',
    ...options
});

/**
 * Changes a connection as a whole, after testing it.
 *
 * Permission: `connections_write`.
 */
export const updateConnection = <ThrowOnError extends boolean = false>(options: Options<UpdateConnectionData, ThrowOnError>) => (options.client ?? client).put<UpdateConnectionResponses, UpdateConnectionErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/connections/{id}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Tests a connection now and writes down what was found.
 *
 * Permission: `servers_inspect`.
 */
export const testConnection = <ThrowOnError extends boolean = false>(options: Options<TestConnectionData, ThrowOnError>) => (options.client ?? client).post<TestConnectionResponses, TestConnectionErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/connections/{id}/test',
    ...options
});

/**
 * The databases that the connection shows, without those of the system.
 *
 * Permission: `servers_inspect`.
 */
export const listConnectionDatabases = <ThrowOnError extends boolean = false>(options: Options<ListConnectionDatabasesData, ThrowOnError>) => (options.client ?? client).get<ListConnectionDatabasesResponses, ListConnectionDatabasesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/connections/{id}/databases',
    ...options
});

/**
 * Lists jobs, newest first.
 *
 * Permission: `jobs_read`.
 */
export const listJobs = <ThrowOnError extends boolean = false>(options?: Options<ListJobsData, ThrowOnError>) => (options?.client ?? client).get<ListJobsResponses, ListJobsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/jobs',
    ...options
});

/**
 * Makes a job.
 *
 * Its sources and repositories must exist in the workspace.
 *
 * Permission: `jobs_write`.
 */
export const createJob = <ThrowOnError extends boolean = false>(options: Options<CreateJobData, ThrowOnError>) => (options.client ?? client).post<CreateJobResponses, CreateJobErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/jobs',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Deletes a job that is not running.
 *
 * Its backups and the history of its runs stay; from then on the rules of their repository apply.
 *
 * Permission: `jobs_write`.
 */
export const deleteJob = <ThrowOnError extends boolean = false>(options: Options<DeleteJobData, ThrowOnError>) => (options.client ?? client).delete<DeleteJobResponses, DeleteJobErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/jobs/{id}',
    ...options
});

/**
 * Shows a job with its last run, its figures and its last 30 days.
 *
 * Permission: `jobs_read`.
 */
export const getJob = <ThrowOnError extends boolean = false>(options: Options<GetJobData, ThrowOnError>) => (options.client ?? client).get<GetJobResponses, GetJobErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/jobs/{id}',
    ...options
});

/**
 * Changes a job as a whole.
 *
 * What runs already goes on as it was started.
 *
 * Permission: `jobs_write`.
 */
export const updateJob = <ThrowOnError extends boolean = false>(options: Options<UpdateJobData, ThrowOnError>) => (options.client ?? client).put<UpdateJobResponses, UpdateJobErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/jobs/{id}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Runs a job now.
 *
 * Its operations, one per source and repository, wait in the queue until a worker and the repository are free.
 *
 * Permission: `jobs_run`.
 */
export const runJob = <ThrowOnError extends boolean = false>(options: Options<RunJobData, ThrowOnError>) => (options.client ?? client).post<RunJobResponses, RunJobErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/jobs/{id}/run',
    ...options
});

/**
 * Lists a job's runs, newest first.
 *
 * Permission: `jobs_read`.
 */
export const listJobRuns = <ThrowOnError extends boolean = false>(options: Options<ListJobRunsData, ThrowOnError>) => (options.client ?? client).get<ListJobRunsResponses, ListJobRunsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/jobs/{id}/runs',
    ...options
});

/**
 * The workspace's operations, newest first.
 *
 * Permission: `operations_read`.
 */
export const listOperations = <ThrowOnError extends boolean = false>(options?: Options<ListOperationsData, ThrowOnError>) => (options?.client ?? client).get<ListOperationsResponses, ListOperationsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/operations',
    ...options
});

/**
 * One operation with its phases, attempts and result.
 *
 * Permission: `operations_read`.
 */
export const getOperation = <ThrowOnError extends boolean = false>(options: Options<GetOperationData, ThrowOnError>) => (options.client ?? client).get<GetOperationResponses, GetOperationErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/operations/{id}',
    ...options
});

/**
 * Log lines by sequence. Without `after` and `before`: from the beginning.
 *
 * Permission: `operations_read`.
 */
export const listOperationLogs = <ThrowOnError extends boolean = false>(options: Options<ListOperationLogsData, ThrowOnError>) => (options.client ?? client).get<ListOperationLogsResponses, ListOperationLogsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/operations/{id}/logs',
    ...options
});

/**
 * The whole log as text, one line each: time, level, message.
 *
 * Permission: `operations_read`.
 */
export const downloadOperationLog = <ThrowOnError extends boolean = false>(options: Options<DownloadOperationLogData, ThrowOnError>) => (options.client ?? client).get<DownloadOperationLogResponses, DownloadOperationLogErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/operations/{id}/logs/download',
    ...options
});

/**
 * Asks a running operation to stop at its next checkpoint and keep what it stored.
 *
 * Permission: `operations_control`.
 */
export const pauseOperation = <ThrowOnError extends boolean = false>(options: Options<PauseOperationData, ThrowOnError>) => (options.client ?? client).post<PauseOperationResponses, PauseOperationErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/operations/{id}/pause',
    ...options
});

/**
 * Lets a paused operation go on from what it stored.
 *
 * Permission: `operations_control`.
 */
export const resumeOperation = <ThrowOnError extends boolean = false>(options: Options<ResumeOperationData, ThrowOnError>) => (options.client ?? client).post<ResumeOperationResponses, ResumeOperationErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/operations/{id}/resume',
    ...options
});

/**
 * Ends an operation; nothing of its run is kept.
 *
 * Permission: `operations_control`.
 */
export const cancelOperation = <ThrowOnError extends boolean = false>(options: Options<CancelOperationData, ThrowOnError>) => (options.client ?? client).post<CancelOperationResponses, CancelOperationErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/operations/{id}/cancel',
    ...options
});

/**
 * Starts a failed, cancelled or incomplete operation again, as the next attempt of the same run.
 *
 * Permission: `operations_control`.
 */
export const retryOperation = <ThrowOnError extends boolean = false>(options: Options<RetryOperationData, ThrowOnError>) => (options.client ?? client).post<RetryOperationResponses, RetryOperationErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/operations/{id}/retry',
    ...options
});

/**
 * The workspace's backups, newest first.
 *
 * Permission: `backups_read`.
 */
export const listBackups = <ThrowOnError extends boolean = false>(options?: Options<ListBackupsData, ThrowOnError>) => (options?.client ?? client).get<ListBackupsResponses, ListBackupsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/backups',
    ...options
});

/**
 * Deletes a backup for good, as an operation. `confirm` must be the backup's name.
 *
 * Permission: `backups_delete`.
 */
export const deleteBackup = <ThrowOnError extends boolean = false>(options: Options<DeleteBackupData, ThrowOnError>) => (options.client ?? client).delete<DeleteBackupResponses, DeleteBackupErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/backups/{id}',
    ...options
});

/**
 * One backup, with the files that were not read or changed while read.
 *
 * Permission: `backups_read`.
 */
export const getBackup = <ThrowOnError extends boolean = false>(options: Options<GetBackupData, ThrowOnError>) => (options.client ?? client).get<GetBackupResponses, GetBackupErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/backups/{id}',
    ...options
});

/**
 * Where a backup stands among those of the same source and repository.
 *
 * Permission: `backups_read`.
 */
export const getBackupTimeline = <ThrowOnError extends boolean = false>(options: Options<GetBackupTimelineData, ThrowOnError>) => (options.client ?? client).get<GetBackupTimelineResponses, GetBackupTimelineErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/backups/{id}/timeline',
    ...options
});

/**
 * A folder of a backup, folders first, then by name; or what a search finds below it.
 *
 * Permission: `backups_read`.
 */
export const listBackupFiles = <ThrowOnError extends boolean = false>(options: Options<ListBackupFilesData, ThrowOnError>) => (options.client ?? client).get<ListBackupFilesResponses, ListBackupFilesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/backups/{id}/files',
    ...options
});

/**
 * How many files and bytes a selection holds.
 *
 * Permission: `backups_read`.
 */
export const measureBackupSelection = <ThrowOnError extends boolean = false>(options: Options<MeasureBackupSelectionData, ThrowOnError>) => (options.client ?? client).post<MeasureBackupSelectionResponses, MeasureBackupSelectionErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/backups/{id}/selection',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * One file as it is, or a folder or several things as a tar archive. The answer ends abruptly when the repository cannot be read to the end.
 *
 * Permission: `backups_download`.
 */
export const downloadBackupFiles = <ThrowOnError extends boolean = false>(options: Options<DownloadBackupFilesData, ThrowOnError>) => (options.client ?? client).get<DownloadBackupFilesResponses, DownloadBackupFilesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/backups/{id}/download',
    ...options
});

/**
 * Restores a backup, or what was chosen of it, as an operation.
 *
 * Permission: `backups_restore`.
 */
export const restoreBackup = <ThrowOnError extends boolean = false>(options: Options<RestoreBackupData, ThrowOnError>) => (options.client ?? client).post<RestoreBackupResponses, RestoreBackupErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/backups/{id}/restore',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Reachability, permission, room and conflicts at the target of a restore.
 *
 * Permission: `backups_restore`.
 */
export const checkRestore = <ThrowOnError extends boolean = false>(options: Options<CheckRestoreData, ThrowOnError>) => (options.client ?? client).post<CheckRestoreResponses, CheckRestoreErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/backups/{id}/restore-check',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Reads a backup back, every byte, and compares it with the checksums taken when it was made, as an operation. Nothing is written.
 *
 * Permission: `backups_restore`.
 */
export const verifyBackup = <ThrowOnError extends boolean = false>(options: Options<VerifyBackupData, ThrowOnError>) => (options.client ?? client).post<VerifyBackupResponses, VerifyBackupErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/backups/{id}/verify',
    ...options
});

/**
 * Pins a backup, so that retention leaves it alone, or lets go of it.
 *
 * Permission: `backups_delete`.
 */
export const holdBackup = <ThrowOnError extends boolean = false>(options: Options<HoldBackupData, ThrowOnError>) => (options.client ?? client).post<HoldBackupResponses, HoldBackupErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/backups/{id}/hold',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * The workspace's restores, newest first.
 *
 * Permission: `backups_read`.
 */
export const listRestores = <ThrowOnError extends boolean = false>(options?: Options<ListRestoresData, ThrowOnError>) => (options?.client ?? client).get<ListRestoresResponses, ListRestoresErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/restores',
    ...options
});

/**
 * One restore.
 *
 * Permission: `backups_read`.
 */
export const getRestore = <ThrowOnError extends boolean = false>(options: Options<GetRestoreData, ThrowOnError>) => (options.client ?? client).get<GetRestoreResponses, GetRestoreErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/restores/{id}',
    ...options
});

/**
 * Newest first.
 *
 * Permission: `pools_read`.
 */
export const listStoragePools = <ThrowOnError extends boolean = false>(options?: Options<ListStoragePoolsData, ThrowOnError>) => (options?.client ?? client).get<ListStoragePoolsResponses, ListStoragePoolsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/storage-pools',
    ...options
});

/**
 * Tests a place and keeps it as a storage pool when it can hold repositories.
 *
 * Permission: `pools_write`.
 */
export const createStoragePool = <ThrowOnError extends boolean = false>(options: Options<CreateStoragePoolData, ThrowOnError>) => (options.client ?? client).post<CreateStoragePoolResponses, CreateStoragePoolErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/storage-pools',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Tests a place before it is saved: reach, sign in, write, read back, list, delete, room: what its type has. Leaves nothing behind.
 *
 * Permission: `pools_write`.
 */
export const testStoragePoolSettings = <ThrowOnError extends boolean = false>(options: Options<TestStoragePoolSettingsData, ThrowOnError>) => (options.client ?? client).post<TestStoragePoolSettingsResponses, TestStoragePoolSettingsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/storage-pools/test',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Forgets a pool in which no repository is. Nothing in its folder is touched.
 *
 * Permission: `pools_write`.
 */
export const deleteStoragePool = <ThrowOnError extends boolean = false>(options: Options<DeleteStoragePoolData, ThrowOnError>) => (options.client ?? client).delete<DeleteStoragePoolResponses, DeleteStoragePoolErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/storage-pools/{id}',
    ...options
});

/**
 * One storage pool with its last check.
 *
 * Permission: `pools_read`.
 */
export const getStoragePool = <ThrowOnError extends boolean = false>(options: Options<GetStoragePoolData, ThrowOnError>) => (options.client ?? client).get<GetStoragePoolResponses, GetStoragePoolErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/storage-pools/{id}',
    ...options
});

/**
 * Changes a pool as a whole, after testing it.
 *
 * Permission: `pools_write`.
 */
export const updateStoragePool = <ThrowOnError extends boolean = false>(options: Options<UpdateStoragePoolData, ThrowOnError>) => (options.client ?? client).put<UpdateStoragePoolResponses, UpdateStoragePoolErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/storage-pools/{id}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Tests a pool now and writes down what was found.
 *
 * Permission: `pools_write`.
 */
export const testStoragePool = <ThrowOnError extends boolean = false>(options: Options<TestStoragePoolData, ThrowOnError>) => (options.client ?? client).post<TestStoragePoolResponses, TestStoragePoolErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/storage-pools/{id}/test',
    ...options
});

/**
 * How full the pool was.
 *
 * Permission: `pools_read`.
 */
export const getStoragePoolUsage = <ThrowOnError extends boolean = false>(options: Options<GetStoragePoolUsageData, ThrowOnError>) => (options.client ?? client).get<GetStoragePoolUsageResponses, GetStoragePoolUsageErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/storage-pools/{id}/usage',
    ...options
});

/**
 * Newest first.
 *
 * Permission: `repositories_read`.
 */
export const listRepositories = <ThrowOnError extends boolean = false>(options?: Options<ListRepositoriesData, ThrowOnError>) => (options?.client ?? client).get<ListRepositoriesResponses, ListRepositoriesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/repositories',
    ...options
});

/**
 * Makes a repository in a storage pool, opens it again to prove it, and stores its passphrase encrypted.
 *
 * Permission: `repositories_write`.
 */
export const createRepository = <ThrowOnError extends boolean = false>(options: Options<CreateRepositoryData, ThrowOnError>) => (options.client ?? client).post<CreateRepositoryResponses, CreateRepositoryErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/repositories',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * A name that is free, made from the source it is for or the pool it is in.
 *
 * Permission: `repositories_read`.
 */
export const suggestRepositoryName = <ThrowOnError extends boolean = false>(options?: Options<SuggestRepositoryNameData, ThrowOnError>) => (options?.client ?? client).get<SuggestRepositoryNameResponses, SuggestRepositoryNameErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/repositories/name-suggestion',
    ...options
});

/**
 * Opens a repository that was made elsewhere and takes it over; a refresh operation then lists its backups.
 *
 * Permission: `repositories_write`.
 */
export const importRepository = <ThrowOnError extends boolean = false>(options: Options<ImportRepositoryData, ThrowOnError>) => (options.client ?? client).post<ImportRepositoryResponses, ImportRepositoryErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/repositories/import',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Forgets a repository with its passphrase and its backups; with `deleteData` its folder goes too. Neither can be undone without the recovery kit.
 *
 * Permission: `repositories_delete`.
 */
export const deleteRepository = <ThrowOnError extends boolean = false>(options: Options<DeleteRepositoryData, ThrowOnError>) => (options.client ?? client).delete<DeleteRepositoryResponses, DeleteRepositoryErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/repositories/{id}',
    ...options
});

/**
 * One repository with its sizes and the jobs that write into it.
 *
 * Permission: `repositories_read`.
 */
export const getRepository = <ThrowOnError extends boolean = false>(options: Options<GetRepositoryData, ThrowOnError>) => (options.client ?? client).get<GetRepositoryResponses, GetRepositoryErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/repositories/{id}',
    ...options
});

/**
 * Changes name, compression of new backups, append-only and tags.
 *
 * Permission: `repositories_write`.
 */
export const updateRepository = <ThrowOnError extends boolean = false>(options: Options<UpdateRepositoryData, ThrowOnError>) => (options.client ?? client).put<UpdateRepositoryResponses, UpdateRepositoryErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/repositories/{id}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Proves that a repository is whole, as an operation. Nothing else can use it meanwhile.
 *
 * Permission: `repositories_check`.
 */
export const checkRepository = <ThrowOnError extends boolean = false>(options: Options<CheckRepositoryData, ThrowOnError>) => (options.client ?? client).post<CheckRepositoryResponses, CheckRepositoryErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/repositories/{id}/check',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Removes the tool's locks whose owner is provably gone, and no others.
 *
 * Permission: `repositories_check`.
 */
export const unlockRepository = <ThrowOnError extends boolean = false>(options: Options<UnlockRepositoryData, ThrowOnError>) => (options.client ?? client).post<UnlockRepositoryResponses, UnlockRepositoryErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/repositories/{id}/unlock',
    ...options
});

/**
 * Compares what the repository lists with what is known here, as an operation: finds new backups, raises an alarm for vanished ones, measures.
 *
 * Permission: `repositories_check`.
 */
export const refreshRepository = <ThrowOnError extends boolean = false>(options: Options<RefreshRepositoryData, ThrowOnError>) => (options.client ?? client).post<RefreshRepositoryResponses, RefreshRepositoryErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/repositories/{id}/refresh',
    ...options
});

/**
 * A zip with everything that a stranger needs to restore with the plain tool: the commands, the passphrase, the key. Audited.
 *
 * Permission: `repositories_kit`.
 */
export const exportRecoveryKit = <ThrowOnError extends boolean = false>(options: Options<ExportRecoveryKitData, ThrowOnError>) => (options.client ?? client).post<ExportRecoveryKitResponses, ExportRecoveryKitErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/repositories/{id}/recovery-kit',
    ...options
});

/**
 * Which backups stay by which rule, which go, and when each one goes.
 *
 * Permission: `backups_read`.
 */
export const previewRetention = <ThrowOnError extends boolean = false>(options: Options<PreviewRetentionData, ThrowOnError>) => (options.client ?? client).post<PreviewRetentionResponses, PreviewRetentionErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/retention/preview',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Says which backups a repository keeps. What no rule keeps goes with the next prune.
 *
 * Permission: `backups_delete`.
 */
export const setRepositoryRetention = <ThrowOnError extends boolean = false>(options: Options<SetRepositoryRetentionData, ThrowOnError>) => (options.client ?? client).put<SetRepositoryRetentionResponses, SetRepositoryRetentionErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/repositories/{id}/retention',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Says which of a job's backups stay, instead of what their repository says.
 *
 * Permission: `backups_delete`.
 */
export const setJobRetention = <ThrowOnError extends boolean = false>(options: Options<SetJobRetentionData, ThrowOnError>) => (options.client ?? client).put<SetJobRetentionResponses, SetJobRetentionErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/jobs/{id}/retention',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Says when a repository is pruned and checked by itself.
 *
 * Permission: `repositories_write`.
 */
export const setRepositoryMaintenance = <ThrowOnError extends boolean = false>(options: Options<SetRepositoryMaintenanceData, ThrowOnError>) => (options.client ?? client).put<SetRepositoryMaintenanceResponses, SetRepositoryMaintenanceErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/repositories/{id}/maintenance',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Removes what no rule keeps and frees its room, as an operation. Nothing else can use the repository meanwhile.
 *
 * Permission: `backups_delete`.
 */
export const pruneRepository = <ThrowOnError extends boolean = false>(options: Options<PruneRepositoryData, ThrowOnError>) => (options.client ?? client).post<PruneRepositoryResponses, PruneRepositoryErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/repositories/{id}/prune',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Lists schedules, newest first.
 *
 * Permission: `jobs_read`.
 */
export const listSchedules = <ThrowOnError extends boolean = false>(options?: Options<ListSchedulesData, ThrowOnError>) => (options?.client ?? client).get<ListSchedulesResponses, ListSchedulesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/backup-schedules',
    ...options
});

/**
 * Gives a job a schedule.
 *
 * A job may have several. What could never run, such as 31 February or a window that blackouts cover, is refused.
 *
 * Permission: `jobs_write`.
 */
export const createSchedule = <ThrowOnError extends boolean = false>(options: Options<CreateScheduleData, ThrowOnError>) => (options.client ?? client).post<CreateScheduleResponses, CreateScheduleErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/backup-schedules',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Deletes a schedule; what it has started goes on.
 *
 * Permission: `jobs_write`.
 */
export const deleteSchedule = <ThrowOnError extends boolean = false>(options: Options<DeleteScheduleData, ThrowOnError>) => (options.client ?? client).delete<DeleteScheduleResponses, DeleteScheduleErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/backup-schedules/{id}',
    ...options
});

/**
 * Shows a schedule.
 *
 * Permission: `jobs_read`.
 */
export const getSchedule = <ThrowOnError extends boolean = false>(options: Options<GetScheduleData, ThrowOnError>) => (options.client ?? client).get<GetScheduleResponses, GetScheduleErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/backup-schedules/{id}',
    ...options
});

/**
 * Changes a schedule as a whole, and plans its next run anew when that changed its times.
 *
 * What runs already goes on as it was started.
 *
 * Permission: `jobs_write`.
 */
export const updateSchedule = <ThrowOnError extends boolean = false>(options: Options<UpdateScheduleData, ThrowOnError>) => (options.client ?? client).put<UpdateScheduleResponses, UpdateScheduleErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/backup-schedules/{id}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Shows a schedule in words and when it would run, with why a run is not when it is named.
 *
 * Permission: `jobs_read`.
 */
export const previewSchedule = <ThrowOnError extends boolean = false>(options: Options<PreviewScheduleData, ThrowOnError>) => (options.client ?? client).post<PreviewScheduleResponses, PreviewScheduleErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/schedules/preview',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Shows which other jobs would run at the same time on the same server, into the same repository, or although they must not.
 *
 * How long runs take is estimated from history. A conflict does not keep a schedule from being saved: the later one waits where it has to.
 *
 * Permission: `jobs_read`.
 */
export const findScheduleConflicts = <ThrowOnError extends boolean = false>(options: Options<FindScheduleConflictsData, ThrowOnError>) => (options.client ?? client).post<FindScheduleConflictsResponses, FindScheduleConflictsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/schedules/conflicts',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Shows past and coming runs of all jobs.
 *
 * Permission: `jobs_read`.
 */
export const getCalendar = <ThrowOnError extends boolean = false>(options: Options<GetCalendarData, ThrowOnError>) => (options.client ?? client).get<GetCalendarResponses, GetCalendarErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/calendar',
    ...options
});

/**
 * Shows when the schedules that are on let runs start: their windows and blackouts.
 *
 * Permission: `jobs_read`.
 */
export const getCalendarPeriods = <ThrowOnError extends boolean = false>(options: Options<GetCalendarPeriodsData, ThrowOnError>) => (options.client ?? client).get<GetCalendarPeriodsResponses, GetCalendarPeriodsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/calendar/periods',
    ...options
});

/**
 * Shows when a job runs next, why not sooner, and what it may have to wait for then.
 *
 * Permission: `jobs_read`.
 */
export const listNextRuns = <ThrowOnError extends boolean = false>(options: Options<ListNextRunsData, ThrowOnError>) => (options.client ?? client).get<ListNextRunsResponses, ListNextRunsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/jobs/{id}/next-runs',
    ...options
});

/**
 * Shows which jobs a job depends on, and beside which it never runs.
 *
 * Permission: `jobs_read`.
 */
export const getJobOrder = <ThrowOnError extends boolean = false>(options: Options<GetJobOrderData, ThrowOnError>) => (options.client ?? client).get<GetJobOrderResponses, GetJobOrderErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/jobs/{id}/order',
    ...options
});

/**
 * Sets which jobs a job depends on, and beside which it never runs.
 *
 * Dependencies that lead in a circle are refused.
 *
 * Permission: `jobs_write`.
 */
export const setJobOrder = <ThrowOnError extends boolean = false>(options: Options<SetJobOrderData, ThrowOnError>) => (options.client ?? client).put<SetJobOrderResponses, SetJobOrderErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/jobs/{id}/order',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Shows how many operations run on a server at once.
 *
 * Permission: `servers_read`.
 */
export const getServerLimit = <ThrowOnError extends boolean = false>(options: Options<GetServerLimitData, ThrowOnError>) => (options.client ?? client).get<GetServerLimitResponses, GetServerLimitErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/servers/{id}/limit',
    ...options
});

/**
 * Limits how many operations run on a server at once.
 *
 * What is over it waits; what runs already goes on.
 *
 * Permission: `servers_write`.
 */
export const setServerLimit = <ThrowOnError extends boolean = false>(options: Options<SetServerLimitData, ThrowOnError>) => (options.client ?? client).put<SetServerLimitResponses, SetServerLimitErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/servers/{id}/limit',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Shows how many operations use a storage pool at once.
 *
 * Permission: `pools_read`.
 */
export const getStoragePoolLimit = <ThrowOnError extends boolean = false>(options: Options<GetStoragePoolLimitData, ThrowOnError>) => (options.client ?? client).get<GetStoragePoolLimitResponses, GetStoragePoolLimitErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/storage-pools/{id}/limit',
    ...options
});

/**
 * Limits how many operations use a storage pool at once.
 *
 * What is over it waits; what runs already goes on.
 *
 * Permission: `pools_write`.
 */
export const setStoragePoolLimit = <ThrowOnError extends boolean = false>(options: Options<SetStoragePoolLimitData, ThrowOnError>) => (options.client ?? client).put<SetStoragePoolLimitResponses, SetStoragePoolLimitErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/storage-pools/{id}/limit',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * The workspace's sources, newest first.
 *
 * Permission: `sources_read`.
 */
export const listSources = <ThrowOnError extends boolean = false>(options?: Options<ListSourcesData, ThrowOnError>) => (options?.client ?? client).get<ListSourcesResponses, ListSourcesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/sources',
    ...options
});

/**
 * Makes a source on a server of the workspace.
 *
 * Permission: `sources_write`.
 */
export const createSource = <ThrowOnError extends boolean = false>(options: Options<CreateSourceData, ThrowOnError>) => (options.client ?? client).post<CreateSourceResponses, CreateSourceErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/sources',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * What a source would take, how large it is, and what its patterns leave out.
 *
 * Permission: `sources_write`.
 */
export const previewSource = <ThrowOnError extends boolean = false>(options: Options<PreviewSourceData, ThrowOnError>) => (options.client ?? client).post<PreviewSourceResponses, PreviewSourceErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/sources/preview',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Deletes a source that no job uses. Its backups stay.
 *
 * Permission: `sources_write`.
 */
export const deleteSource = <ThrowOnError extends boolean = false>(options: Options<DeleteSourceData, ThrowOnError>) => (options.client ?? client).delete<DeleteSourceResponses, DeleteSourceErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/sources/{id}',
    ...options
});

/**
 * One source.
 *
 * Permission: `sources_read`.
 */
export const getSource = <ThrowOnError extends boolean = false>(options: Options<GetSourceData, ThrowOnError>) => (options.client ?? client).get<GetSourceResponses, GetSourceErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/sources/{id}',
    ...options
});

/**
 * Changes a source as a whole. Backups that run keep what they were started with.
 *
 * Permission: `sources_write`.
 */
export const updateSource = <ThrowOnError extends boolean = false>(options: Options<UpdateSourceData, ThrowOnError>) => (options.client ?? client).put<UpdateSourceResponses, UpdateSourceErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/sources/{id}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Signs in to the server and looks whether what the source names is there and can be read.
 *
 * Permission: `sources_write`.
 */
export const testSource = <ThrowOnError extends boolean = false>(options: Options<TestSourceData, ThrowOnError>) => (options.client ?? client).post<TestSourceResponses, TestSourceErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'backupapi_session',
            type: 'apiKey'
        }],
    url: '/api/v1/sources/{id}/test',
    ...options
});
