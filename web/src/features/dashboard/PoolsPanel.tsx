import { Link } from '@tanstack/react-router';
import type { DashboardResponse, PoolSummary } from '@/api';
import { Panel } from '@/components/ui/Panel';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { UsageBar } from '@/components/ui/UsageBar';
import { formatBytes, humanize } from '@/lib/format';
import { formatDay } from '@/lib/time';
import classes from './PoolsPanel.module.css';

interface PoolsPanelProps {
  pools: PoolSummary[];
  totals: DashboardResponse['storage'];
}

/** Every pool with its health, its use against the threshold, and the day it fills up. */
export function PoolsPanel({ pools, totals }: PoolsPanelProps) {
  return (
    <Panel title="Storage" side={<Link to="/storage">Pools</Link>}>
      {pools.length === 0 && (
        <div className={classes.none}>No storage yet. A pool is where backups are kept.</div>
      )}
      {pools.map((pool) => (
        <Link key={pool.id} to="/storage/$id" params={{ id: pool.id }} className={classes.pool}>
          <div className={classes.head}>
            <span className={classes.name}>{pool.name}</span>
            <span className={classes.kind}>
              {humanize(pool.type)} · {pool.performanceTier}
            </span>
            <StatusBadge status={pool.health} />
          </div>
          {pool.capacityBytes ? (
            <UsageBar
              label={`Use of ${pool.name}`}
              share={(pool.usedBytes ?? 0) / pool.capacityBytes}
              threshold={pool.alertThresholdPercent / 100}
              words={
                <>
                  {formatBytes(pool.usedBytes)} of {formatBytes(pool.capacityBytes)}
                  {pool.fullOn && ` · full about ${formatDay(pool.fullOn)}`}
                </>
              }
            />
          ) : (
            <span className={classes.kind}>Not measured yet</span>
          )}
        </Link>
      ))}
      {totals.deduplicatedBytes > 0 && (
        <div className={classes.foot}>
          {formatBytes(totals.originalBytes)} of data kept in {formatBytes(totals.deduplicatedBytes)}
        </div>
      )}
    </Panel>
  );
}
