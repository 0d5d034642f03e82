import { Box } from '@mantine/core';
import type { LoadedDatabase, RestoreResponse } from '@/api';
import { DataTable } from '@/components/ui/table/DataTable';
import type { Column } from '@/components/ui/table/tableTypes';
import { formatBytes, formatCount } from '@/lib/format';

const columns: Column<LoadedDatabase>[] = [
  { key: 'database', header: 'Database', cell: (one) => one.database },
  { key: 'target', header: 'Loaded as', cell: (one) => <b>{one.target}</b> },
  { key: 'tables', header: 'Tables', width: 110, align: 'end', cell: (one) => formatCount(one.tables) },
  {
    key: 'bytes',
    header: 'Read',
    width: 110,
    align: 'end',
    hideBelow: 'sm',
    cell: (one) => formatBytes(one.bytes),
  },
];

const tried = columns.map((column) =>
  column.key === 'target' ? { ...column, header: 'Would be loaded as' } : column,
);

/** Each database that came back, under which name, with the tables counted on the server afterwards. */
export function LoadedDatabases({ restore }: { restore: RestoreResponse }) {
  const { loadedDatabases, dryRun } = restore;
  if (!loadedDatabases || loadedDatabases.length === 0) return null;
  return (
    <Box mb={16}>
      <DataTable
        label="Loaded databases"
        columns={dryRun ? tried : columns}
        rows={loadedDatabases}
        rowId={(one) => one.target}
        empty={null}
      />
    </Box>
  );
}
