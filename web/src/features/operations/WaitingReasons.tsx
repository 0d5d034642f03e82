import type { OperationSummary } from '@/api';
import { Panel } from '@/components/ui/Panel';
import { formatCount } from '@/lib/format';
import { waitsFor } from './operationRowWords';
import classes from './WaitingReasons.module.css';

/** What most of the queue waits for: the reasons with their counts. */
export function WaitingReasons({ rows }: { rows: OperationSummary[] }) {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(waitsFor(row), (counts.get(waitsFor(row)) ?? 0) + 1);
  const reasons = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 6);
  if (reasons.length === rows.length) return null;
  return (
    <Panel title="Most wait for" className={classes.panel}>
      <ul className={classes.list}>
        {reasons.map(([reason, count]) => (
          <li key={reason}>
            <b>{formatCount(count)}</b> {reason}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
