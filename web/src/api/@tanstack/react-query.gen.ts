// Generated from api/openapi.json by `npm run api`. Do not edit.

import { type InfiniteData, infiniteQueryOptions, queryOptions, type UseMutationOptions } from '@tanstack/react-query';

import { client } from '../client.gen';
import { acceptHostKey, browseServerFolders, cancelOperation, checkRepository, checkRestore, createApiToken, createConnection, createJob, createRepository, createSchedule, createServer, createSource, createStoragePool, deleteBackup, deleteConnection, deleteJob, deleteRepository, deleteSchedule, deleteServer, deleteSource, deleteStoragePool, detectConnections, detectServer, downloadBackupFiles, downloadOperationLog, exportRecoveryKit, findScheduleConflicts, getBackup, getBackupTimeline, getCalendar, getCalendarPeriods, getCatalog, getConnection, getDashboard, getJob, getJobOrder, getLiveness, getMe, getMetrics, getOperation, getReadiness, getRepository, getRestore, getSchedule, getServer, getServerLimit, getSettings, getSetup, getSource, getStoragePool, getStoragePoolLimit, getStoragePoolUsage, holdBackup, importRepository, installServerKey, listApiTokens, listAuditEvents, listBackupFiles, listBackups, listConnectionDatabases, listConnections, listImportableRepositories, listJobRuns, listJobs, listNextRuns, listOperationLogs, listOperations, listRepositories, listRestores, listSchedules, listServers, listSources, listStoragePools, measureBackupSelection, type Options, pauseOperation, previewRetention, previewSchedule, previewSource, pruneRepository, refreshRepository, restoreBackup, resumeOperation, retryOperation, revokeApiToken, runJob, scanHostKey, search, setJobOrder, setJobRetention, setRepositoryMaintenance, setRepositoryRetention, setServerLimit, setStoragePoolLimit, setUp, signIn, signOut, suggestRepositoryName, testConnection, testConnectionSettings, testServer, testSource, testStoragePool, testStoragePoolSettings, unlockRepository, updateConnection, updateJob, updateRepository, updateSchedule, updateServer, updateSource, updateStoragePool, verifyAuditTrail, verifyBackup } from '../sdk.gen';
import type { AcceptHostKeyData, AcceptHostKeyError, AcceptHostKeyResponse, BrowseServerFoldersData, BrowseServerFoldersError, BrowseServerFoldersResponse, CancelOperationData, CancelOperationError, CancelOperationResponse, CheckRepositoryData, CheckRepositoryError, CheckRepositoryResponse, CheckRestoreData, CheckRestoreError, CheckRestoreResponse, CreateApiTokenData, CreateApiTokenError, CreateApiTokenResponse, CreateConnectionData, CreateConnectionError, CreateConnectionResponse, CreateJobData, CreateJobError, CreateJobResponse, CreateRepositoryData, CreateRepositoryError, CreateRepositoryResponse, CreateScheduleData, CreateScheduleError, CreateScheduleResponse, CreateServerData, CreateServerError, CreateServerResponse, CreateSourceData, CreateSourceError, CreateSourceResponse, CreateStoragePoolData, CreateStoragePoolError, CreateStoragePoolResponse, DeleteBackupData, DeleteBackupError, DeleteBackupResponse, DeleteConnectionData, DeleteConnectionError, DeleteConnectionResponse, DeleteJobData, DeleteJobError, DeleteJobResponse, DeleteRepositoryData, DeleteRepositoryError, DeleteRepositoryResponse, DeleteScheduleData, DeleteScheduleError, DeleteScheduleResponse, DeleteServerData, DeleteServerError, DeleteServerResponse, DeleteSourceData, DeleteSourceError, DeleteSourceResponse, DeleteStoragePoolData, DeleteStoragePoolError, DeleteStoragePoolResponse, DetectConnectionsData, DetectConnectionsError, DetectConnectionsResponse, DetectServerData, DetectServerError, DetectServerResponse, DownloadBackupFilesData, DownloadBackupFilesError, DownloadBackupFilesResponse, DownloadOperationLogData, DownloadOperationLogError, ExportRecoveryKitData, ExportRecoveryKitError, ExportRecoveryKitResponse, FindScheduleConflictsData, FindScheduleConflictsError, FindScheduleConflictsResponse, GetBackupData, GetBackupError, GetBackupResponse, GetBackupTimelineData, GetBackupTimelineError, GetBackupTimelineResponse, GetCalendarData, GetCalendarError, GetCalendarPeriodsData, GetCalendarPeriodsError, GetCalendarPeriodsResponse, GetCalendarResponse, GetCatalogData, GetCatalogError, GetCatalogResponse, GetConnectionData, GetConnectionError, GetConnectionResponse, GetDashboardData, GetDashboardError, GetDashboardResponse, GetJobData, GetJobError, GetJobOrderData, GetJobOrderError, GetJobOrderResponse, GetJobResponse, GetLivenessData, GetLivenessError, GetLivenessResponse, GetMeData, GetMeError, GetMeResponse, GetMetricsData, GetMetricsError, GetMetricsResponse, GetOperationData, GetOperationError, GetOperationResponse, GetReadinessData, GetReadinessError, GetReadinessResponse, GetRepositoryData, GetRepositoryError, GetRepositoryResponse, GetRestoreData, GetRestoreError, GetRestoreResponse, GetScheduleData, GetScheduleError, GetScheduleResponse, GetServerData, GetServerError, GetServerLimitData, GetServerLimitError, GetServerLimitResponse, GetServerResponse, GetSettingsData, GetSettingsError, GetSettingsResponse, GetSetupData, GetSetupError, GetSetupResponse, GetSourceData, GetSourceError, GetSourceResponse, GetStoragePoolData, GetStoragePoolError, GetStoragePoolLimitData, GetStoragePoolLimitError, GetStoragePoolLimitResponse, GetStoragePoolResponse, GetStoragePoolUsageData, GetStoragePoolUsageError, GetStoragePoolUsageResponse, HoldBackupData, HoldBackupError, HoldBackupResponse, ImportRepositoryData, ImportRepositoryError, ImportRepositoryResponse, InstallServerKeyData, InstallServerKeyError, InstallServerKeyResponse, ListApiTokensData, ListApiTokensError, ListApiTokensResponse, ListAuditEventsData, ListAuditEventsError, ListAuditEventsResponse, ListBackupFilesData, ListBackupFilesError, ListBackupFilesResponse, ListBackupsData, ListBackupsError, ListBackupsResponse, ListConnectionDatabasesData, ListConnectionDatabasesError, ListConnectionDatabasesResponse, ListConnectionsData, ListConnectionsError, ListConnectionsResponse, ListImportableRepositoriesData, ListImportableRepositoriesError, ListImportableRepositoriesResponse, ListJobRunsData, ListJobRunsError, ListJobRunsResponse, ListJobsData, ListJobsError, ListJobsResponse, ListNextRunsData, ListNextRunsError, ListNextRunsResponse, ListOperationLogsData, ListOperationLogsError, ListOperationLogsResponse, ListOperationsData, ListOperationsError, ListOperationsResponse, ListRepositoriesData, ListRepositoriesError, ListRepositoriesResponse, ListRestoresData, ListRestoresError, ListRestoresResponse, ListSchedulesData, ListSchedulesError, ListSchedulesResponse, ListServersData, ListServersError, ListServersResponse, ListSourcesData, ListSourcesError, ListSourcesResponse, ListStoragePoolsData, ListStoragePoolsError, ListStoragePoolsResponse, MeasureBackupSelectionData, MeasureBackupSelectionError, MeasureBackupSelectionResponse, PauseOperationData, PauseOperationError, PauseOperationResponse, PreviewRetentionData, PreviewRetentionError, PreviewRetentionResponse, PreviewScheduleData, PreviewScheduleError, PreviewScheduleResponse, PreviewSourceData, PreviewSourceError, PreviewSourceResponse, PruneRepositoryData, PruneRepositoryError, PruneRepositoryResponse, RefreshRepositoryData, RefreshRepositoryError, RefreshRepositoryResponse, RestoreBackupData, RestoreBackupError, RestoreBackupResponse, ResumeOperationData, ResumeOperationError, ResumeOperationResponse, RetryOperationData, RetryOperationError, RetryOperationResponse, RevokeApiTokenData, RevokeApiTokenError, RevokeApiTokenResponse, RunJobData, RunJobError, RunJobResponse, ScanHostKeyData, ScanHostKeyError, ScanHostKeyResponse, SearchData, SearchError, SearchResponse, SetJobOrderData, SetJobOrderError, SetJobOrderResponse, SetJobRetentionData, SetJobRetentionError, SetJobRetentionResponse, SetRepositoryMaintenanceData, SetRepositoryMaintenanceError, SetRepositoryMaintenanceResponse, SetRepositoryRetentionData, SetRepositoryRetentionError, SetRepositoryRetentionResponse, SetServerLimitData, SetServerLimitError, SetServerLimitResponse, SetStoragePoolLimitData, SetStoragePoolLimitError, SetStoragePoolLimitResponse, SetUpData, SetUpError, SetUpResponse, SignInData, SignInError, SignInResponse, SignOutData, SignOutError, SignOutResponse, SuggestRepositoryNameData, SuggestRepositoryNameError, SuggestRepositoryNameResponse, TestConnectionData, TestConnectionError, TestConnectionResponse, TestConnectionSettingsData, TestConnectionSettingsError, TestConnectionSettingsResponse, TestServerData, TestServerError, TestServerResponse, TestSourceData, TestSourceError, TestSourceResponse, TestStoragePoolData, TestStoragePoolError, TestStoragePoolResponse, TestStoragePoolSettingsData, TestStoragePoolSettingsError, TestStoragePoolSettingsResponse, UnlockRepositoryData, UnlockRepositoryError, UnlockRepositoryResponse, UpdateConnectionData, UpdateConnectionError, UpdateConnectionResponse, UpdateJobData, UpdateJobError, UpdateJobResponse, UpdateRepositoryData, UpdateRepositoryError, UpdateRepositoryResponse, UpdateScheduleData, UpdateScheduleError, UpdateScheduleResponse, UpdateServerData, UpdateServerError, UpdateServerResponse, UpdateSourceData, UpdateSourceError, UpdateSourceResponse, UpdateStoragePoolData, UpdateStoragePoolError, UpdateStoragePoolResponse, VerifyAuditTrailData, VerifyAuditTrailError, VerifyAuditTrailResponse, VerifyBackupData, VerifyBackupError, VerifyBackupResponse } from '../types.gen';

