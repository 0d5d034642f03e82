import { useQuery } from '@tanstack/react-query';
import { type BackupFile, listBackupFiles } from '@/api';

/** One dump in a backup, by the name that it is stored under: `mysql/shop.sql`. */
export interface StoredItem {
  name: string;
  bytes: number;
}

/** The dumps that a backup of databases consists of; null while the list of its content is still being made. */
export function useStoredItems(backupId: string, active: boolean) {
  return useQuery({
    queryKey: ['storedItems', backupId],
    queryFn: ({ signal }) => readItems(backupId, signal),
    enabled: active,
    refetchInterval: ({ state }) => (state.data === null ? 1500 : false),
    // A backup never changes.
    staleTime: ({ state }) => (state.data ? Number.POSITIVE_INFINITY : 0),
  });
}

async function readItems(backupId: string, signal: AbortSignal): Promise<StoredItem[] | null> {
  const top = await readFolder(backupId, undefined, signal);
  if (!top) return null;
  const items = top.filter((entry) => entry.type === 'file');
  for (const folder of top.filter((entry) => entry.type === 'folder')) {
    items.push(...((await readFolder(backupId, folder.key, signal)) ?? []));
  }
  return items.map(({ path, sizeBytes }) => ({ name: path.replace(/^\//, ''), bytes: sizeBytes }));
}

async function readFolder(backupId: string, folder: string | undefined, signal: AbortSignal) {
  const found: BackupFile[] = [];
  let cursor: string | undefined;
  do {
    const query = { folder, cursor, limit: 500 };
    const options = { path: { id: backupId }, query, signal, throwOnError: true } as const;
    const { data } = await listBackupFiles(options);
    if (data.state === 'building') return null;
    if (data.state === 'failed')
      throw new Error(data.detail ?? 'The content of this backup cannot be listed.');
    found.push(...data.items);
    cursor = data.nextCursor ?? undefined;
  } while (cursor);
  return found;
}
