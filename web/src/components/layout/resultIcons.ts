import { IconFileSearch, type TablerIcon } from '@tabler/icons-react';
import { navigation } from './navigation';

const pageOfType: Record<string, string> = {
  server: '/servers',
  source: '/sources',
  storage_pool: '/storage',
  pool: '/storage',
  repository: '/repositories',
  connection: '/connections',
  job: '/jobs',
  backup: '/backups',
  operation: '/operations',
  restore: '/restores',
};

/** A search result carries the icon of the page it belongs to. */
export function iconOfType(type: string): TablerIcon {
  const items = navigation.flatMap((group) => group.items);
  return items.find((item) => item.to === pageOfType[type])?.icon ?? IconFileSearch;
}
