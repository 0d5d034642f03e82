import type { OperationPhase, OperationResponse } from '@/api';
import { isOver } from './operationWords';

export type PhaseLook = OperationPhase['status'] | 'held' | 'stopped';
type Operation = Pick<OperationResponse, 'phase' | 'phases' | 'status'>;

/** How a phase looks given its operation: one that was under way when it ended was cut short with it. */
export function phaseLook(phase: OperationPhase, operation: Operation): PhaseLook {
  const { status } = operation;
  if (status === 'paused' && phase.name === operation.phase) return 'held';
  const cut = phase.status === 'failed' || (phase.status === 'running' && isOver(status));
  if (cut) return status === 'cancelled' ? 'stopped' : 'failed';
  return phase.status;
}

/** Whether the phases are older than the rest: live news say which phase it is in, but not how the others ended. */
export function phasesAreOld({ phase, phases, status }: Operation): boolean {
  if (status !== 'running' || !phase) return false;
  return phases.length === 0 || phases.some((one) => one.name === phase && one.status === 'pending');
}
