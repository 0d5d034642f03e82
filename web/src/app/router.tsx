import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { FramedPages } from './FramedPages';
import { NotFound } from './NotFound';
import { PageFailed } from './PageFailed';
import { textSearch } from './search';
import { requireSession } from './session';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: textSearch('token'),
  component: lazyRouteComponent(() => import('@/features/setup/SetupPage'), 'SetupPage'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: textSearch('next'),
  component: lazyRouteComponent(() => import('@/features/session/SignInPage'), 'SignInPage'),
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
  component: lazyRouteComponent(() => import('@/features/dashboard/DashboardPage'), 'DashboardPage'),
});

const calendar = createRoute({
  getParentRoute: () => framed,
  path: '/calendar',
  validateSearch: textSearch('view', 'date', 'jobId', 'status'),
  component: lazyRouteComponent(() => import('@/features/calendar/CalendarPage'), 'CalendarPage'),
});

const operations = createRoute({
  getParentRoute: () => framed,
  path: '/operations',
  validateSearch: textSearch('status', 'kind', 'jobId', 'serverId', 'repositoryId', 'sourceId', 'runId'),
  component: lazyRouteComponent(() => import('@/features/operations/OperationsPage'), 'OperationsPage'),
});

const queue = createRoute({
  getParentRoute: () => framed,
  path: '/operations/queue',
  staticData: { parent: { to: '/operations', label: 'Operations' } },
  component: lazyRouteComponent(() => import('@/features/operations/QueuePage'), 'QueuePage'),
});

const operation = createRoute({
  getParentRoute: () => framed,
  path: '/operations/$id',
  validateSearch: textSearch('levels', 'find'),
  staticData: { parent: { to: '/operations', label: 'Operations' } },
  component: lazyRouteComponent(() => import('@/features/operations/OperationPage'), 'OperationPage'),
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
  component: lazyRouteComponent(() => import('@/features/backups/BackupsPage'), 'BackupsPage'),
});

const backup = createRoute({
  getParentRoute: () => framed,
  path: '/backups/$id',
  validateSearch: textSearch('folder', 'search', 'tab'),
  staticData: { parent: { to: '/backups', label: 'Backups' } },
  component: lazyRouteComponent(() => import('@/features/backups/BackupPage'), 'BackupPage'),
});

const restores = createRoute({
  getParentRoute: () => framed,
  path: '/restores',
  validateSearch: textSearch('backupId'),
  component: lazyRouteComponent(() => import('@/features/restores/RestoresPage'), 'RestoresPage'),
});

const restore = createRoute({
  getParentRoute: () => framed,
  path: '/restores/$id',
  staticData: { parent: { to: '/restores', label: 'Restores' } },
  component: lazyRouteComponent(() => import('@/features/restores/RestorePage'), 'RestorePage'),
});

const jobs = createRoute({
  getParentRoute: () => framed,
  path: '/jobs',
  validateSearch: textSearch('search', 'enabled', 'new'),
  component: lazyRouteComponent(() => import('@/features/jobs/JobsPage'), 'JobsPage'),
});

const job = createRoute({
  getParentRoute: () => framed,
  path: '/jobs/$id',
  validateSearch: textSearch('tab', 'new'),
  staticData: { parent: { to: '/jobs', label: 'Jobs' } },
  component: lazyRouteComponent(() => import('@/features/jobs/JobPage'), 'JobPage'),
});

const servers = createRoute({
  getParentRoute: () => framed,
  path: '/servers',
  validateSearch: textSearch('search', 'status', 'new'),
  component: lazyRouteComponent(() => import('@/features/servers/ServersPage'), 'ServersPage'),
});

const server = createRoute({
  getParentRoute: () => framed,
  path: '/servers/$id',
  validateSearch: textSearch('tab'),
  staticData: { parent: { to: '/servers', label: 'Servers' } },
  component: lazyRouteComponent(() => import('@/features/servers/ServerPage'), 'ServerPage'),
});

const sources = createRoute({
  getParentRoute: () => framed,
  path: '/sources',
  validateSearch: textSearch('search', 'serverId', 'type', 'new'),
  component: lazyRouteComponent(() => import('@/features/sources/SourcesPage'), 'SourcesPage'),
});

const source = createRoute({
  getParentRoute: () => framed,
  path: '/sources/$id',
  staticData: { parent: { to: '/sources', label: 'Sources' } },
  component: lazyRouteComponent(() => import('@/features/sources/SourcePage'), 'SourcePage'),
});

const storage = createRoute({
  getParentRoute: () => framed,
  path: '/storage',
  validateSearch: textSearch('new'),
  component: lazyRouteComponent(() => import('@/features/storage/StoragePage'), 'StoragePage'),
});

const pool = createRoute({
  getParentRoute: () => framed,
  path: '/storage/$id',
  staticData: { parent: { to: '/storage', label: 'Storage' } },
  component: lazyRouteComponent(() => import('@/features/storage/PoolPage'), 'PoolPage'),
});

const repositories = createRoute({
  getParentRoute: () => framed,
  path: '/repositories',
  validateSearch: textSearch('poolId', 'new'),
  component: lazyRouteComponent(() => import('@/features/repositories/RepositoriesPage'), 'RepositoriesPage'),
});

const repository = createRoute({
  getParentRoute: () => framed,
  path: '/repositories/$id',
  validateSearch: textSearch('tab'),
  staticData: { parent: { to: '/repositories', label: 'Repositories' } },
  component: lazyRouteComponent(() => import('@/features/repositories/RepositoryPage'), 'RepositoryPage'),
});

const connections = createRoute({
  getParentRoute: () => framed,
  path: '/connections',
  validateSearch: textSearch('serverId', 'type', 'new'),
  component: lazyRouteComponent(() => import('@/features/connections/ConnectionsPage'), 'ConnectionsPage'),
});

const connection = createRoute({
  getParentRoute: () => framed,
  path: '/connections/$id',
  staticData: { parent: { to: '/connections', label: 'Connections' } },
  component: lazyRouteComponent(() => import('@/features/connections/ConnectionPage'), 'ConnectionPage'),
});

const tokens = createRoute({
  getParentRoute: () => framed,
  path: '/tokens',
  component: lazyRouteComponent(() => import('@/features/tokens/TokensPage'), 'TokensPage'),
});

const audit = createRoute({
  getParentRoute: () => framed,
  path: '/audit',
  validateSearch: textSearch('subjectType', 'subjectId', 'action'),
  component: lazyRouteComponent(() => import('@/features/audit/AuditPage'), 'AuditPage'),
});

const settings = createRoute({
  getParentRoute: () => framed,
  path: '/settings',
  component: lazyRouteComponent(() => import('@/features/settings/SettingsPage'), 'SettingsPage'),
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
