import type { JobResponse } from '@/api';
import { formatCount, plural } from '@/lib/format';
import { formatMoment } from '@/lib/time';

const few = (names: string[], word: string, many?: string) =>
  names.length === 1 ? (names[0] ?? '') : plural(names.length, word, many);

/** `shop-media → nas-1`: what a job backs up and where to. */
export function whatAndWhere(job: Pick<JobResponse, 'sources' | 'repositories'>): string {
  const what = few(
    job.sources.map((source) => source.name),
    'source',
  );
  const where = few(
    job.repositories.map((repository) => `${repository.name} on ${repository.poolName}`),
    'repository',
    'repositories',
  );
  return `${what} → ${where}`;
}

/** `27 good, 1 with warnings`: how the runs of a job ended, without what never happened. */
export function outcomeWords(
  all: Pick<JobResponse['statistics'], 'completed' | 'warning' | 'failed'>,
): string {
  const parts = [
    all.completed && `${formatCount(all.completed)} good`,
    all.warning && `${formatCount(all.warning)} with warnings`,
    all.failed && `${formatCount(all.failed)} failed`,
  ];
  return parts.filter(Boolean).join(', ');
}

/** When the next run is by the clock, or why there is none. */
export function nextRunNote(job: Pick<JobResponse, 'enabled' | 'nextRunAt'>): string {
  if (!job.enabled) return 'the job is off';
  return job.nextRunAt ? formatMoment(job.nextRunAt, true) : 'no schedule starts it';
}
