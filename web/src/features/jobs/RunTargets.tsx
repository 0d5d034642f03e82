import { Link } from '@tanstack/react-router';
import type { JobRun } from '@/api';
import { StatusIcon } from '@/components/ui/StatusIcon';
import { lookOf } from '@/components/ui/statuses';
import { targetStatuses } from '@/lib/targetStatuses';
import classes from './RunTargets.module.css';

/** How a run went in each of its repositories: one that failed did not stop the others. */
export function RunTargets({ run }: { run: JobRun }) {
  return (
    <div className={classes.targets}>
      {targetStatuses(run.operations).map((target) => (
        <Link
          key={target.id}
          to="/operations/$id"
          params={{ id: target.operationId }}
          className={classes.target}
          aria-label={`${target.name}: ${lookOf(target.status).label}`}
        >
          <StatusIcon status={target.status} />
          {target.name}
        </Link>
      ))}
    </div>
  );
}
