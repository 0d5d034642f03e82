import type { BackupResponse, StoredObject } from '@/api';
import { Checksum } from '@/components/ui/Checksum';
import { DataTable } from '@/components/ui/table/DataTable';
import type { Column } from '@/components/ui/table/tableTypes';
import { formatBytes } from '@/lib/format';

const columns: Column<StoredObject>[] = [
  { key: 'name', header: 'Object', cell: (object) => object.name },
  { key: 'bytes', header: 'Size', width: 110, align: 'end', cell: (object) => formatBytes(object.bytes) },
  {
    key: 'sha256',
    header: 'SHA-256',
    width: '42%',
    hideBelow: 'sm',
    cell: (object) => <Checksum value={object.sha256} of={object.name} />,
  },
];

/** What a backup consists of in its pool, each with its size and the checksum taken while it was made. */
export function StoredObjects({ backup }: { backup: BackupResponse }) {
  return (
    <DataTable
      label="Stored objects"
      columns={columns}
      rows={backup.objects}
      rowId={(object) => object.name}
      empty={null}
    />
  );
}