export type QueryKey<TOptions extends Options> = [
    Pick<TOptions, 'baseUrl' | 'body' | 'headers' | 'path' | 'query'> & {
        _id: string;
        _infinite?: boolean;
        tags?: ReadonlyArray<string>;
    }
];

const createQueryKey = <TOptions extends Options>(id: string, options?: TOptions, infinite?: boolean, tags?: ReadonlyArray<string>): [
    QueryKey<TOptions>[0]
] => {
    const params: QueryKey<TOptions>[0] = { _id: id, baseUrl: options?.baseUrl || (options?.client ?? client).getConfig().baseUrl } as QueryKey<TOptions>[0];
    if (infinite) {
        params._infinite = infinite;
    }
    if (tags) {
        params.tags = tags;
    }
    if (options?.body) {
        params.body = options.body;
    }
    if (options?.headers) {
        params.headers = options.headers;
    }
    if (options?.path) {
        params.path = options.path;
    }
    if (options?.query) {
        params.query = options.query;
    }
    return [params];
};

export const getMetricsQueryKey = (options?: Options<GetMetricsData>) => createQueryKey('getMetrics', options);

/**
 * Shows the figures of the installation in Prometheus' text format.
 *
 * Operations, queue, pools, backup ages and the process.
 */
export const getMetricsOptions = (options?: Options<GetMetricsData>) => queryOptions<GetMetricsResponse, GetMetricsError, GetMetricsResponse, ReturnType<typeof getMetricsQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getMetrics({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getMetricsQueryKey(options)
});

export const getLivenessQueryKey = (options?: Options<GetLivenessData>) => createQueryKey('getLiveness', options);

/**
 * Tells that the process answers.
 */
export const getLivenessOptions = (options?: Options<GetLivenessData>) => queryOptions<GetLivenessResponse, GetLivenessError, GetLivenessResponse, ReturnType<typeof getLivenessQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getLiveness({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getLivenessQueryKey(options)
});

export const getReadinessQueryKey = (options?: Options<GetReadinessData>) => createQueryKey('getReadiness', options);

/**
 * Tells whether requests should be sent here: the process is not about to stop, the database answers and has the schema of this version.
 */
export const getReadinessOptions = (options?: Options<GetReadinessData>) => queryOptions<GetReadinessResponse, GetReadinessError, GetReadinessResponse, ReturnType<typeof getReadinessQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getReadiness({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getReadinessQueryKey(options)
});

export const getSetupQueryKey = (options?: Options<GetSetupData>) => createQueryKey('getSetup', options);

/**
 * Tells whether the installation has an owner yet.
 */
export const getSetupOptions = (options?: Options<GetSetupData>) => queryOptions<GetSetupResponse, GetSetupError, GetSetupResponse, ReturnType<typeof getSetupQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getSetup({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getSetupQueryKey(options)
});

/**
 * Makes the owner and the first workspace.
 *
 * Takes the one-time token that the service prints at start; it works exactly once. The answer signs the new owner in.
 */
