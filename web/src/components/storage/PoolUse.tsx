import { UsageBar } from '@/components/ui/UsageBar';
import { formatBytes } from '@/lib/format';
import { formatDay } from '@/lib/time';

interface PoolUseProps {
  pool: {
    name: string;
    usedBytes: number | null;
    capacityBytes: number | null;
    quotaBytes?: number | null;
    alertThresholdPercent: number;
    fullOn: string | null;
  };
  /** Says the day it fills up as well. */
  forecast?: boolean;
}

/** How full a pool is; of one without an end, such as a bucket, only what it holds. */
export function PoolUse({ pool, forecast }: PoolUseProps) {
  const { usedBytes, fullOn } = pool;
  const most = pool.capacityBytes ?? pool.quotaBytes;
  if (usedBytes == null) return 'Not measured yet';
  if (!most) return `${formatBytes(usedBytes)} used, no limit known`;
  return (
    <UsageBar
      label={`Use of ${pool.name}`}
      share={usedBytes / most}
      threshold={pool.alertThresholdPercent / 100}
      words={
        <>
          {formatBytes(usedBytes)} of {formatBytes(most)}
          {forecast && fullOn && ` · full about ${formatDay(fullOn)}`}
        </>
      }
    />
  );
}
