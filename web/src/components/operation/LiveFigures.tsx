import type { OperationResponse } from '@/api';
import { operationFigures } from '@/lib/operationFigures';
import { isOver } from '@/lib/operationWords';
import { shareDone } from '@/lib/running';
import { useNow } from '@/lib/useNow';
import classes from './LiveFigures.module.css';

const colors: Partial<Record<OperationResponse['status'], string>> = {
  paused: 'var(--amber)',
  completed: 'var(--bar-green)',
  warning: 'var(--bar-orange)',
  failed: 'var(--bar-red)',
  cancelled: 'var(--bar-none)',
};

/** How far an operation is and what it moved, as figures under one bar. */
export function LiveFigures({ operation }: { operation: OperationResponse }) {
  const now = useNow(1000);
  const done = operation.status === 'completed' || operation.status === 'warning';
  const share = done ? 1 : shareDone(operation);
  const percent = share === null ? null : Math.round(share * 1000) / 10;
  const unknown = percent === null && operation.status === 'running';
  return (
    <section className={classes.panel} aria-label="Progress">
      <div
        className={classes.track}
        role="progressbar"
        aria-label={isOver(operation.status) ? 'Progress when it ended' : 'Progress'}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent ?? undefined}
      >
        <div
          className={unknown ? classes.unknown : classes.fill}
          style={{ width: unknown ? undefined : `${percent ?? 0}%`, background: colors[operation.status] }}
        />
      </div>
      <dl className={classes.figures}>
        {operationFigures(operation, now).map((figure) => (
          <div key={figure.label} className={classes.figure}>
            <dt>{figure.label}</dt>
            <dd>
              {figure.value}
              <div className={classes.note}>{figure.note ?? '\u00a0'}</div>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