export const setUpMutation = (options?: Partial<Options<SetUpData>>): UseMutationOptions<SetUpResponse, SetUpError, Options<SetUpData>> => {
    const mutationOptions: UseMutationOptions<SetUpResponse, SetUpError, Options<SetUpData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await setUp({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Signs out.
 *
 * The session's cookie is worthless from now on, wherever it was copied to.
 *
 * Permission: `signed_in`.
 */
export const signOutMutation = (options?: Partial<Options<SignOutData>>): UseMutationOptions<SignOutResponse, SignOutError, Options<SignOutData>> => {
    const mutationOptions: UseMutationOptions<SignOutResponse, SignOutError, Options<SignOutData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await signOut({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Signs in.
 *
 * Sets the session's cookie; the answer holds its CSRF token. A wrong password and an unknown address get the same answer.
 */
export const signInMutation = (options?: Partial<Options<SignInData>>): UseMutationOptions<SignInResponse, SignInError, Options<SignInData>> => {
    const mutationOptions: UseMutationOptions<SignInResponse, SignInError, Options<SignInData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await signIn({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const getMeQueryKey = (options?: Options<GetMeData>) => createQueryKey('getMe', options);

/**
 * Tells who is signed in.
 *
 * The user, their workspaces and permissions, and the CSRF token of the session.
 *
 * Permission: `signed_in`.
 */
export const getMeOptions = (options?: Options<GetMeData>) => queryOptions<GetMeResponse, GetMeError, GetMeResponse, ReturnType<typeof getMeQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getMe({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getMeQueryKey(options)
});

export const getCatalogQueryKey = (options?: Options<GetCatalogData>) => createQueryKey('getCatalog', options);

/**
 * Describes every type of source, connection, pool, engine and operation.
 *
 * With the fields of their settings, from which forms are made.
 *
 * Permission: `signed_in`.
 */
export const getCatalogOptions = (options?: Options<GetCatalogData>) => queryOptions<GetCatalogResponse, GetCatalogError, GetCatalogResponse, ReturnType<typeof getCatalogQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getCatalog({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getCatalogQueryKey(options)
});

export const getDashboardQueryKey = (options?: Options<GetDashboardData>) => createQueryKey('getDashboard', options);

/**
 * Answers whether everything is safe.
 *
 * How many sources are protected, what needs attention and why, what runs, and what was proven.
 *
 * Permission: `dashboard_read`.
 */
export const getDashboardOptions = (options?: Options<GetDashboardData>) => queryOptions<GetDashboardResponse, GetDashboardError, GetDashboardResponse, ReturnType<typeof getDashboardQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getDashboard({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getDashboardQueryKey(options)
});

export const listImportableRepositoriesQueryKey = (options: Options<ListImportableRepositoriesData>) => createQueryKey('listImportableRepositories', options);

/**
 * Repositories that lie in a pool and are not known here yet.
 *
 * Permission: `repositories_read`.
 */
export const listImportableRepositoriesOptions = (options: Options<ListImportableRepositoriesData>) => queryOptions<ListImportableRepositoriesResponse, ListImportableRepositoriesError, ListImportableRepositoriesResponse, ReturnType<typeof listImportableRepositoriesQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listImportableRepositories({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listImportableRepositoriesQueryKey(options)
});

export const searchQueryKey = (options?: Options<SearchData>) => createQueryKey('search', options);

/**
 * Finds things by part of their name.
 *
 * Servers, jobs, sources, repositories, pools and recent backups; for the command palette.
 *
 * Permission: `dashboard_read`.
 */
export const searchOptions = (options?: Options<SearchData>) => queryOptions<SearchResponse, SearchError, SearchResponse, ReturnType<typeof searchQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await search({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: searchQueryKey(options)
});

export const getSettingsQueryKey = (options?: Options<GetSettingsData>) => createQueryKey('getSettings', options);

/**
 * Shows how this installation runs.
 *
 * Permission: `settings_read`.
 */
export const getSettingsOptions = (options?: Options<GetSettingsData>) => queryOptions<GetSettingsResponse, GetSettingsError, GetSettingsResponse, ReturnType<typeof getSettingsQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getSettings({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getSettingsQueryKey(options)
});

export const listServersQueryKey = (options?: Options<ListServersData>) => createQueryKey('listServers', options);

/**
 * Newest first.
 *
 * Permission: `servers_read`.
 */
export const listServersOptions = (options?: Options<ListServersData>) => queryOptions<ListServersResponse, ListServersError, ListServersResponse, ReturnType<typeof listServersQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listServers({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listServersQueryKey(options)
});

const createInfiniteParams = <K extends Pick<QueryKey<Options>[0], 'body' | 'headers' | 'path' | 'query'>>(queryKey: QueryKey<Options>, page: K) => {
    const params = { ...queryKey[0] };
    if (page.body) {
        params.body = {
            ...queryKey[0].body as any,
            ...page.body as any
        };
    }
    if (page.headers) {
        params.headers = {
            ...queryKey[0].headers,
            ...page.headers
        };
    }
    if (page.path) {
        params.path = {
            ...queryKey[0].path as any,
            ...page.path as any
        };
    }
    if (page.query) {
        params.query = {
            ...queryKey[0].query as any,
            ...page.query as any
        };
    }
    return params as unknown as typeof page;
};

export const listServersInfiniteQueryKey = (options?: Options<ListServersData>): QueryKey<Options<ListServersData>> => createQueryKey('listServers', options, true);

/**
 * Newest first.
 *
 * Permission: `servers_read`.
 */
export const listServersInfiniteOptions = (options?: Options<ListServersData>) => infiniteQueryOptions<ListServersResponse, ListServersError, InfiniteData<ListServersResponse>, QueryKey<Options<ListServersData>>, string | Pick<QueryKey<Options<ListServersData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
// @ts-ignore
{
    queryFn: async ({ pageParam, queryKey, signal }) => {
        // @ts-ignore
        const page: Pick<QueryKey<Options<ListServersData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
            query: {
                cursor: pageParam
            }
        };
        const params = createInfiniteParams(queryKey, page);
        const { data } = await listServers({
            ...options,
            ...params,
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listServersInfiniteQueryKey(options)
});

/**
 * Adds a machine. Over SSH it must still show the confirmed host key; with a password, our key is installed before anything is saved.
 *
 * Permission: `servers_write`.
 */
export const createServerMutation = (options?: Partial<Options<CreateServerData>>): UseMutationOptions<CreateServerResponse, CreateServerError, Options<CreateServerData>> => {
    const mutationOptions: UseMutationOptions<CreateServerResponse, CreateServerError, Options<CreateServerData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await createServer({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Shows a machine's host key, to be confirmed by a person before the server is added.
 *
 * Permission: `servers_inspect`.
 */
export const scanHostKeyMutation = (options?: Partial<Options<ScanHostKeyData>>): UseMutationOptions<ScanHostKeyResponse, ScanHostKeyError, Options<ScanHostKeyData>> => {
    const mutationOptions: UseMutationOptions<ScanHostKeyResponse, ScanHostKeyError, Options<ScanHostKeyData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await scanHostKey({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Forgets a server and our key to it. Backups of it stay. Refused while a source, a connection, another server or a running operation needs it.
 *
 * Permission: `servers_write`.
 */
export const deleteServerMutation = (options?: Partial<Options<DeleteServerData>>): UseMutationOptions<DeleteServerResponse, DeleteServerError, Options<DeleteServerData>> => {
    const mutationOptions: UseMutationOptions<DeleteServerResponse, DeleteServerError, Options<DeleteServerData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await deleteServer({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const getServerQueryKey = (options: Options<GetServerData>) => createQueryKey('getServer', options);

/**
 * One server with its last test and what was found on it.
 *
 * Permission: `servers_read`.
 */
export const getServerOptions = (options: Options<GetServerData>) => queryOptions<GetServerResponse, GetServerError, GetServerResponse, ReturnType<typeof getServerQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getServer({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getServerQueryKey(options)
});

/**
 * Changes a server as a whole.
 *
 * Permission: `servers_write`.
 */
export const updateServerMutation = (options?: Partial<Options<UpdateServerData>>): UseMutationOptions<UpdateServerResponse, UpdateServerError, Options<UpdateServerData>> => {
    const mutationOptions: UseMutationOptions<UpdateServerResponse, UpdateServerError, Options<UpdateServerData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await updateServer({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Pins the key that the machine shows now, if it is the one that was accepted.
 *
 * Permission: `servers_write`.
 */
export const acceptHostKeyMutation = (options?: Partial<Options<AcceptHostKeyData>>): UseMutationOptions<AcceptHostKeyResponse, AcceptHostKeyError, Options<AcceptHostKeyData>> => {
    const mutationOptions: UseMutationOptions<AcceptHostKeyResponse, AcceptHostKeyError, Options<AcceptHostKeyData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await acceptHostKey({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Signs in with the password and adds our public key to the user's authorized_keys.
 *
 * Permission: `servers_write`.
 */
export const installServerKeyMutation = (options?: Partial<Options<InstallServerKeyData>>): UseMutationOptions<InstallServerKeyResponse, InstallServerKeyError, Options<InstallServerKeyData>> => {
    const mutationOptions: UseMutationOptions<InstallServerKeyResponse, InstallServerKeyError, Options<InstallServerKeyData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await installServerKey({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Tries step by step what a backup will need: reach, host key, sign-in, sudo, a shell, borg, the way back, room. Remembers the result.
 *
 * Permission: `servers_inspect`.
 */
export const testServerMutation = (options?: Partial<Options<TestServerData>>): UseMutationOptions<TestServerResponse, TestServerError, Options<TestServerData>> => {
    const mutationOptions: UseMutationOptions<TestServerResponse, TestServerError, Options<TestServerData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await testServer({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Finds out what the server is and has: system, tools, file systems, databases, containers. Remembers it.
 *
 * Permission: `servers_inspect`.
 */
export const detectServerMutation = (options?: Partial<Options<DetectServerData>>): UseMutationOptions<DetectServerResponse, DetectServerError, Options<DetectServerData>> => {
    const mutationOptions: UseMutationOptions<DetectServerResponse, DetectServerError, Options<DetectServerData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await detectServer({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const browseServerFoldersQueryKey = (options: Options<BrowseServerFoldersData>) => createQueryKey('browseServerFolders', options);

/**
 * Lists a folder for picking paths. Reads as root where the server uses sudo.
 *
 * Permission: `servers_inspect`.
 */
export const browseServerFoldersOptions = (options: Options<BrowseServerFoldersData>) => queryOptions<BrowseServerFoldersResponse, BrowseServerFoldersError, BrowseServerFoldersResponse, ReturnType<typeof browseServerFoldersQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await browseServerFolders({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: browseServerFoldersQueryKey(options)
});

export const listApiTokensQueryKey = (options?: Options<ListApiTokensData>) => createQueryKey('listApiTokens', options);

/**
 * Lists the workspace's API tokens, newest first.
 *
 * Permission: `tokens_manage`.
 */
export const listApiTokensOptions = (options?: Options<ListApiTokensData>) => queryOptions<ListApiTokensResponse, ListApiTokensError, ListApiTokensResponse, ReturnType<typeof listApiTokensQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listApiTokens({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listApiTokensQueryKey(options)
});

export const listApiTokensInfiniteQueryKey = (options?: Options<ListApiTokensData>): QueryKey<Options<ListApiTokensData>> => createQueryKey('listApiTokens', options, true);

/**
 * Lists the workspace's API tokens, newest first.
 *
 * Permission: `tokens_manage`.
 */
export const listApiTokensInfiniteOptions = (options?: Options<ListApiTokensData>) => infiniteQueryOptions<ListApiTokensResponse, ListApiTokensError, InfiniteData<ListApiTokensResponse>, QueryKey<Options<ListApiTokensData>>, string | Pick<QueryKey<Options<ListApiTokensData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
// @ts-ignore
{
    queryFn: async ({ pageParam, queryKey, signal }) => {
        // @ts-ignore
        const page: Pick<QueryKey<Options<ListApiTokensData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
            query: {
                cursor: pageParam
            }
        };
        const params = createInfiniteParams(queryKey, page);
        const { data } = await listApiTokens({
            ...options,
            ...params,
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listApiTokensInfiniteQueryKey(options)
});

/**
 * Makes an API token.
 *
 * The token stands in this answer and nowhere else. A name that is taken is refused.
 *
 * Permission: `tokens_manage`.
 */
export const createApiTokenMutation = (options?: Partial<Options<CreateApiTokenData>>): UseMutationOptions<CreateApiTokenResponse, CreateApiTokenError, Options<CreateApiTokenData>> => {
    const mutationOptions: UseMutationOptions<CreateApiTokenResponse, CreateApiTokenError, Options<CreateApiTokenData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await createApiToken({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Revokes an API token.
 *
 * It is refused from the next request on.
 *
 * Permission: `tokens_manage`.
 */
export const revokeApiTokenMutation = (options?: Partial<Options<RevokeApiTokenData>>): UseMutationOptions<RevokeApiTokenResponse, RevokeApiTokenError, Options<RevokeApiTokenData>> => {
    const mutationOptions: UseMutationOptions<RevokeApiTokenResponse, RevokeApiTokenError, Options<RevokeApiTokenData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await revokeApiToken({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const listAuditEventsQueryKey = (options?: Options<ListAuditEventsData>) => createQueryKey('listAuditEvents', options);

/**
 * Lists what was done and by whom, newest first.
 *
 * Permission: `audit_read`.
 */
export const listAuditEventsOptions = (options?: Options<ListAuditEventsData>) => queryOptions<ListAuditEventsResponse, ListAuditEventsError, ListAuditEventsResponse, ReturnType<typeof listAuditEventsQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listAuditEvents({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listAuditEventsQueryKey(options)
});

export const listAuditEventsInfiniteQueryKey = (options?: Options<ListAuditEventsData>): QueryKey<Options<ListAuditEventsData>> => createQueryKey('listAuditEvents', options, true);

/**
 * Lists what was done and by whom, newest first.
 *
 * Permission: `audit_read`.
 */
export const listAuditEventsInfiniteOptions = (options?: Options<ListAuditEventsData>) => infiniteQueryOptions<ListAuditEventsResponse, ListAuditEventsError, InfiniteData<ListAuditEventsResponse>, QueryKey<Options<ListAuditEventsData>>, string | Pick<QueryKey<Options<ListAuditEventsData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
// @ts-ignore
{
    queryFn: async ({ pageParam, queryKey, signal }) => {
        // @ts-ignore
        const page: Pick<QueryKey<Options<ListAuditEventsData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
            query: {
                cursor: pageParam
            }
        };
        const params = createInfiniteParams(queryKey, page);
        const { data } = await listAuditEvents({
            ...options,
            ...params,
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listAuditEventsInfiniteQueryKey(options)
});

export const verifyAuditTrailQueryKey = (options?: Options<VerifyAuditTrailData>) => createQueryKey('verifyAuditTrail', options);

/**
 * Proves that no audit event was changed or removed.
 *
 * Walks the whole trail of the workspace and computes every hash anew.
 *
 * Permission: `audit_read`.
 */
export const verifyAuditTrailOptions = (options?: Options<VerifyAuditTrailData>) => queryOptions<VerifyAuditTrailResponse, VerifyAuditTrailError, VerifyAuditTrailResponse, ReturnType<typeof verifyAuditTrailQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await verifyAuditTrail({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: verifyAuditTrailQueryKey(options)
});

export const listConnectionsQueryKey = (options?: Options<ListConnectionsData>) => createQueryKey('listConnections', options);

/**
 * The workspace's connections, newest first.
 *
 * Permission: `connections_read`.
 */
export const listConnectionsOptions = (options?: Options<ListConnectionsData>) => queryOptions<ListConnectionsResponse, ListConnectionsError, ListConnectionsResponse, ReturnType<typeof listConnectionsQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listConnections({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listConnectionsQueryKey(options)
});

export const listConnectionsInfiniteQueryKey = (options?: Options<ListConnectionsData>): QueryKey<Options<ListConnectionsData>> => createQueryKey('listConnections', options, true);

/**
 * The workspace's connections, newest first.
 *
 * Permission: `connections_read`.
 */
export const listConnectionsInfiniteOptions = (options?: Options<ListConnectionsData>) => infiniteQueryOptions<ListConnectionsResponse, ListConnectionsError, InfiniteData<ListConnectionsResponse>, QueryKey<Options<ListConnectionsData>>, string | Pick<QueryKey<Options<ListConnectionsData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
// @ts-ignore
{
    queryFn: async ({ pageParam, queryKey, signal }) => {
        // @ts-ignore
        const page: Pick<QueryKey<Options<ListConnectionsData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
            query: {
                cursor: pageParam
            }
        };
        const params = createInfiniteParams(queryKey, page);
        const { data } = await listConnections({
            ...options,
            ...params,
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listConnectionsInfiniteQueryKey(options)
});

/**
 * Tests how a service is reached and keeps it as a connection of its server.
 *
 * Permission: `connections_write`.
 */
export const createConnectionMutation = (options?: Partial<Options<CreateConnectionData>>): UseMutationOptions<CreateConnectionResponse, CreateConnectionError, Options<CreateConnectionData>> => {
    const mutationOptions: UseMutationOptions<CreateConnectionResponse, CreateConnectionError, Options<CreateConnectionData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await createConnection({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Tries settings before they are saved: the tool on the server, reach, sign-in, version, what the user may do.
 *
 * Permission: `connections_write`.
 */
export const testConnectionSettingsMutation = (options?: Partial<Options<TestConnectionSettingsData>>): UseMutationOptions<TestConnectionSettingsResponse, TestConnectionSettingsError, Options<TestConnectionSettingsData>> => {
    const mutationOptions: UseMutationOptions<TestConnectionSettingsResponse, TestConnectionSettingsError, Options<TestConnectionSettingsData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await testConnectionSettings({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Finds ways to sign in to the databases of a server that need no password from a person. What files hold stays on the server.
 *
 * Permission: `servers_inspect`.
 */
export const detectConnectionsMutation = (options?: Partial<Options<DetectConnectionsData>>): UseMutationOptions<DetectConnectionsResponse, DetectConnectionsError, Options<DetectConnectionsData>> => {
    const mutationOptions: UseMutationOptions<DetectConnectionsResponse, DetectConnectionsError, Options<DetectConnectionsData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await detectConnections({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Forgets a connection that no source uses.
 *
 * Permission: `connections_write`.
 */
export const deleteConnectionMutation = (options?: Partial<Options<DeleteConnectionData>>): UseMutationOptions<DeleteConnectionResponse, DeleteConnectionError, Options<DeleteConnectionData>> => {
    const mutationOptions: UseMutationOptions<DeleteConnectionResponse, DeleteConnectionError, Options<DeleteConnectionData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await deleteConnection({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const getConnectionQueryKey = (options: Options<GetConnectionData>) => createQueryKey('getConnection', options);

/**
 * One connection.
 *
 * Permission: `connections_read`.
 */
export const getConnectionOptions = (options: Options<GetConnectionData>) => queryOptions<GetConnectionResponse, GetConnectionError, GetConnectionResponse, ReturnType<typeof getConnectionQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getConnection({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getConnectionQueryKey(options)
});

/**
 * Changes a connection as a whole, after testing it.
 *
 * Permission: `connections_write`.
 */
export const updateConnectionMutation = (options?: Partial<Options<UpdateConnectionData>>): UseMutationOptions<UpdateConnectionResponse, UpdateConnectionError, Options<UpdateConnectionData>> => {
    const mutationOptions: UseMutationOptions<UpdateConnectionResponse, UpdateConnectionError, Options<UpdateConnectionData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await updateConnection({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Tests a connection now and writes down what was found.
 *
 * Permission: `servers_inspect`.
 */
export const testConnectionMutation = (options?: Partial<Options<TestConnectionData>>): UseMutationOptions<TestConnectionResponse, TestConnectionError, Options<TestConnectionData>> => {
    const mutationOptions: UseMutationOptions<TestConnectionResponse, TestConnectionError, Options<TestConnectionData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await testConnection({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const listConnectionDatabasesQueryKey = (options: Options<ListConnectionDatabasesData>) => createQueryKey('listConnectionDatabases', options);

/**
 * The databases that the connection shows, without those of the system.
 *
 * Permission: `servers_inspect`.
 */
export const listConnectionDatabasesOptions = (options: Options<ListConnectionDatabasesData>) => queryOptions<ListConnectionDatabasesResponse, ListConnectionDatabasesError, ListConnectionDatabasesResponse, ReturnType<typeof listConnectionDatabasesQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listConnectionDatabases({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listConnectionDatabasesQueryKey(options)
});

export const listJobsQueryKey = (options?: Options<ListJobsData>) => createQueryKey('listJobs', options);

/**
 * Lists jobs, newest first.
 *
 * Permission: `jobs_read`.
 */
export const listJobsOptions = (options?: Options<ListJobsData>) => queryOptions<ListJobsResponse, ListJobsError, ListJobsResponse, ReturnType<typeof listJobsQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listJobs({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listJobsQueryKey(options)
});

export const listJobsInfiniteQueryKey = (options?: Options<ListJobsData>): QueryKey<Options<ListJobsData>> => createQueryKey('listJobs', options, true);

/**
 * Lists jobs, newest first.
 *
 * Permission: `jobs_read`.
 */
export const listJobsInfiniteOptions = (options?: Options<ListJobsData>) => infiniteQueryOptions<ListJobsResponse, ListJobsError, InfiniteData<ListJobsResponse>, QueryKey<Options<ListJobsData>>, string | Pick<QueryKey<Options<ListJobsData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
// @ts-ignore
{
    queryFn: async ({ pageParam, queryKey, signal }) => {
        // @ts-ignore
        const page: Pick<QueryKey<Options<ListJobsData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
            query: {
                cursor: pageParam
            }
        };
        const params = createInfiniteParams(queryKey, page);
        const { data } = await listJobs({
            ...options,
            ...params,
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listJobsInfiniteQueryKey(options)
});

/**
 * Makes a job.
 *
 * Its sources and repositories must exist in the workspace.
 *
 * Permission: `jobs_write`.
 */
export const createJobMutation = (options?: Partial<Options<CreateJobData>>): UseMutationOptions<CreateJobResponse, CreateJobError, Options<CreateJobData>> => {
    const mutationOptions: UseMutationOptions<CreateJobResponse, CreateJobError, Options<CreateJobData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await createJob({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Deletes a job that is not running.
 *
 * Its backups and the history of its runs stay; from then on the rules of their repository apply.
 *
 * Permission: `jobs_write`.
 */
export const deleteJobMutation = (options?: Partial<Options<DeleteJobData>>): UseMutationOptions<DeleteJobResponse, DeleteJobError, Options<DeleteJobData>> => {
    const mutationOptions: UseMutationOptions<DeleteJobResponse, DeleteJobError, Options<DeleteJobData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await deleteJob({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const getJobQueryKey = (options: Options<GetJobData>) => createQueryKey('getJob', options);

/**
 * Shows a job with its last run, its figures and its last 30 days.
 *
 * Permission: `jobs_read`.
 */
export const getJobOptions = (options: Options<GetJobData>) => queryOptions<GetJobResponse, GetJobError, GetJobResponse, ReturnType<typeof getJobQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getJob({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getJobQueryKey(options)
});

/**
 * Changes a job as a whole.
 *
 * What runs already goes on as it was started.
 *
 * Permission: `jobs_write`.
 */
export const updateJobMutation = (options?: Partial<Options<UpdateJobData>>): UseMutationOptions<UpdateJobResponse, UpdateJobError, Options<UpdateJobData>> => {
    const mutationOptions: UseMutationOptions<UpdateJobResponse, UpdateJobError, Options<UpdateJobData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await updateJob({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Runs a job now.
 *
 * Its operations, one per source and repository, wait in the queue until a worker and the repository are free.
 *
 * Permission: `jobs_run`.
 */
export const runJobMutation = (options?: Partial<Options<RunJobData>>): UseMutationOptions<RunJobResponse, RunJobError, Options<RunJobData>> => {
    const mutationOptions: UseMutationOptions<RunJobResponse, RunJobError, Options<RunJobData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await runJob({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const listJobRunsQueryKey = (options: Options<ListJobRunsData>) => createQueryKey('listJobRuns', options);

/**
 * Lists a job's runs, newest first.
 *
 * Permission: `jobs_read`.
 */
export const listJobRunsOptions = (options: Options<ListJobRunsData>) => queryOptions<ListJobRunsResponse, ListJobRunsError, ListJobRunsResponse, ReturnType<typeof listJobRunsQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listJobRuns({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listJobRunsQueryKey(options)
});

export const listJobRunsInfiniteQueryKey = (options: Options<ListJobRunsData>): QueryKey<Options<ListJobRunsData>> => createQueryKey('listJobRuns', options, true);

/**
 * Lists a job's runs, newest first.
 *
 * Permission: `jobs_read`.
 */
export const listJobRunsInfiniteOptions = (options: Options<ListJobRunsData>) => infiniteQueryOptions<ListJobRunsResponse, ListJobRunsError, InfiniteData<ListJobRunsResponse>, QueryKey<Options<ListJobRunsData>>, string | Pick<QueryKey<Options<ListJobRunsData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
// @ts-ignore
{
    queryFn: async ({ pageParam, queryKey, signal }) => {
        // @ts-ignore
        const page: Pick<QueryKey<Options<ListJobRunsData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
            query: {
                cursor: pageParam
            }
        };
        const params = createInfiniteParams(queryKey, page);
        const { data } = await listJobRuns({
            ...options,
            ...params,
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listJobRunsInfiniteQueryKey(options)
});

export const listOperationsQueryKey = (options?: Options<ListOperationsData>) => createQueryKey('listOperations', options);

/**
 * The workspace's operations, newest first.
 *
 * Permission: `operations_read`.
 */
export const listOperationsOptions = (options?: Options<ListOperationsData>) => queryOptions<ListOperationsResponse, ListOperationsError, ListOperationsResponse, ReturnType<typeof listOperationsQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listOperations({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listOperationsQueryKey(options)
});

export const listOperationsInfiniteQueryKey = (options?: Options<ListOperationsData>): QueryKey<Options<ListOperationsData>> => createQueryKey('listOperations', options, true);

/**
 * The workspace's operations, newest first.
 *
 * Permission: `operations_read`.
 */
export const listOperationsInfiniteOptions = (options?: Options<ListOperationsData>) => infiniteQueryOptions<ListOperationsResponse, ListOperationsError, InfiniteData<ListOperationsResponse>, QueryKey<Options<ListOperationsData>>, string | Pick<QueryKey<Options<ListOperationsData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
// @ts-ignore
{
    queryFn: async ({ pageParam, queryKey, signal }) => {
        // @ts-ignore
        const page: Pick<QueryKey<Options<ListOperationsData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
            query: {
                cursor: pageParam
            }
        };
        const params = createInfiniteParams(queryKey, page);
        const { data } = await listOperations({
            ...options,
            ...params,
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listOperationsInfiniteQueryKey(options)
});

export const getOperationQueryKey = (options: Options<GetOperationData>) => createQueryKey('getOperation', options);

/**
 * One operation with its phases, attempts and result.
 *
 * Permission: `operations_read`.
 */
export const getOperationOptions = (options: Options<GetOperationData>) => queryOptions<GetOperationResponse, GetOperationError, GetOperationResponse, ReturnType<typeof getOperationQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getOperation({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getOperationQueryKey(options)
});

export const listOperationLogsQueryKey = (options: Options<ListOperationLogsData>) => createQueryKey('listOperationLogs', options);

/**
 * Log lines by sequence. Without `after` and `before`: from the beginning.
 *
 * Permission: `operations_read`.
 */
export const listOperationLogsOptions = (options: Options<ListOperationLogsData>) => queryOptions<ListOperationLogsResponse, ListOperationLogsError, ListOperationLogsResponse, ReturnType<typeof listOperationLogsQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listOperationLogs({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listOperationLogsQueryKey(options)
});

export const listOperationLogsInfiniteQueryKey = (options: Options<ListOperationLogsData>): QueryKey<Options<ListOperationLogsData>> => createQueryKey('listOperationLogs', options, true);

/**
 * Log lines by sequence. Without `after` and `before`: from the beginning.
 *
 * Permission: `operations_read`.
 */
export const listOperationLogsInfiniteOptions = (options: Options<ListOperationLogsData>) => infiniteQueryOptions<ListOperationLogsResponse, ListOperationLogsError, InfiniteData<ListOperationLogsResponse>, QueryKey<Options<ListOperationLogsData>>, number | Pick<QueryKey<Options<ListOperationLogsData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
// @ts-ignore
{
    queryFn: async ({ pageParam, queryKey, signal }) => {
        // @ts-ignore
        const page: Pick<QueryKey<Options<ListOperationLogsData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
            query: {
                after: pageParam
            }
        };
        const params = createInfiniteParams(queryKey, page);
        const { data } = await listOperationLogs({
            ...options,
            ...params,
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listOperationLogsInfiniteQueryKey(options)
});

export const downloadOperationLogQueryKey = (options: Options<DownloadOperationLogData>) => createQueryKey('downloadOperationLog', options);

/**
 * The whole log as text, one line each: time, level, message.
 *
 * Permission: `operations_read`.
 */
export const downloadOperationLogOptions = (options: Options<DownloadOperationLogData>) => queryOptions<unknown, DownloadOperationLogError, unknown, ReturnType<typeof downloadOperationLogQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await downloadOperationLog({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: downloadOperationLogQueryKey(options)
});

/**
 * Asks a running operation to stop at its next checkpoint and keep what it stored.
 *
 * Permission: `operations_control`.
 */
export const pauseOperationMutation = (options?: Partial<Options<PauseOperationData>>): UseMutationOptions<PauseOperationResponse, PauseOperationError, Options<PauseOperationData>> => {
    const mutationOptions: UseMutationOptions<PauseOperationResponse, PauseOperationError, Options<PauseOperationData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await pauseOperation({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Lets a paused operation go on from what it stored.
 *
 * Permission: `operations_control`.
 */
export const resumeOperationMutation = (options?: Partial<Options<ResumeOperationData>>): UseMutationOptions<ResumeOperationResponse, ResumeOperationError, Options<ResumeOperationData>> => {
    const mutationOptions: UseMutationOptions<ResumeOperationResponse, ResumeOperationError, Options<ResumeOperationData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await resumeOperation({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Ends an operation; nothing of its run is kept.
 *
 * Permission: `operations_control`.
 */
export const cancelOperationMutation = (options?: Partial<Options<CancelOperationData>>): UseMutationOptions<CancelOperationResponse, CancelOperationError, Options<CancelOperationData>> => {
    const mutationOptions: UseMutationOptions<CancelOperationResponse, CancelOperationError, Options<CancelOperationData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await cancelOperation({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Starts a failed, cancelled or incomplete operation again, as the next attempt of the same run.
 *
 * Permission: `operations_control`.
 */
export const retryOperationMutation = (options?: Partial<Options<RetryOperationData>>): UseMutationOptions<RetryOperationResponse, RetryOperationError, Options<RetryOperationData>> => {
    const mutationOptions: UseMutationOptions<RetryOperationResponse, RetryOperationError, Options<RetryOperationData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await retryOperation({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const listBackupsQueryKey = (options?: Options<ListBackupsData>) => createQueryKey('listBackups', options);

/**
 * The workspace's backups, newest first.
 *
 * Permission: `backups_read`.
 */
export const listBackupsOptions = (options?: Options<ListBackupsData>) => queryOptions<ListBackupsResponse, ListBackupsError, ListBackupsResponse, ReturnType<typeof listBackupsQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listBackups({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listBackupsQueryKey(options)
});

export const listBackupsInfiniteQueryKey = (options?: Options<ListBackupsData>): QueryKey<Options<ListBackupsData>> => createQueryKey('listBackups', options, true);

/**
 * The workspace's backups, newest first.
 *
 * Permission: `backups_read`.
 */
export const listBackupsInfiniteOptions = (options?: Options<ListBackupsData>) => infiniteQueryOptions<ListBackupsResponse, ListBackupsError, InfiniteData<ListBackupsResponse>, QueryKey<Options<ListBackupsData>>, string | Pick<QueryKey<Options<ListBackupsData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
// @ts-ignore
{
    queryFn: async ({ pageParam, queryKey, signal }) => {
        // @ts-ignore
        const page: Pick<QueryKey<Options<ListBackupsData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
            query: {
                cursor: pageParam
            }
        };
        const params = createInfiniteParams(queryKey, page);
        const { data } = await listBackups({
            ...options,
            ...params,
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listBackupsInfiniteQueryKey(options)
});

/**
 * Deletes a backup for good, as an operation. `confirm` must be the backup's name.
 *
 * Permission: `backups_delete`.
 */
export const deleteBackupMutation = (options?: Partial<Options<DeleteBackupData>>): UseMutationOptions<DeleteBackupResponse, DeleteBackupError, Options<DeleteBackupData>> => {
    const mutationOptions: UseMutationOptions<DeleteBackupResponse, DeleteBackupError, Options<DeleteBackupData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await deleteBackup({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const getBackupQueryKey = (options: Options<GetBackupData>) => createQueryKey('getBackup', options);

/**
 * One backup, with the files that were not read or changed while read.
 *
 * Permission: `backups_read`.
 */
export const getBackupOptions = (options: Options<GetBackupData>) => queryOptions<GetBackupResponse, GetBackupError, GetBackupResponse, ReturnType<typeof getBackupQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getBackup({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getBackupQueryKey(options)
});

export const getBackupTimelineQueryKey = (options: Options<GetBackupTimelineData>) => createQueryKey('getBackupTimeline', options);

/**
 * Where a backup stands among those of the same source and repository.
 *
 * Permission: `backups_read`.
 */
export const getBackupTimelineOptions = (options: Options<GetBackupTimelineData>) => queryOptions<GetBackupTimelineResponse, GetBackupTimelineError, GetBackupTimelineResponse, ReturnType<typeof getBackupTimelineQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getBackupTimeline({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getBackupTimelineQueryKey(options)
});

export const listBackupFilesQueryKey = (options: Options<ListBackupFilesData>) => createQueryKey('listBackupFiles', options);

/**
 * A folder of a backup, folders first, then by name; or what a search finds below it.
 *
 * Permission: `backups_read`.
 */
export const listBackupFilesOptions = (options: Options<ListBackupFilesData>) => queryOptions<ListBackupFilesResponse, ListBackupFilesError, ListBackupFilesResponse, ReturnType<typeof listBackupFilesQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listBackupFiles({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listBackupFilesQueryKey(options)
});

export const listBackupFilesInfiniteQueryKey = (options: Options<ListBackupFilesData>): QueryKey<Options<ListBackupFilesData>> => createQueryKey('listBackupFiles', options, true);

/**
 * A folder of a backup, folders first, then by name; or what a search finds below it.
 *
 * Permission: `backups_read`.
 */
export const listBackupFilesInfiniteOptions = (options: Options<ListBackupFilesData>) => infiniteQueryOptions<ListBackupFilesResponse, ListBackupFilesError, InfiniteData<ListBackupFilesResponse>, QueryKey<Options<ListBackupFilesData>>, string | Pick<QueryKey<Options<ListBackupFilesData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
// @ts-ignore
{
    queryFn: async ({ pageParam, queryKey, signal }) => {
        // @ts-ignore
        const page: Pick<QueryKey<Options<ListBackupFilesData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
            query: {
                cursor: pageParam
            }
        };
        const params = createInfiniteParams(queryKey, page);
        const { data } = await listBackupFiles({
            ...options,
            ...params,
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listBackupFilesInfiniteQueryKey(options)
});

/**
 * How many files and bytes a selection holds.
 *
 * Permission: `backups_read`.
 */
export const measureBackupSelectionMutation = (options?: Partial<Options<MeasureBackupSelectionData>>): UseMutationOptions<MeasureBackupSelectionResponse, MeasureBackupSelectionError, Options<MeasureBackupSelectionData>> => {
    const mutationOptions: UseMutationOptions<MeasureBackupSelectionResponse, MeasureBackupSelectionError, Options<MeasureBackupSelectionData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await measureBackupSelection({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const downloadBackupFilesQueryKey = (options: Options<DownloadBackupFilesData>) => createQueryKey('downloadBackupFiles', options);

/**
 * One file as it is, or a folder or several things as a tar archive. The answer ends abruptly when the repository cannot be read to the end.
 *
 * Permission: `backups_download`.
 */
export const downloadBackupFilesOptions = (options: Options<DownloadBackupFilesData>) => queryOptions<DownloadBackupFilesResponse, DownloadBackupFilesError, DownloadBackupFilesResponse, ReturnType<typeof downloadBackupFilesQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await downloadBackupFiles({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: downloadBackupFilesQueryKey(options)
});

/**
 * Restores a backup, or what was chosen of it, as an operation.
 *
 * Permission: `backups_restore`.
 */
export const restoreBackupMutation = (options?: Partial<Options<RestoreBackupData>>): UseMutationOptions<RestoreBackupResponse, RestoreBackupError, Options<RestoreBackupData>> => {
    const mutationOptions: UseMutationOptions<RestoreBackupResponse, RestoreBackupError, Options<RestoreBackupData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await restoreBackup({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Reachability, permission, room and conflicts at the target of a restore.
 *
 * Permission: `backups_restore`.
 */
export const checkRestoreMutation = (options?: Partial<Options<CheckRestoreData>>): UseMutationOptions<CheckRestoreResponse, CheckRestoreError, Options<CheckRestoreData>> => {
    const mutationOptions: UseMutationOptions<CheckRestoreResponse, CheckRestoreError, Options<CheckRestoreData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await checkRestore({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Reads a backup back, every byte, and compares it with the checksums taken when it was made, as an operation. Nothing is written.
 *
 * Permission: `backups_restore`.
 */
export const verifyBackupMutation = (options?: Partial<Options<VerifyBackupData>>): UseMutationOptions<VerifyBackupResponse, VerifyBackupError, Options<VerifyBackupData>> => {
    const mutationOptions: UseMutationOptions<VerifyBackupResponse, VerifyBackupError, Options<VerifyBackupData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await verifyBackup({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Pins a backup, so that retention leaves it alone, or lets go of it.
 *
 * Permission: `backups_delete`.
 */
export const holdBackupMutation = (options?: Partial<Options<HoldBackupData>>): UseMutationOptions<HoldBackupResponse, HoldBackupError, Options<HoldBackupData>> => {
    const mutationOptions: UseMutationOptions<HoldBackupResponse, HoldBackupError, Options<HoldBackupData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await holdBackup({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const listRestoresQueryKey = (options?: Options<ListRestoresData>) => createQueryKey('listRestores', options);

/**
 * The workspace's restores, newest first.
 *
 * Permission: `backups_read`.
 */
export const listRestoresOptions = (options?: Options<ListRestoresData>) => queryOptions<ListRestoresResponse, ListRestoresError, ListRestoresResponse, ReturnType<typeof listRestoresQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listRestores({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listRestoresQueryKey(options)
});

export const listRestoresInfiniteQueryKey = (options?: Options<ListRestoresData>): QueryKey<Options<ListRestoresData>> => createQueryKey('listRestores', options, true);

/**
 * The workspace's restores, newest first.
 *
 * Permission: `backups_read`.
 */
export const listRestoresInfiniteOptions = (options?: Options<ListRestoresData>) => infiniteQueryOptions<ListRestoresResponse, ListRestoresError, InfiniteData<ListRestoresResponse>, QueryKey<Options<ListRestoresData>>, string | Pick<QueryKey<Options<ListRestoresData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
// @ts-ignore
{
    queryFn: async ({ pageParam, queryKey, signal }) => {
        // @ts-ignore
        const page: Pick<QueryKey<Options<ListRestoresData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
            query: {
                cursor: pageParam
            }
        };
        const params = createInfiniteParams(queryKey, page);
        const { data } = await listRestores({
            ...options,
            ...params,
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listRestoresInfiniteQueryKey(options)
});

export const getRestoreQueryKey = (options: Options<GetRestoreData>) => createQueryKey('getRestore', options);

/**
 * One restore.
 *
 * Permission: `backups_read`.
 */
export const getRestoreOptions = (options: Options<GetRestoreData>) => queryOptions<GetRestoreResponse, GetRestoreError, GetRestoreResponse, ReturnType<typeof getRestoreQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getRestore({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getRestoreQueryKey(options)
});

export const listStoragePoolsQueryKey = (options?: Options<ListStoragePoolsData>) => createQueryKey('listStoragePools', options);

/**
 * Newest first.
 *
 * Permission: `pools_read`.
 */
export const listStoragePoolsOptions = (options?: Options<ListStoragePoolsData>) => queryOptions<ListStoragePoolsResponse, ListStoragePoolsError, ListStoragePoolsResponse, ReturnType<typeof listStoragePoolsQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listStoragePools({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listStoragePoolsQueryKey(options)
});

export const listStoragePoolsInfiniteQueryKey = (options?: Options<ListStoragePoolsData>): QueryKey<Options<ListStoragePoolsData>> => createQueryKey('listStoragePools', options, true);

/**
 * Newest first.
 *
 * Permission: `pools_read`.
 */
export const listStoragePoolsInfiniteOptions = (options?: Options<ListStoragePoolsData>) => infiniteQueryOptions<ListStoragePoolsResponse, ListStoragePoolsError, InfiniteData<ListStoragePoolsResponse>, QueryKey<Options<ListStoragePoolsData>>, string | Pick<QueryKey<Options<ListStoragePoolsData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
// @ts-ignore
{
    queryFn: async ({ pageParam, queryKey, signal }) => {
        // @ts-ignore
        const page: Pick<QueryKey<Options<ListStoragePoolsData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
            query: {
                cursor: pageParam
            }
        };
        const params = createInfiniteParams(queryKey, page);
        const { data } = await listStoragePools({
            ...options,
            ...params,
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listStoragePoolsInfiniteQueryKey(options)
});

/**
 * Tests a place and keeps it as a storage pool when it can hold repositories.
 *
 * Permission: `pools_write`.
 */
export const createStoragePoolMutation = (options?: Partial<Options<CreateStoragePoolData>>): UseMutationOptions<CreateStoragePoolResponse, CreateStoragePoolError, Options<CreateStoragePoolData>> => {
    const mutationOptions: UseMutationOptions<CreateStoragePoolResponse, CreateStoragePoolError, Options<CreateStoragePoolData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await createStoragePool({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Tests a place before it is saved: reach, sign in, write, read back, list, delete, room: what its type has. Leaves nothing behind.
 *
 * Permission: `pools_write`.
 */
export const testStoragePoolSettingsMutation = (options?: Partial<Options<TestStoragePoolSettingsData>>): UseMutationOptions<TestStoragePoolSettingsResponse, TestStoragePoolSettingsError, Options<TestStoragePoolSettingsData>> => {
    const mutationOptions: UseMutationOptions<TestStoragePoolSettingsResponse, TestStoragePoolSettingsError, Options<TestStoragePoolSettingsData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await testStoragePoolSettings({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Forgets a pool in which no repository is. Nothing in its folder is touched.
 *
 * Permission: `pools_write`.
 */
export const deleteStoragePoolMutation = (options?: Partial<Options<DeleteStoragePoolData>>): UseMutationOptions<DeleteStoragePoolResponse, DeleteStoragePoolError, Options<DeleteStoragePoolData>> => {
    const mutationOptions: UseMutationOptions<DeleteStoragePoolResponse, DeleteStoragePoolError, Options<DeleteStoragePoolData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await deleteStoragePool({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const getStoragePoolQueryKey = (options: Options<GetStoragePoolData>) => createQueryKey('getStoragePool', options);

/**
 * One storage pool with its last check.
 *
 * Permission: `pools_read`.
 */
export const getStoragePoolOptions = (options: Options<GetStoragePoolData>) => queryOptions<GetStoragePoolResponse, GetStoragePoolError, GetStoragePoolResponse, ReturnType<typeof getStoragePoolQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getStoragePool({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getStoragePoolQueryKey(options)
});

/**
 * Changes a pool as a whole, after testing it.
 *
 * Permission: `pools_write`.
 */
export const updateStoragePoolMutation = (options?: Partial<Options<UpdateStoragePoolData>>): UseMutationOptions<UpdateStoragePoolResponse, UpdateStoragePoolError, Options<UpdateStoragePoolData>> => {
    const mutationOptions: UseMutationOptions<UpdateStoragePoolResponse, UpdateStoragePoolError, Options<UpdateStoragePoolData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await updateStoragePool({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Tests a pool now and writes down what was found.
 *
 * Permission: `pools_write`.
 */
export const testStoragePoolMutation = (options?: Partial<Options<TestStoragePoolData>>): UseMutationOptions<TestStoragePoolResponse, TestStoragePoolError, Options<TestStoragePoolData>> => {
    const mutationOptions: UseMutationOptions<TestStoragePoolResponse, TestStoragePoolError, Options<TestStoragePoolData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await testStoragePool({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const getStoragePoolUsageQueryKey = (options: Options<GetStoragePoolUsageData>) => createQueryKey('getStoragePoolUsage', options);

/**
 * How full the pool was.
 *
 * Permission: `pools_read`.
 */
export const getStoragePoolUsageOptions = (options: Options<GetStoragePoolUsageData>) => queryOptions<GetStoragePoolUsageResponse, GetStoragePoolUsageError, GetStoragePoolUsageResponse, ReturnType<typeof getStoragePoolUsageQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getStoragePoolUsage({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getStoragePoolUsageQueryKey(options)
});

export const listRepositoriesQueryKey = (options?: Options<ListRepositoriesData>) => createQueryKey('listRepositories', options);

/**
 * Newest first.
 *
 * Permission: `repositories_read`.
 */
export const listRepositoriesOptions = (options?: Options<ListRepositoriesData>) => queryOptions<ListRepositoriesResponse, ListRepositoriesError, ListRepositoriesResponse, ReturnType<typeof listRepositoriesQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listRepositories({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listRepositoriesQueryKey(options)
});

export const listRepositoriesInfiniteQueryKey = (options?: Options<ListRepositoriesData>): QueryKey<Options<ListRepositoriesData>> => createQueryKey('listRepositories', options, true);

/**
 * Newest first.
 *
 * Permission: `repositories_read`.
 */
export const listRepositoriesInfiniteOptions = (options?: Options<ListRepositoriesData>) => infiniteQueryOptions<ListRepositoriesResponse, ListRepositoriesError, InfiniteData<ListRepositoriesResponse>, QueryKey<Options<ListRepositoriesData>>, string | Pick<QueryKey<Options<ListRepositoriesData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
// @ts-ignore
{
    queryFn: async ({ pageParam, queryKey, signal }) => {
        // @ts-ignore
        const page: Pick<QueryKey<Options<ListRepositoriesData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
            query: {
                cursor: pageParam
            }
        };
        const params = createInfiniteParams(queryKey, page);
        const { data } = await listRepositories({
            ...options,
            ...params,
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listRepositoriesInfiniteQueryKey(options)
});

/**
 * Makes a repository in a storage pool, opens it again to prove it, and stores its passphrase encrypted.
 *
 * Permission: `repositories_write`.
 */
export const createRepositoryMutation = (options?: Partial<Options<CreateRepositoryData>>): UseMutationOptions<CreateRepositoryResponse, CreateRepositoryError, Options<CreateRepositoryData>> => {
    const mutationOptions: UseMutationOptions<CreateRepositoryResponse, CreateRepositoryError, Options<CreateRepositoryData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await createRepository({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const suggestRepositoryNameQueryKey = (options?: Options<SuggestRepositoryNameData>) => createQueryKey('suggestRepositoryName', options);

/**
 * A name that is free, made from the source it is for or the pool it is in.
 *
 * Permission: `repositories_read`.
 */
export const suggestRepositoryNameOptions = (options?: Options<SuggestRepositoryNameData>) => queryOptions<SuggestRepositoryNameResponse, SuggestRepositoryNameError, SuggestRepositoryNameResponse, ReturnType<typeof suggestRepositoryNameQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await suggestRepositoryName({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: suggestRepositoryNameQueryKey(options)
});

/**
 * Opens a repository that was made elsewhere and takes it over; a refresh operation then lists its backups.
 *
 * Permission: `repositories_write`.
 */
export const importRepositoryMutation = (options?: Partial<Options<ImportRepositoryData>>): UseMutationOptions<ImportRepositoryResponse, ImportRepositoryError, Options<ImportRepositoryData>> => {
    const mutationOptions: UseMutationOptions<ImportRepositoryResponse, ImportRepositoryError, Options<ImportRepositoryData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await importRepository({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Forgets a repository with its passphrase and its backups; with `deleteData` its folder goes too. Neither can be undone without the recovery kit.
 *
 * Permission: `repositories_delete`.
 */
export const deleteRepositoryMutation = (options?: Partial<Options<DeleteRepositoryData>>): UseMutationOptions<DeleteRepositoryResponse, DeleteRepositoryError, Options<DeleteRepositoryData>> => {
    const mutationOptions: UseMutationOptions<DeleteRepositoryResponse, DeleteRepositoryError, Options<DeleteRepositoryData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await deleteRepository({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const getRepositoryQueryKey = (options: Options<GetRepositoryData>) => createQueryKey('getRepository', options);

/**
 * One repository with its sizes and the jobs that write into it.
 *
 * Permission: `repositories_read`.
 */
export const getRepositoryOptions = (options: Options<GetRepositoryData>) => queryOptions<GetRepositoryResponse, GetRepositoryError, GetRepositoryResponse, ReturnType<typeof getRepositoryQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getRepository({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getRepositoryQueryKey(options)
});

/**
 * Changes name, compression of new backups, append-only and tags.
 *
 * Permission: `repositories_write`.
 */
export const updateRepositoryMutation = (options?: Partial<Options<UpdateRepositoryData>>): UseMutationOptions<UpdateRepositoryResponse, UpdateRepositoryError, Options<UpdateRepositoryData>> => {
    const mutationOptions: UseMutationOptions<UpdateRepositoryResponse, UpdateRepositoryError, Options<UpdateRepositoryData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await updateRepository({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Proves that a repository is whole, as an operation. Nothing else can use it meanwhile.
 *
 * Permission: `repositories_check`.
 */
export const checkRepositoryMutation = (options?: Partial<Options<CheckRepositoryData>>): UseMutationOptions<CheckRepositoryResponse, CheckRepositoryError, Options<CheckRepositoryData>> => {
    const mutationOptions: UseMutationOptions<CheckRepositoryResponse, CheckRepositoryError, Options<CheckRepositoryData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await checkRepository({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Removes the tool's locks whose owner is provably gone, and no others.
 *
 * Permission: `repositories_check`.
 */
export const unlockRepositoryMutation = (options?: Partial<Options<UnlockRepositoryData>>): UseMutationOptions<UnlockRepositoryResponse, UnlockRepositoryError, Options<UnlockRepositoryData>> => {
    const mutationOptions: UseMutationOptions<UnlockRepositoryResponse, UnlockRepositoryError, Options<UnlockRepositoryData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await unlockRepository({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Compares what the repository lists with what is known here, as an operation: finds new backups, raises an alarm for vanished ones, measures.
 *
 * Permission: `repositories_check`.
 */
export const refreshRepositoryMutation = (options?: Partial<Options<RefreshRepositoryData>>): UseMutationOptions<RefreshRepositoryResponse, RefreshRepositoryError, Options<RefreshRepositoryData>> => {
    const mutationOptions: UseMutationOptions<RefreshRepositoryResponse, RefreshRepositoryError, Options<RefreshRepositoryData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await refreshRepository({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * A zip with everything that a stranger needs to restore with the plain tool: the commands, the passphrase, the key. Audited.
 *
 * Permission: `repositories_kit`.
 */
export const exportRecoveryKitMutation = (options?: Partial<Options<ExportRecoveryKitData>>): UseMutationOptions<ExportRecoveryKitResponse, ExportRecoveryKitError, Options<ExportRecoveryKitData>> => {
    const mutationOptions: UseMutationOptions<ExportRecoveryKitResponse, ExportRecoveryKitError, Options<ExportRecoveryKitData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await exportRecoveryKit({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Which backups stay by which rule, which go, and when each one goes.
 *
 * Permission: `backups_read`.
 */
export const previewRetentionMutation = (options?: Partial<Options<PreviewRetentionData>>): UseMutationOptions<PreviewRetentionResponse, PreviewRetentionError, Options<PreviewRetentionData>> => {
    const mutationOptions: UseMutationOptions<PreviewRetentionResponse, PreviewRetentionError, Options<PreviewRetentionData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await previewRetention({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Says which backups a repository keeps. What no rule keeps goes with the next prune.
 *
 * Permission: `backups_delete`.
 */
export const setRepositoryRetentionMutation = (options?: Partial<Options<SetRepositoryRetentionData>>): UseMutationOptions<SetRepositoryRetentionResponse, SetRepositoryRetentionError, Options<SetRepositoryRetentionData>> => {
    const mutationOptions: UseMutationOptions<SetRepositoryRetentionResponse, SetRepositoryRetentionError, Options<SetRepositoryRetentionData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await setRepositoryRetention({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Says which of a job's backups stay, instead of what their repository says.
 *
 * Permission: `backups_delete`.
 */
export const setJobRetentionMutation = (options?: Partial<Options<SetJobRetentionData>>): UseMutationOptions<SetJobRetentionResponse, SetJobRetentionError, Options<SetJobRetentionData>> => {
    const mutationOptions: UseMutationOptions<SetJobRetentionResponse, SetJobRetentionError, Options<SetJobRetentionData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await setJobRetention({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Says when a repository is pruned and checked by itself.
 *
 * Permission: `repositories_write`.
 */
export const setRepositoryMaintenanceMutation = (options?: Partial<Options<SetRepositoryMaintenanceData>>): UseMutationOptions<SetRepositoryMaintenanceResponse, SetRepositoryMaintenanceError, Options<SetRepositoryMaintenanceData>> => {
    const mutationOptions: UseMutationOptions<SetRepositoryMaintenanceResponse, SetRepositoryMaintenanceError, Options<SetRepositoryMaintenanceData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await setRepositoryMaintenance({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Removes what no rule keeps and frees its room, as an operation. Nothing else can use the repository meanwhile.
 *
 * Permission: `backups_delete`.
 */
export const pruneRepositoryMutation = (options?: Partial<Options<PruneRepositoryData>>): UseMutationOptions<PruneRepositoryResponse, PruneRepositoryError, Options<PruneRepositoryData>> => {
    const mutationOptions: UseMutationOptions<PruneRepositoryResponse, PruneRepositoryError, Options<PruneRepositoryData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await pruneRepository({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const listSchedulesQueryKey = (options?: Options<ListSchedulesData>) => createQueryKey('listSchedules', options);

/**
 * Lists schedules, newest first.
 *
 * Permission: `jobs_read`.
 */
export const listSchedulesOptions = (options?: Options<ListSchedulesData>) => queryOptions<ListSchedulesResponse, ListSchedulesError, ListSchedulesResponse, ReturnType<typeof listSchedulesQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listSchedules({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listSchedulesQueryKey(options)
});

export const listSchedulesInfiniteQueryKey = (options?: Options<ListSchedulesData>): QueryKey<Options<ListSchedulesData>> => createQueryKey('listSchedules', options, true);

/**
 * Lists schedules, newest first.
 *
 * Permission: `jobs_read`.
 */
export const listSchedulesInfiniteOptions = (options?: Options<ListSchedulesData>) => infiniteQueryOptions<ListSchedulesResponse, ListSchedulesError, InfiniteData<ListSchedulesResponse>, QueryKey<Options<ListSchedulesData>>, string | Pick<QueryKey<Options<ListSchedulesData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
// @ts-ignore
{
    queryFn: async ({ pageParam, queryKey, signal }) => {
        // @ts-ignore
        const page: Pick<QueryKey<Options<ListSchedulesData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
            query: {
                cursor: pageParam
            }
        };
        const params = createInfiniteParams(queryKey, page);
        const { data } = await listSchedules({
            ...options,
            ...params,
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listSchedulesInfiniteQueryKey(options)
});

/**
 * Gives a job a schedule.
 *
 * A job may have several. What could never run, such as 31 February or a window that blackouts cover, is refused.
 *
 * Permission: `jobs_write`.
 */
export const createScheduleMutation = (options?: Partial<Options<CreateScheduleData>>): UseMutationOptions<CreateScheduleResponse, CreateScheduleError, Options<CreateScheduleData>> => {
    const mutationOptions: UseMutationOptions<CreateScheduleResponse, CreateScheduleError, Options<CreateScheduleData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await createSchedule({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Deletes a schedule; what it has started goes on.
 *
 * Permission: `jobs_write`.
 */
export const deleteScheduleMutation = (options?: Partial<Options<DeleteScheduleData>>): UseMutationOptions<DeleteScheduleResponse, DeleteScheduleError, Options<DeleteScheduleData>> => {
    const mutationOptions: UseMutationOptions<DeleteScheduleResponse, DeleteScheduleError, Options<DeleteScheduleData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await deleteSchedule({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const getScheduleQueryKey = (options: Options<GetScheduleData>) => createQueryKey('getSchedule', options);

/**
 * Shows a schedule.
 *
 * Permission: `jobs_read`.
 */
export const getScheduleOptions = (options: Options<GetScheduleData>) => queryOptions<GetScheduleResponse, GetScheduleError, GetScheduleResponse, ReturnType<typeof getScheduleQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getSchedule({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getScheduleQueryKey(options)
});

/**
 * Changes a schedule as a whole, and plans its next run anew when that changed its times.
 *
 * What runs already goes on as it was started.
 *
 * Permission: `jobs_write`.
 */
export const updateScheduleMutation = (options?: Partial<Options<UpdateScheduleData>>): UseMutationOptions<UpdateScheduleResponse, UpdateScheduleError, Options<UpdateScheduleData>> => {
    const mutationOptions: UseMutationOptions<UpdateScheduleResponse, UpdateScheduleError, Options<UpdateScheduleData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await updateSchedule({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Shows a schedule in words and when it would run, with why a run is not when it is named.
 *
 * Permission: `jobs_read`.
 */
export const previewScheduleMutation = (options?: Partial<Options<PreviewScheduleData>>): UseMutationOptions<PreviewScheduleResponse, PreviewScheduleError, Options<PreviewScheduleData>> => {
    const mutationOptions: UseMutationOptions<PreviewScheduleResponse, PreviewScheduleError, Options<PreviewScheduleData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await previewSchedule({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Shows which other jobs would run at the same time on the same server, into the same repository, or although they must not.
 *
 * How long runs take is estimated from history. A conflict does not keep a schedule from being saved: the later one waits where it has to.
 *
 * Permission: `jobs_read`.
 */
export const findScheduleConflictsMutation = (options?: Partial<Options<FindScheduleConflictsData>>): UseMutationOptions<FindScheduleConflictsResponse, FindScheduleConflictsError, Options<FindScheduleConflictsData>> => {
    const mutationOptions: UseMutationOptions<FindScheduleConflictsResponse, FindScheduleConflictsError, Options<FindScheduleConflictsData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await findScheduleConflicts({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const getCalendarQueryKey = (options: Options<GetCalendarData>) => createQueryKey('getCalendar', options);

/**
 * Shows past and coming runs of all jobs.
 *
 * Permission: `jobs_read`.
 */
export const getCalendarOptions = (options: Options<GetCalendarData>) => queryOptions<GetCalendarResponse, GetCalendarError, GetCalendarResponse, ReturnType<typeof getCalendarQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getCalendar({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getCalendarQueryKey(options)
});

export const getCalendarPeriodsQueryKey = (options: Options<GetCalendarPeriodsData>) => createQueryKey('getCalendarPeriods', options);

/**
 * Shows when the schedules that are on let runs start: their windows and blackouts.
 *
 * Permission: `jobs_read`.
 */
export const getCalendarPeriodsOptions = (options: Options<GetCalendarPeriodsData>) => queryOptions<GetCalendarPeriodsResponse, GetCalendarPeriodsError, GetCalendarPeriodsResponse, ReturnType<typeof getCalendarPeriodsQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getCalendarPeriods({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getCalendarPeriodsQueryKey(options)
});

export const listNextRunsQueryKey = (options: Options<ListNextRunsData>) => createQueryKey('listNextRuns', options);

/**
 * Shows when a job runs next, why not sooner, and what it may have to wait for then.
 *
 * Permission: `jobs_read`.
 */
export const listNextRunsOptions = (options: Options<ListNextRunsData>) => queryOptions<ListNextRunsResponse, ListNextRunsError, ListNextRunsResponse, ReturnType<typeof listNextRunsQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listNextRuns({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listNextRunsQueryKey(options)
});

export const getJobOrderQueryKey = (options: Options<GetJobOrderData>) => createQueryKey('getJobOrder', options);

/**
 * Shows which jobs a job depends on, and beside which it never runs.
 *
 * Permission: `jobs_read`.
 */
export const getJobOrderOptions = (options: Options<GetJobOrderData>) => queryOptions<GetJobOrderResponse, GetJobOrderError, GetJobOrderResponse, ReturnType<typeof getJobOrderQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getJobOrder({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getJobOrderQueryKey(options)
});

/**
 * Sets which jobs a job depends on, and beside which it never runs.
 *
 * Dependencies that lead in a circle are refused.
 *
 * Permission: `jobs_write`.
 */
export const setJobOrderMutation = (options?: Partial<Options<SetJobOrderData>>): UseMutationOptions<SetJobOrderResponse, SetJobOrderError, Options<SetJobOrderData>> => {
    const mutationOptions: UseMutationOptions<SetJobOrderResponse, SetJobOrderError, Options<SetJobOrderData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await setJobOrder({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const getServerLimitQueryKey = (options: Options<GetServerLimitData>) => createQueryKey('getServerLimit', options);

/**
 * Shows how many operations run on a server at once.
 *
 * Permission: `servers_read`.
 */
export const getServerLimitOptions = (options: Options<GetServerLimitData>) => queryOptions<GetServerLimitResponse, GetServerLimitError, GetServerLimitResponse, ReturnType<typeof getServerLimitQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getServerLimit({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getServerLimitQueryKey(options)
});

/**
 * Limits how many operations run on a server at once.
 *
 * What is over it waits; what runs already goes on.
 *
 * Permission: `servers_write`.
 */
export const setServerLimitMutation = (options?: Partial<Options<SetServerLimitData>>): UseMutationOptions<SetServerLimitResponse, SetServerLimitError, Options<SetServerLimitData>> => {
    const mutationOptions: UseMutationOptions<SetServerLimitResponse, SetServerLimitError, Options<SetServerLimitData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await setServerLimit({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const getStoragePoolLimitQueryKey = (options: Options<GetStoragePoolLimitData>) => createQueryKey('getStoragePoolLimit', options);

/**
 * Shows how many operations use a storage pool at once.
 *
 * Permission: `pools_read`.
 */
export const getStoragePoolLimitOptions = (options: Options<GetStoragePoolLimitData>) => queryOptions<GetStoragePoolLimitResponse, GetStoragePoolLimitError, GetStoragePoolLimitResponse, ReturnType<typeof getStoragePoolLimitQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getStoragePoolLimit({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getStoragePoolLimitQueryKey(options)
});

/**
 * Limits how many operations use a storage pool at once.
 *
 * What is over it waits; what runs already goes on.
 *
 * Permission: `pools_write`.
 */
export const setStoragePoolLimitMutation = (options?: Partial<Options<SetStoragePoolLimitData>>): UseMutationOptions<SetStoragePoolLimitResponse, SetStoragePoolLimitError, Options<SetStoragePoolLimitData>> => {
    const mutationOptions: UseMutationOptions<SetStoragePoolLimitResponse, SetStoragePoolLimitError, Options<SetStoragePoolLimitData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await setStoragePoolLimit({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const listSourcesQueryKey = (options?: Options<ListSourcesData>) => createQueryKey('listSources', options);

/**
 * The workspace's sources, newest first.
 *
 * Permission: `sources_read`.
 */
export const listSourcesOptions = (options?: Options<ListSourcesData>) => queryOptions<ListSourcesResponse, ListSourcesError, ListSourcesResponse, ReturnType<typeof listSourcesQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await listSources({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listSourcesQueryKey(options)
});

export const listSourcesInfiniteQueryKey = (options?: Options<ListSourcesData>): QueryKey<Options<ListSourcesData>> => createQueryKey('listSources', options, true);

/**
 * The workspace's sources, newest first.
 *
 * Permission: `sources_read`.
 */
export const listSourcesInfiniteOptions = (options?: Options<ListSourcesData>) => infiniteQueryOptions<ListSourcesResponse, ListSourcesError, InfiniteData<ListSourcesResponse>, QueryKey<Options<ListSourcesData>>, string | Pick<QueryKey<Options<ListSourcesData>>[0], 'body' | 'headers' | 'path' | 'query'>>(
// @ts-ignore
{
    queryFn: async ({ pageParam, queryKey, signal }) => {
        // @ts-ignore
        const page: Pick<QueryKey<Options<ListSourcesData>>[0], 'body' | 'headers' | 'path' | 'query'> = typeof pageParam === 'object' ? pageParam : {
            query: {
                cursor: pageParam
            }
        };
        const params = createInfiniteParams(queryKey, page);
        const { data } = await listSources({
            ...options,
            ...params,
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: listSourcesInfiniteQueryKey(options)
});

/**
 * Makes a source on a server of the workspace.
 *
 * Permission: `sources_write`.
 */
export const createSourceMutation = (options?: Partial<Options<CreateSourceData>>): UseMutationOptions<CreateSourceResponse, CreateSourceError, Options<CreateSourceData>> => {
    const mutationOptions: UseMutationOptions<CreateSourceResponse, CreateSourceError, Options<CreateSourceData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await createSource({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * What a source would take, how large it is, and what its patterns leave out.
 *
 * Permission: `sources_write`.
 */
export const previewSourceMutation = (options?: Partial<Options<PreviewSourceData>>): UseMutationOptions<PreviewSourceResponse, PreviewSourceError, Options<PreviewSourceData>> => {
    const mutationOptions: UseMutationOptions<PreviewSourceResponse, PreviewSourceError, Options<PreviewSourceData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await previewSource({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Deletes a source that no job uses. Its backups stay.
 *
 * Permission: `sources_write`.
 */
export const deleteSourceMutation = (options?: Partial<Options<DeleteSourceData>>): UseMutationOptions<DeleteSourceResponse, DeleteSourceError, Options<DeleteSourceData>> => {
    const mutationOptions: UseMutationOptions<DeleteSourceResponse, DeleteSourceError, Options<DeleteSourceData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await deleteSource({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

export const getSourceQueryKey = (options: Options<GetSourceData>) => createQueryKey('getSource', options);

/**
 * One source.
 *
 * Permission: `sources_read`.
 */
export const getSourceOptions = (options: Options<GetSourceData>) => queryOptions<GetSourceResponse, GetSourceError, GetSourceResponse, ReturnType<typeof getSourceQueryKey>>({
    queryFn: async ({ queryKey, signal }) => {
        const { data } = await getSource({
            ...options,
            ...queryKey[0],
            signal,
            throwOnError: true
        });
        return data;
    },
    queryKey: getSourceQueryKey(options)
});

/**
 * Changes a source as a whole. Backups that run keep what they were started with.
 *
 * Permission: `sources_write`.
 */
export const updateSourceMutation = (options?: Partial<Options<UpdateSourceData>>): UseMutationOptions<UpdateSourceResponse, UpdateSourceError, Options<UpdateSourceData>> => {
    const mutationOptions: UseMutationOptions<UpdateSourceResponse, UpdateSourceError, Options<UpdateSourceData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await updateSource({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};

/**
 * Signs in to the server and looks whether what the source names is there and can be read.
 *
 * Permission: `sources_write`.
 */
export const testSourceMutation = (options?: Partial<Options<TestSourceData>>): UseMutationOptions<TestSourceResponse, TestSourceError, Options<TestSourceData>> => {
    const mutationOptions: UseMutationOptions<TestSourceResponse, TestSourceError, Options<TestSourceData>> = {
        mutationFn: async (fnOptions) => {
            const { data } = await testSource({
                ...options,
                ...fnOptions,
                throwOnError: true
            });
            return data;
        }
    };
    return mutationOptions;
};
