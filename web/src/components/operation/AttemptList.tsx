import { Link } from '@tanstack/react-router';
import type { OperationResponse } from '@/api';
import { Panel } from '@/components/ui/Panel';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { formatDuration } from '@/lib/format';
import { secondsBetween } from '@/lib/time';
import classes from './AttemptList.module.css';

/** Every attempt at the same thing, when there was more than one. */
export function AttemptList({ operation }: { operation: OperationResponse }) {
  if (operation.attempts.length < 2) return null;
  return (
    <Panel title="Attempts" note={operation.attempts.length} className={classes.panel}>
      <ol className={classes.list}>
        {operation.attempts.map((attempt) => (
          <li key={attempt.id} aria-current={attempt.id === operation.id || undefined}>
            <Link to="/operations/$id" params={{ id: attempt.id }}>
              Attempt {attempt.attempt}
              {attempt.id === operation.id && ' (this one)'}
            </Link>
            <StatusBadge status={attempt.status} />
            <span className={classes.when}>
              <RelativeTime value={attempt.startedAt} none="not started" />
            </span>
            <span className={classes.took}>
              {formatDuration(secondsBetween(attempt.startedAt, attempt.completedAt))}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
