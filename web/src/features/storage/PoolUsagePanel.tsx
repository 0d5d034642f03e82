import { SegmentedControl, Skeleton } from '@mantine/core';
import { IconChartAreaLine } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { StoragePoolResponse } from '@/api';
import { getStoragePoolUsageOptions } from '@/api/@tanstack/react-query.gen';
import { EmptyState } from '@/components/ui/EmptyState';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Panel } from '@/components/ui/Panel';
import { UsageChart } from '@/components/ui/UsageChart';
import { formatBytes } from '@/lib/format';

const spans = ['7', '30', '90'].map((days) => ({ value: days, label: `${days} days` }));

/** How the use of a pool grew, where its threshold stands, and when it is full at this pace. */
export function PoolUsagePanel({ pool }: { pool: StoragePoolResponse }) {
  const [days, setDays] = useState('30');
  const usage = useQuery({
    ...getStoragePoolUsageOptions({ path: { id: pool.id }, query: { days: Number(days) } }),
    placeholderData: keepPreviousData,
  });
  const samples = usage.data?.samples ?? [];
  const ceiling = (samples.at(-1)?.capacityBytes || pool.capacityBytes || pool.quotaBytes) ?? null;
  return (
    <Panel
      title="Use over time"
      icon={IconChartAreaLine}
      side={<SegmentedControl size="xs" data={spans} value={days} onChange={setDays} />}
    >
      <ErrorNotice error={usage.error} onRetry={() => void usage.refetch()} />
      {usage.isPending && <Skeleton height={220} m={16} />}
      {usage.data && samples.length < 2 && (
        <EmptyState
          icon={IconChartAreaLine}
          title="Not enough measurements yet"
          text="The pool is measured regularly; the line appears with the second measurement."
        />
      )}
      {samples.length >= 2 && (
        <UsageChart
          label={`Use of ${pool.name} over ${days} days`}
          points={samples.map((sample) => ({ at: Date.parse(sample.at), value: sample.usedBytes }))}
          ceiling={ceiling}
          threshold={ceiling ? (ceiling * pool.alertThresholdPercent) / 100 : undefined}
          fullAt={usage.data?.fullOn ? Date.parse(usage.data.fullOn) : null}
          format={formatBytes}
        />
      )}
    </Panel>
  );
}
