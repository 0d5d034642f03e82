import { VisuallyHidden } from '@mantine/core';
import { IconCheck, IconLoader2, IconMinus, IconPlayerPause, IconSlash, IconX } from '@tabler/icons-react';
import type { OperationPhase, OperationResponse } from '@/api';
import { cx } from '@/lib/cx';
import { formatDuration } from '@/lib/format';
import { secondsBetween } from '@/lib/time';
import { useNow } from '@/lib/useNow';
import classes from './PhaseStepper.module.css';

const icons = {
  pending: null,
  running: IconLoader2,
  completed: IconCheck,
  failed: IconX,
  skipped: IconMinus,
};
const words = {
  pending: 'to come',
  running: 'running',
  completed: 'done',
  failed: 'failed',
  skipped: 'skipped',
};

/** The phases of an operation in their order, each with its state and how long it took. */
export function PhaseStepper({
  operation,
}: {
  operation: Pick<OperationResponse, 'phase' | 'phases' | 'status' | 'result'>;
}) {
  const now = useNow(1000);
  const paused = operation.status === 'paused';
  if (operation.phases.length === 0) return null;
  return (
    <ol className={classes.phases} aria-label="Phases">
      {operation.phases.map((phase) => {
        const held = paused && phase.name === operation.phase;
        const stopped = operation.status === 'cancelled' && phase.status === 'failed';
        const look = held ? 'held' : stopped ? 'skipped' : phase.status;
        const Icon = held ? IconPlayerPause : stopped ? IconSlash : icons[phase.status];
        return (
          <li
            key={phase.name}
            className={cx(classes.phase, classes[look])}
            aria-current={phase.status === 'running' ? 'step' : undefined}
          >
            <span className={classes.mark}>{Icon && <Icon size={13} stroke={2.2} aria-hidden />}</span>
            <span className={classes.title}>{phase.title}</span>
            <VisuallyHidden>{held ? 'paused' : stopped ? 'stopped' : words[phase.status]}</VisuallyHidden>
            <span className={classes.time}>
              {duration(phase, held ? null : now) ?? skipped(phase, operation.result)}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** A restore may have compared every file as it wrote it; then nothing is left for the phase itself. */
function skipped(phase: OperationPhase, result: OperationResponse['result']): string {
  if (phase.status !== 'skipped') return '';
  return phase.name === 'verify' && result?.verifiedFiles ? 'done while writing' : 'skipped';
}

function duration(phase: OperationPhase, now: Date | null): string | null {
  if (!phase.startedAt) return null;
  const end = phase.completedAt ?? (phase.status === 'running' ? now?.toISOString() : null);
  const seconds = secondsBetween(phase.startedAt, end);
  return seconds === null ? null : formatDuration(Math.max(0, seconds));
}
