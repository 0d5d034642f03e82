import { IconClock, IconHourglass, IconPlayerPause } from '@tabler/icons-react';
import type { OperationResponse } from '@/api';
import { formatBytes } from '@/lib/format';
import { Notice } from './Notice';

/** Why nothing moves: what a pending operation waits for, what a paused one keeps, what was asked and is under way. */
export function WaitingNotice({ operation }: { operation: OperationResponse }) {
  const { status, requestedAction, waitingFor, progress } = operation;
  if (requestedAction === 'cancel' && status !== 'cancelled') {
    return (
      <Notice tone="grey" icon={IconHourglass} title="Cancelling">
        <p>The tool is being stopped, then everything it left behind is cleaned up.</p>
      </Notice>
    );
  }
  if (requestedAction === 'pause' && status === 'running') {
    return (
      <Notice tone="amber" icon={IconHourglass} title="Pausing">
        <p>It stops at the next point from which it can go on without doing work twice.</p>
      </Notice>
    );
  }
  if (status === 'paused') {
    const kept = progress?.bytes ? ` The ${formatBytes(progress.bytes)} done so far are kept.` : '';
    return (
      <Notice tone="amber" icon={IconPlayerPause} title="Paused">
        <p>It waits until someone resumes it, also when the service restarts.{kept}</p>
      </Notice>
    );
  }
  if (status !== 'pending') return null;
  return (
    <Notice tone="grey" icon={IconClock} title="Waiting to start">
      <p>{waitingFor ? sentence(waitingFor) : 'It starts as soon as a worker is free.'}</p>
    </Notice>
  );
}

/** The API's reason continues a sentence ("waits for …"); here it is one. */
const sentence = (reason: string) => `It ${reason.replace(/^It /, '')}${/[.!?]$/.test(reason) ? '' : '.'}`;
