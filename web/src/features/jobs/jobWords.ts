import type { JobResponse } from '@/api';
import { plural } from '@/lib/format';

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
