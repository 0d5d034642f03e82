import type { DashboardResponse } from '@/api';
import { formatCount, plural } from '@/lib/format';

/** The answer to "are we safe?" in one sentence. */
export function headline({ sourcesTotal, sourcesProtected }: DashboardResponse): string {
  if (sourcesTotal === 0) return 'Nothing is backed up yet';
  if (sourcesTotal === 1)
    return sourcesProtected === 1 ? 'Your source is protected' : 'Your source is not protected';
  if (sourcesProtected === sourcesTotal) return `All ${formatCount(sourcesTotal)} sources are protected`;
  const verb = sourcesProtected === 1 ? 'is' : 'are';
  return `${formatCount(sourcesProtected)} of ${formatCount(sourcesTotal)} sources ${verb} protected`;
}

/** What happened in the last day, in figures. */
export function lastDay({ last24Hours: day, sourcesTotal }: DashboardResponse): string {
  if (sourcesTotal === 0) return 'A source is protected once it has a good backup of the last 7 days.';
  const parts = [
    day.completed && `${formatCount(day.completed)} completed`,
    day.warning && plural(day.warning, 'warning'),
    day.failed && `${formatCount(day.failed)} failed`,
    day.cancelled && `${formatCount(day.cancelled)} cancelled`,
    day.running && `${formatCount(day.running)} running`,
    day.pending && `${formatCount(day.pending)} waiting`,
  ].filter(Boolean);
  return `Last 24 hours: ${parts.length > 0 ? parts.join(', ') : 'nothing ran'}.`;
}
