import { type ReactNode, useState } from 'react';
import { browseServerFolders } from '@/api';
import type { FieldProps } from '@/components/ui/catalog/fieldTypes';
import { FolderPicker } from '@/components/ui/FolderPicker';

/** Lets fields of a form pick paths of a server, once there is one; the picker is to be put below the form. */
export function useServerPaths(serverId: string | null): {
  onBrowse: FieldProps['onBrowse'];
  picker: ReactNode;
} {
  const [choose, setChoose] = useState<(path: string) => void>();
  if (!serverId) return { onBrowse: undefined, picker: null };
  const load = async (path: string) =>
    (await browseServerFolders({ path: { id: serverId }, query: { path }, throwOnError: true })).data;
  const close = () => setChoose(undefined);
  return {
    onBrowse: (next) => setChoose(() => next),
    picker: choose && <FolderPicker scope={serverId} load={load} onChoose={choose} onClose={close} />,
  };
}
