import type { StripDay } from '@/api';
import type { StripCell } from '@/components/ui/RunStrip';
import { lookOf } from '@/components/ui/statuses';
import { formatBytes, formatDuration } from './format';
import { formatDay } from './time';

/** Days of a job as the cells of its strip. */
export function stripCells(days: StripDay[]): StripCell[] {
  return days.map((day) => {
    const facts = day.status
      ? [lookOf(day.status).label, formatDuration(day.durationSeconds), formatBytes(day.bytes)]
      : ['no run'];
    return {
      key: day.date,
      status: day.status ?? null,
      weight: day.bytes,
      label: [formatDay(day.date), ...facts.filter((fact) => fact !== '–')].join(' · '),
    };
  });
}
