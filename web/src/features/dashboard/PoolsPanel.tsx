import { Link } from '@tanstack/react-router';
import type { DashboardResponse, PoolSummary } from '@/api';
import { PoolUse } from '@/components/storage/PoolUse';
import { Panel } from '@/components/ui/Panel';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { formatBytes, humanize } from '@/lib/format';
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
          <div className={classes.kind}>
            <PoolUse pool={pool} forecast />
          </div>
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
