import { Tabs } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { BackupResponse } from '@/api';
import { RestoreDrawer } from '@/components/restore/RestoreDrawer';
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
import { GoneNotice } from './GoneNotice';
import { ProblemFiles } from './ProblemFiles';
import { Timeline } from './Timeline';

const nothing: BasketItem[] = [];

/** A backup's page around one basket: tabs change, what was chosen stays. */
export function BackupView({ backup }: { backup: BackupResponse }) {
  const { filters, set } = useListFilters();
  const [basket, setBasket] = useState<BasketItem[]>([]);
  const [restoring, setRestoring] = useState<'all' | 'basket' | null>(null);
  const items = restoring === 'all' ? nothing : basket;
  const keys = useMemo(() => items.map((item) => item.key), [items]);
  const restore = useRestorePlan(backup, keys, restoring !== null || basket.length > 0);
  const problems = backup.unreadableCount + backup.changedCount;
  const readable = isReadable(backup);
  return (
    <>
      <PageHeader
        title={backupTitle(backup)}
        badges={<BackupBadges backup={backup} />}
        sub={backupFacts(backup)}
        actions={<BackupActions backup={backup} onRestoreAll={() => setRestoring('all')} />}
      />
      <GoneNotice backup={backup} />
      <Timeline backupId={backup.id} />
      <Tabs
        value={filters.tab ?? (readable ? 'files' : 'details')}
        onChange={(tab) => set({ tab: tab === 'files' ? undefined : (tab ?? undefined) })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {readable && <Tabs.Tab value="files">Files</Tabs.Tab>}
          {problems > 0 && <Tabs.Tab value="problems">Problem files {formatCount(problems)}</Tabs.Tab>}
          <Tabs.Tab value="details">Details</Tabs.Tab>
          <Tabs.Tab value="restores">Restores</Tabs.Tab>
        </Tabs.List>
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
        opened={restoring !== null}
        onClose={() => setRestoring(null)}
        backup={backup}
        items={items}
        restore={restore}
      />
    </>
  );
}
