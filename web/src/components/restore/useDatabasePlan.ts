import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type BackupResponse, checkRestore } from '@/api';
import { useConnections } from '@/components/connection/useConnections';
import { useCatalog } from '@/lib/useCatalog';
import { type DatabasePlan, databaseBody, databasePlanError, databasesOf, hasAccounts } from './databasePlan';
import { confirmName } from './useRestorePlan';
import { useStoredItems } from './useStoredItems';

/** Which databases go where, and whether that would work: asked anew whenever something changes. */
export function useDatabasePlan(backup: BackupResponse) {
  const items = useStoredItems(backup.id, true);
  const databases = useMemo(() => databasesOf(items.data ?? []), [items.data]);
  const type = useCatalog()?.sourceTypes.find((one) => one.type === backup.sourceType);
  const connections = useConnections(type?.connectionType).data?.items ?? [];
  const [changes, setChanges] = useState<Partial<DatabasePlan>>({});
  const own = connections.find((one) => one.usedBySources.some((source) => source.id === backup.sourceId));
  const plan: DatabasePlan = {
    connectionId: own?.id ?? null,
    chosen: databases.map((one) => one.name),
    names: {},
    replace: false,
    confirm: '',
    accounts: false,
    owner: '',
    parallel: 1,
    dryRun: false,
    acceptDamage: false,
    ...changes,
  };
  const name = confirmName(backup);
  // What is typed to confirm is for the restore itself; looking changes nothing.
  const looked = { ...plan, confirm: name, acceptDamage: true };
  const wanted = JSON.stringify(databaseBody(looked, databases.length));
  const [asked] = useDebouncedValue(wanted, 600);
  const check = useQuery({
    queryKey: ['checkRestore', backup.id, asked],
    queryFn: async ({ signal }) =>
      (await checkRestore({ path: { id: backup.id }, body: JSON.parse(asked), signal, throwOnError: true }))
        .data,
    enabled: !databasePlanError(looked, databases.length, name),
    retry: false,
    staleTime: 10_000,
    gcTime: 60_000,
  });
  return {
    items,
    accountsStored: hasAccounts(items.data ?? []),
    databases,
    connections,
    plan,
    change: (more: Partial<DatabasePlan>) => setChanges((now) => ({ ...now, ...more })),
    check,
    checking: check.isFetching || asked !== wanted,
  };
}

export type DatabaseRestorePlan = ReturnType<typeof useDatabasePlan>;
