import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type BackupResponse, checkRestore, measureBackupSelection } from '@/api';
import { defaultTarget, planError, type RestorePlan, restoreBody } from './restorePlan';

/** What to restore and how, what it weighs, and whether it would fit: asked anew whenever something changes. */
export function useRestorePlan(backup: BackupResponse, keys: string[], active: boolean) {
  const [plan, setPlan] = useState<RestorePlan>(() => ({
    original: false,
    serverId: backup.serverId ?? null,
    path: defaultTarget(backup),
    overwrite: 'never',
    dryRun: false,
    verify: true,
    confirm: '',
    acceptDamage: false,
  }));
  const size = useSelectionSize(backup, keys);
  const name = confirmName(backup);
  // The name is typed for the restore itself; looking whether it would fit changes nothing.
  const { original, serverId, path, overwrite, dryRun, verify } = plan;
  const wanted = useMemo(
    () =>
      restoreBody(
        { original, serverId, path, overwrite, dryRun, verify, confirm: name, acceptDamage: true },
        keys,
      ),
    [original, serverId, path, overwrite, dryRun, verify, name, keys],
  );
  const [body] = useDebouncedValue(wanted, 500);
  const sound = !planError({ ...plan, confirm: name }, name);
  const check = useQuery({
    queryKey: ['checkRestore', backup.id, body],
    queryFn: async ({ signal }) =>
      (await checkRestore({ path: { id: backup.id }, body, signal, throwOnError: true })).data,
    enabled: active && sound,
    retry: false,
    staleTime: 10_000,
    gcTime: 60_000,
  });
  const change = (changes: Partial<RestorePlan>) => setPlan((now) => ({ ...now, ...changes }));
  return { plan, change, size, check, checking: check.isFetching || body !== wanted };
}

/** The name to type before a restore to the original place: the source's, as it was when the backup was made. */
export const confirmName = (backup: Pick<BackupResponse, 'name'>) => backup.name;

/** Files and bytes of what was chosen; of everything, when nothing in particular was. */
export function useSelectionSize(backup: BackupResponse, keys: string[]) {
  const measured = useQuery({
    queryKey: ['measureBackupSelection', backup.id, keys],
    queryFn: async ({ signal }) =>
      (await measureBackupSelection({ path: { id: backup.id }, body: { keys }, signal, throwOnError: true }))
        .data,
    enabled: keys.length > 0,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (keys.length === 0) {
    return {
      files: backup.fileCount ?? null,
      bytes: backup.originalBytes ?? null,
      pending: false,
      error: null,
    };
  }
  const { data, isPlaceholderData, isPending, error } = measured;
  return {
    files: data?.files ?? null,
    bytes: data?.bytes ?? null,
    pending: isPending || isPlaceholderData,
    error,
  };
}
