import {
  IconActivity,
  IconArchive,
  IconBox,
  IconCalendar,
  IconCalendarRepeat,
  IconDatabase,
  IconHistory,
  IconKey,
  IconLayoutDashboard,
  IconPlugConnected,
  IconServer2,
  IconSettings,
  IconShieldSearch,
  IconStack2,
  type TablerIcon,
} from '@tabler/icons-react';

export interface NavItem {
  to: string;
  label: string;
  icon: TablerIcon;
  /** Other words to find it by in the command palette. */
  keywords?: string;
}

export const navigation: { title: string; items: NavItem[] }[] = [
  {
    title: 'Overview',
    items: [
      { to: '/', label: 'Dashboard', icon: IconLayoutDashboard, keywords: 'home overview status' },
      {
        to: '/calendar',
        label: 'Calendar',
        icon: IconCalendar,
        keywords: 'schedule next runs day week month',
      },
      { to: '/operations', label: 'Operations', icon: IconActivity, keywords: 'runs log queue' },
    ],
  },
  {
    title: 'Protect',
    items: [
      { to: '/jobs', label: 'Jobs', icon: IconCalendarRepeat, keywords: 'run schedule' },
      { to: '/backups', label: 'Backups', icon: IconArchive, keywords: 'archives browse files' },
      { to: '/restores', label: 'Restores', icon: IconHistory, keywords: 'recover' },
    ],
  },
  {
    title: 'Infrastructure',
    items: [
      { to: '/servers', label: 'Servers', icon: IconServer2, keywords: 'machines ssh hosts' },
      { to: '/sources', label: 'Sources', icon: IconDatabase, keywords: 'files paths' },
      { to: '/storage', label: 'Storage', icon: IconStack2, keywords: 'pools destinations disks' },
      { to: '/repositories', label: 'Repositories', icon: IconBox, keywords: 'recovery kit engine' },
      {
        to: '/connections',
        label: 'Connections',
        icon: IconPlugConnected,
        keywords: 'database mysql mariadb postgresql sign in',
      },
    ],
  },
  {
    title: 'Administration',
    items: [
      { to: '/tokens', label: 'API tokens', icon: IconKey, keywords: 'scripts keys' },
      { to: '/audit', label: 'Audit', icon: IconShieldSearch, keywords: 'trail history changes' },
      { to: '/settings', label: 'Settings', icon: IconSettings, keywords: 'installation version' },
    ],
  },
];
