import type { ScheduleResponse } from '@/api';
import { plural } from '@/lib/format';

const ends = {
  finish: null,
  pause: 'pauses when the window closes',
  stop: 'is stopped when the window closes',
};

/** What a schedule does beyond its sentence, and what did not go as planned. */
export function scheduleFacts(schedule: ScheduleResponse): string[] {
  const { overrunCount, missedCount, retryCount, retryDelayMinutes } = schedule;
  return [
    schedule.window && ends[schedule.windowEnd],
    schedule.missedRuns === 'skip' ? 'missed runs are left out' : 'missed runs are made up once',
    retryCount > 0
      ? `${plural(retryCount, 'retry', 'retries')}, the first after ${retryDelayMinutes} min`
      : 'no retries',
    overrunCount > 0 && `${plural(overrunCount, 'time')} due while still running`,
    missedCount > 0 && `missed ${plural(missedCount, 'run')} while the service was away`,
  ].filter((fact): fact is string => !!fact);
}
