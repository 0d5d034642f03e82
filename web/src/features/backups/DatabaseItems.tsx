import { IconDatabase, IconUsers } from '@tabler/icons-react';
import type { BackupResponse } from '@/api';
import { databaseOf } from '@/components/restore/databasePlan';
import { type StoredItem, useStoredItems } from '@/components/restore/useStoredItems';
import { EmptyState } from '@/components/ui/EmptyState';
import { DataTable } from '@/components/ui/table/DataTable';
import type { Column } from '@/components/ui/table/tableTypes';
import { formatBytes } from '@/lib/format';
import classes from './DatabaseItems.module.css';

const columns: Column<StoredItem>[] = [
  {
    key: 'name',
    header: 'Database',
    cell: ({ name }) => {
      const database = databaseOf(name);
      const Icon = database === null ? IconUsers : IconDatabase;
      return (
        <span className={classes.name}>
          <Icon size={17} stroke={1.7} aria-hidden />
          <b>{database ?? 'Users and grants'}</b>
        </span>
      );
    },
  },
  {
    key: 'item',
    header: 'Stored as',
    width: '40%',
    hideBelow: 'sm',
    cell: ({ name }) => <code className={classes.item}>{name}</code>,
  },
  { key: 'bytes', header: 'Dump', width: 120, align: 'end', cell: ({ bytes }) => formatBytes(bytes) },
];

/** The databases of a backup, each with the size of its dump. */
export function DatabaseItems({ backup }: { backup: BackupResponse }) {
  const items = useStoredItems(backup.id, true);
  return (
    <DataTable
      label="Databases in this backup"
      columns={columns}
      rows={items.data ?? undefined}
      rowId={(item) => item.name}
      error={items.error}
      onRetry={() => void items.refetch()}
      empty={<EmptyState icon={IconDatabase} title="No database in it" text="This backup holds nothing." />}
    />
  );
}
