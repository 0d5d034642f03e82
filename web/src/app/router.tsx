import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';
import { FramedPages } from './FramedPages';
import { lazyPage } from './lazyPage';
import { NotFound } from './NotFound';
import { PageFailed } from './PageFailed';
import { textSearch } from './search';
import { requireSession } from './session';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: textSearch('token'),
  component: lazyPage(() => import('@/features/setup/SetupPage'), 'SetupPage'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: textSearch('next'),
  component: lazyPage(() => import('@/features/session/SignInPage'), 'SignInPage'),
});

const framed = createRoute({
  getParentRoute: () => root,
  id: 'framed',
  beforeLoad: requireSession,
  component: FramedPages,
});

const dashboard = createRoute({
  getParentRoute: () => framed,
  path: '/',
  staticData: { crumb: 'Dashboard' },
  component: lazyPage(() => import('@/features/dashboard/DashboardPage'), 'DashboardPage'),
});

const calendar = createRoute({
  getParentRoute: () => framed,
  path: '/calendar',
  validateSearch: textSearch('view', 'date', 'jobId', 'status'),
  component: lazyPage(() => import('@/features/calendar/CalendarPage'), 'CalendarPage'),
});

const operations = createRoute({
  getParentRoute: () => framed,
  path: '/operations',
  validateSearch: textSearch('status', 'kind', 'jobId', 'serverId', 'repositoryId', 'sourceId', 'runId'),
  component: lazyPage(() => import('@/features/operations/OperationsPage'), 'OperationsPage'),
});

const queue = createRoute({
  getParentRoute: () => framed,
  path: '/operations/queue',
  staticData: { parent: { to: '/operations', label: 'Operations' } },
  component: lazyPage(() => import('@/features/operations/QueuePage'), 'QueuePage'),
});

const operation = createRoute({
  getParentRoute: () => framed,
  path: '/operations/$id',
  validateSearch: textSearch('levels', 'find'),
  staticData: { parent: { to: '/operations', label: 'Operations' } },
  component: lazyPage(() => import('@/features/operations/OperationPage'), 'OperationPage'),
});

const backups = createRoute({
  getParentRoute: () => framed,
  path: '/backups',
  validateSearch: textSearch(
    'jobId',
    'sourceId',
    'serverId',
    'repositoryId',
    'status',
    'from',
    'to',
    'search',
  ),
  component: lazyPage(() => import('@/features/backups/BackupsPage'), 'BackupsPage'),
});

const backup = createRoute({
  getParentRoute: () => framed,
  path: '/backups/$id',
  validateSearch: textSearch('folder', 'search', 'tab'),
  staticData: { parent: { to: '/backups', label: 'Backups' } },
  component: lazyPage(() => import('@/features/backups/BackupPage'), 'BackupPage'),
});

const restores = createRoute({
  getParentRoute: () => framed,
  path: '/restores',
  validateSearch: textSearch('backupId'),
  component: lazyPage(() => import('@/features/restores/RestoresPage'), 'RestoresPage'),
});

const restore = createRoute({
  getParentRoute: () => framed,
  path: '/restores/$id',
  staticData: { parent: { to: '/restores', label: 'Restores' } },
  component: lazyPage(() => import('@/features/restores/RestorePage'), 'RestorePage'),
});

const jobs = createRoute({
  getParentRoute: () => framed,
  path: '/jobs',
  validateSearch: textSearch('search', 'enabled', 'new'),
  component: lazyPage(() => import('@/features/jobs/JobsPage'), 'JobsPage'),
});

const job = createRoute({
  getParentRoute: () => framed,
  path: '/jobs/$id',
  validateSearch: textSearch('tab', 'new'),
  staticData: { parent: { to: '/jobs', label: 'Jobs' } },
  component: lazyPage(() => import('@/features/jobs/JobPage'), 'JobPage'),
});

const servers = createRoute({
  getParentRoute: () => framed,
  path: '/servers',
  validateSearch: textSearch('search', 'status', 'new'),
  component: lazyPage(() => import('@/features/servers/ServersPage'), 'ServersPage'),
});

const server = createRoute({
  getParentRoute: () => framed,
  path: '/servers/$id',
  validateSearch: textSearch('tab'),
  staticData: { parent: { to: '/servers', label: 'Servers' } },
  component: lazyPage(() => import('@/features/servers/ServerPage'), 'ServerPage'),
});

const sources = createRoute({
  getParentRoute: () => framed,
  path: '/sources',
  validateSearch: textSearch('search', 'serverId', 'type', 'new'),
  component: lazyPage(() => import('@/features/sources/SourcesPage'), 'SourcesPage'),
});

const source = createRoute({
  getParentRoute: () => framed,
  path: '/sources/$id',
  staticData: { parent: { to: '/sources', label: 'Sources' } },
  component: lazyPage(() => import('@/features/sources/SourcePage'), 'SourcePage'),
});

const storage = createRoute({
  getParentRoute: () => framed,
  path: '/storage',
  validateSearch: textSearch('new'),
  component: lazyPage(() => import('@/features/storage/StoragePage'), 'StoragePage'),
});

const pool = createRoute({
  getParentRoute: () => framed,
  path: '/storage/$id',
  staticData: { parent: { to: '/storage', label: 'Storage' } },
  component: lazyPage(() => import('@/features/storage/PoolPage'), 'PoolPage'),
});

const repositories = createRoute({
  getParentRoute: () => framed,
  path: '/repositories',
  validateSearch: textSearch('poolId', 'new'),
  component: lazyPage(() => import('@/features/repositories/RepositoriesPage'), 'RepositoriesPage'),
});

const repository = createRoute({
  getParentRoute: () => framed,
  path: '/repositories/$id',
  validateSearch: textSearch('tab'),
  staticData: { parent: { to: '/repositories', label: 'Repositories' } },
  component: lazyPage(() => import('@/features/repositories/RepositoryPage'), 'RepositoryPage'),
});

const connections = createRoute({
  getParentRoute: () => framed,
  path: '/connections',
  validateSearch: textSearch('serverId', 'type', 'new'),
  component: lazyPage(() => import('@/features/connections/ConnectionsPage'), 'ConnectionsPage'),
});

const connection = createRoute({
  getParentRoute: () => framed,
  path: '/connections/$id',
  staticData: { parent: { to: '/connections', label: 'Connections' } },
  component: lazyPage(() => import('@/features/connections/ConnectionPage'), 'ConnectionPage'),
});

const tokens = createRoute({
  getParentRoute: () => framed,
  path: '/tokens',
  component: lazyPage(() => import('@/features/tokens/TokensPage'), 'TokensPage'),
});

const audit = createRoute({
  getParentRoute: () => framed,
  path: '/audit',
  validateSearch: textSearch('subjectType', 'subjectId', 'action'),
  component: lazyPage(() => import('@/features/audit/AuditPage'), 'AuditPage'),
});

const settings = createRoute({
  getParentRoute: () => framed,
  path: '/settings',
  component: lazyPage(() => import('@/features/settings/SettingsPage'), 'SettingsPage'),
});

const pages = [
  dashboard,
  calendar,
  operations,
  queue,
  operation,
  backups,
  backup,
  restores,
  restore,
  jobs,
  job,
  servers,
  server,
  sources,
  source,
  storage,
  pool,
  repositories,
  repository,
  connections,
  connection,
  tokens,
  audit,
  settings,
] as const;

export const router = createRouter({
  routeTree: root.addChildren([setup, signIn, framed.addChildren(pages)]),
  defaultErrorComponent: PageFailed,
  defaultPreload: 'intent',
  // The query cache decides what is fresh.
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
});
