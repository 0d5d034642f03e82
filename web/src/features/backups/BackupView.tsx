import { Tabs } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { BackupResponse } from '@/api';
import { RestoreDatabasesDrawer } from '@/components/restore/RestoreDatabasesDrawer';
import { RestoreDrawer } from '@/components/restore/RestoreDrawer';
import { RestoreWay } from '@/components/restore/RestoreWay';
import { useRestorePlan } from '@/components/restore/useRestorePlan';
import { PageHeader } from '@/components/ui/PageHeader';
import type { BasketItem } from '@/lib/basket';
import { formatCount } from '@/lib/format';
import { useListFilters } from '@/lib/useListFilters';
import { BackupActions } from './BackupActions';
import { BackupBadges } from './BackupBadges';
import { BackupDetails } from './BackupDetails';
import { BackupFiles } from './BackupFiles';
import { BackupRestores } from './BackupRestores';
import { backupFacts, backupTitle, isReadable } from './backupWords';
import { DamageNotice } from './DamageNotice';
import { DatabaseItems } from './DatabaseItems';
import { GoneNotice } from './GoneNotice';
import { ProblemFiles } from './ProblemFiles';
import { StoredObjects } from './StoredObjects';
import { Timeline } from './Timeline';

const nothing: BasketItem[] = [];

/** A backup's page around one basket: tabs change, what was chosen stays. */
export function BackupView({ backup }: { backup: BackupResponse }) {
  const { filters, set } = useListFilters();
  const [basket, setBasket] = useState<BasketItem[]>([]);
  const [restoring, setRestoring] = useState<'all' | 'basket' | 'databases' | null>(null);
  const items = restoring === 'all' ? nothing : basket;
  const keys = useMemo(() => items.map((item) => item.key), [items]);
  const asFiles = restoring === 'all' || restoring === 'basket';
  const restore = useRestorePlan(backup, keys, asFiles || basket.length > 0);
  const problems = backup.unreadableCount + backup.changedCount;
  const readable = isReadable(backup);
  const ofDatabases = backup.content === 'databases';
  const first = readable ? (ofDatabases ? 'databases' : 'files') : 'details';
  return (
    <>
      <PageHeader
        title={backupTitle(backup)}
        badges={<BackupBadges backup={backup} />}
        sub={backupFacts(backup)}
        actions={
          <BackupActions
            backup={backup}
            onRestoreAll={() => setRestoring(ofDatabases ? 'databases' : 'all')}
          />
        }
      />
      <GoneNotice backup={backup} />
      <DamageNotice backup={backup} />
      <Timeline backupId={backup.id} />
      <Tabs
        value={filters.tab ?? first}
        onChange={(tab) => set({ tab: tab === first ? undefined : (tab ?? undefined) })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {readable && ofDatabases && <Tabs.Tab value="databases">Databases</Tabs.Tab>}
          {readable && <Tabs.Tab value="files">Files</Tabs.Tab>}
          {problems > 0 && <Tabs.Tab value="problems">Problem files {formatCount(problems)}</Tabs.Tab>}
          {backup.objects.length > 0 && <Tabs.Tab value="objects">Stored objects</Tabs.Tab>}
          <Tabs.Tab value="details">Details</Tabs.Tab>
          <Tabs.Tab value="restores">Restores</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="databases">
          <DatabaseItems backup={backup} />
        </Tabs.Panel>
        <Tabs.Panel value="objects">
          <StoredObjects backup={backup} />
        </Tabs.Panel>
        <Tabs.Panel value="files">
          <BackupFiles
            backup={backup}
            basket={basket}
            onBasket={setBasket}
            restore={restore}
            onRestore={() => setRestoring('basket')}
          />
        </Tabs.Panel>
        <Tabs.Panel value="problems">
          <ProblemFiles backup={backup} />
        </Tabs.Panel>
        <Tabs.Panel value="details">
          <BackupDetails backup={backup} />
        </Tabs.Panel>
        <Tabs.Panel value="restores">
          <BackupRestores backupId={backup.id} />
        </Tabs.Panel>
      </Tabs>
      <RestoreDrawer
        opened={asFiles}
        onClose={() => setRestoring(null)}
        way={
          ofDatabases &&
          restoring === 'all' && <RestoreWay value="files" onChange={() => setRestoring('databases')} />
        }
        backup={backup}
        items={items}
        restore={restore}
      />
      {restoring === 'databases' && (
        <RestoreDatabasesDrawer
          backup={backup}
          way={<RestoreWay value="databases" onChange={() => setRestoring('all')} />}
          onClose={() => setRestoring(null)}
        />
      )}
    </>
  );
}
