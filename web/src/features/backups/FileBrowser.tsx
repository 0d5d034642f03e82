import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Panel } from '@/components/ui/Panel';
import type { BasketItem } from '@/lib/basket';
import { useListFilters } from '@/lib/useListFilters';
import { BuildingNotice } from './BuildingNotice';
import { FileBreadcrumb } from './FileBreadcrumb';
import classes from './FileBrowser.module.css';
import { FileTable } from './FileTable';
import { useBackupFolder } from './useBackupFolder';
import { useFirstFolder } from './useFirstFolder';

interface FileBrowserProps {
  backupId: string;
  basket: BasketItem[];
  onBasket: (items: BasketItem[]) => void;
}

/** The tree of a backup: one folder at a time, or what a search found in all of it. Both stand in the address. */
export function FileBrowser({ backupId, basket, onBasket }: FileBrowserProps) {
  const { folder, search } = useSearch({ from: '/framed/backups/$id' });
  const { set } = useListFilters();
  const { head, files, error, retry, paging } = useBackupFolder(
    backupId,
    search ? undefined : folder,
    search,
  );
  const [text, setText] = useState(search ?? '');
  const tell = useDebouncedCallback((next: string) => set({ search: next.trim() || undefined }), 300);
  const change = (next: string) => {
    setText(next);
    tell(next);
  };
  useFirstFolder(backupId, folder, search ? undefined : files, (key) => set({ folder: key }));
  // Opening a folder from the results leaves the search.
  useEffect(() => setText(search ?? ''), [search]);
  return (
    <Panel>
      <div className={classes.head}>
        <FileBreadcrumb backupId={backupId} folder={head?.folder} searching={!!search} />
        <TextInput
          data-page-search
          type="search"
          size="xs"
          className={classes.search}
          aria-label="Search in this backup"
          placeholder="Search in this backup"
          leftSection={<IconSearch size={15} aria-hidden />}
          value={text}
          onChange={(event) => change(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && change('')}
        />
      </div>
      {error && !head ? (
        <div className={classes.padded}>
          <ErrorNotice error={error} onRetry={retry} />
        </div>
      ) : head && head.state !== 'ready' ? (
        <BuildingNotice head={head} onRetry={retry} />
      ) : (
        <FileTable
          key={`${folder}/${search}`}
          backupId={backupId}
          files={files}
          paging={paging}
          searched={search}
          basket={basket}
          onBasket={onBasket}
        />
      )}
    </Panel>
  );
}
