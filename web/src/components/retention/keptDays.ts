import type { RetentionPreviewBackup } from '@/api';
import { wallOf } from '@/lib/zoneTime';

export interface KeptDay {
  /** `2026-11-20`, or null for the places before the first of the month. */
  date: string | null;
  /** Newest first. */
  backups: RetentionPreviewBackup[];
}

export interface KeptMonth {
  /** `2026-11`. */
  month: string;
  days: KeptDay[];
}

/** Backups on the sheets of a calendar, newest month first; days are those of a zone, weeks begin on Monday. */
export function keptMonths(backups: RetentionPreviewBackup[], zone: string): KeptMonth[] {
  const byDay = new Map<string, RetentionPreviewBackup[]>();
  for (const backup of backups) {
    const day = wallOf(backup.startedAt, zone).slice(0, 10);
    byDay.set(day, [...(byDay.get(day) ?? []), backup]);
  }
  const months = [...new Set([...byDay.keys()].map((day) => day.slice(0, 7)))].sort().reverse();
  return months.map((month) => {
    const [year = 0, number = 1] = month.split('-').map(Number);
    const lead = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7;
    const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
    const days: KeptDay[] = Array.from({ length: lead }, () => ({ date: null, backups: [] }));
    for (let day = 1; day <= length; day++) {
      const date = `${month}-${String(day).padStart(2, '0')}`;
      days.push({ date, backups: byDay.get(date) ?? [] });
    }
    return { month, days };
  });
}
