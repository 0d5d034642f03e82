import { VisuallyHidden } from '@mantine/core';
import { IconCheck, IconLoader2, IconMinus, IconPlayerPause, IconSlash, IconX } from '@tabler/icons-react';
import type { OperationPhase, OperationResponse } from '@/api';
import { cx } from '@/lib/cx';
import { formatDuration } from '@/lib/format';
import { type PhaseLook, phaseLook } from '@/lib/phaseLook';
import { secondsBetween } from '@/lib/time';
import { useNow } from '@/lib/useNow';
import classes from './PhaseStepper.module.css';

const looks: Record<
  PhaseLook,
  { icon: typeof IconCheck | null; words: string; className: string | undefined }
> = {
  pending: { icon: null, words: 'to come', className: classes.pending },
  running: { icon: IconLoader2, words: 'running', className: classes.running },
  held: { icon: IconPlayerPause, words: 'paused', className: classes.held },
  completed: { icon: IconCheck, words: 'done', className: classes.completed },
  failed: { icon: IconX, words: 'failed', className: classes.failed },
  stopped: { icon: IconSlash, words: 'stopped', className: classes.skipped },
  skipped: { icon: IconMinus, words: 'skipped', className: classes.skipped },
};

/** The phases of an operation in their order, each with its state and how long it took. */
export function PhaseStepper({ operation }: { operation: OperationResponse }) {
  const now = useNow(1000);
  if (operation.phases.length === 0) return null;
  return (
    <ol className={classes.phases} aria-label="Phases">
      {operation.phases.map((phase) => {
        const look = phaseLook(phase, operation);
        const { icon: Icon, words, className } = looks[look];
        return (
          <li
            key={phase.name}
            className={cx(classes.phase, className)}
            aria-current={look === 'running' ? 'step' : undefined}
          >
            <span className={classes.mark}>{Icon && <Icon size={13} stroke={2.2} aria-hidden />}</span>
            <span className={classes.title}>{phase.title}</span>
            <VisuallyHidden>{words}</VisuallyHidden>
            <span className={classes.time}>{timeWords(phase, look, operation, now)}</span>
          </li>
        );
      })}
    </ol>
  );
}

function timeWords(phase: OperationPhase, look: PhaseLook, operation: OperationResponse, now: Date): string {
  if (look === 'skipped') {
    // A restore may have compared every file as it wrote it; then nothing is left for the phase itself.
    return phase.name === 'verify' && operation.result?.verifiedFiles ? 'done while writing' : 'skipped';
  }
  const end = phase.completedAt ?? (look === 'running' ? now.toISOString() : operation.completedAt);
  const seconds = secondsBetween(phase.startedAt, end);
  return seconds === null ? '' : formatDuration(Math.max(0, seconds));
}
