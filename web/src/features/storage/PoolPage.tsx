import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { getStoragePoolOptions } from '@/api/@tanstack/react-query.gen';
import { PoolWords } from '@/components/settings/SettingsWords';
import { Columns } from '@/components/ui/Columns';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { FactStrip } from '@/components/ui/FactStrip';
import { PageHeader } from '@/components/ui/PageHeader';
import { PageSkeleton } from '@/components/ui/PageSkeleton';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { Tags } from '@/components/ui/Tags';
import { formatBytes, formatPercent, humanize } from '@/lib/format';
import { formatDay } from '@/lib/time';
import { PoolActions } from './PoolActions';
import { PoolHealthPanel } from './PoolHealthPanel';
import { PoolLimitPanel } from './PoolLimitPanel';
import { PoolRepositoriesPanel } from './PoolRepositoriesPanel';
import { PoolSettingsPanel } from './PoolSettingsPanel';
import { PoolUsagePanel } from './PoolUsagePanel';
import { redundancies } from './poolForm';

/** One pool: its health, how full it is and will be, and what lives in it. */
export function PoolPage() {
  const { id } = useParams({ from: '/framed/storage/$id' });
  const { data: pool, error, refetch } = useQuery(getStoragePoolOptions({ path: { id } }));
  if (error && !pool) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!pool) return <PageSkeleton />;
  const most = pool.capacityBytes ?? pool.quotaBytes;
  const share = most ? (pool.usedBytes ?? 0) / most : null;
  return (
    <>
      <PageHeader
        title={pool.name}
        badges={
          <>
            <StatusBadge status={pool.health} />
            <Tags tags={pool.tags} />
          </>
        }
        sub={
          <>
            <PoolWords of={pool} />
            {pool.healthReason && ` · ${pool.healthReason}`}
          </>
        }
        actions={<PoolActions pool={pool} />}
      />
      <FactStrip
        facts={[
          {
            label: 'Used',
            value: formatBytes(pool.usedBytes),
            note: share !== null && `${formatPercent(share)} of ${formatBytes(most)}`,
          },
          {
            label: 'Free',
            value: pool.freeBytes == null ? 'No limit known' : formatBytes(pool.freeBytes),
            note: pool.quotaBytes ? `quota ${formatBytes(pool.quotaBytes)}` : undefined,
          },
          { label: 'Full about', value: pool.fullOn ? formatDay(pool.fullOn) : 'Not in sight' },
          {
            label: 'Tier',
            value: humanize(pool.performanceTier),
            note: `redundancy: ${redundancies.find((one) => one.value === pool.redundancy)?.label.replace('None', 'none')}`,
          },
          { label: 'Checked', value: <RelativeTime value={pool.healthCheckedAt} none="Never" /> },
        ]}
      />
      <Columns
        main={
          <>
            <PoolUsagePanel pool={pool} />
            <PoolRepositoriesPanel poolId={pool.id} />
          </>
        }
        side={
          <>
            <PoolHealthPanel pool={pool} />
            <PoolLimitPanel poolId={pool.id} />
            <PoolSettingsPanel pool={pool} />
          </>
        }
      />
    </>
  );
}
