import type { RestoreCheck } from '@/api';
import { Problem } from '@/lib/problem';

/** Why a restore cannot start, in the words of the first step of its check that failed; null when nothing is against it. */
export function notNow(check: RestoreCheck | undefined): Problem | null {
  if (!check || check.canRestore) return null;
  const failed = check.steps.find((step) => step.status === 'failed');
  return new Problem(422, {
    detail: failed?.detail ?? 'The check found a reason not to start.',
    hint: failed?.hint ?? 'Change where or how to restore, above.',
    code: failed?.code ?? 'restore_check_failed',
  });
}
