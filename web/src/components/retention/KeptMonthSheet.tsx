import type { KeptDay, KeptMonth } from './keptDays';
import classes from './Retention.module.css';
import { fateWords } from './retentionWords';

interface KeptMonthSheetProps {
  month: KeptMonth;
  /** `2026-11-20`. */
  chosen: string | null;
  onChoose: (date: string) => void;
}

const weekdays = ['M', 'T', 'W', 'T', 'F', 'S', 'S'];

/** One month: a day with backups is a button that says what becomes of them. */
export function KeptMonthSheet({ month, chosen, onChoose }: KeptMonthSheetProps) {
  const title = new Date(`${month.month}-15T12:00:00Z`).toLocaleDateString('en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return (
    <section className={classes.sheet} aria-label={title}>
      <div className={classes.month}>{title}</div>
      <div className={classes.week} aria-hidden>
        {weekdays.map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a week has fixed places
          <span key={index}>{name}</span>
        ))}
      </div>
      <div className={classes.days}>
        {month.days.map((day, index) => {
          const number = day.date ? Number(day.date.slice(8)) : '';
          if (!day.date || day.backups.length === 0) {
            // biome-ignore lint/suspicious/noArrayIndexKey: the places of a month are fixed
            return <span key={index}>{number}</span>;
          }
          const { date } = day;
          return (
            <button
              key={date}
              type="button"
              data-fate={fateOf(day)}
              data-count={day.backups.length > 1 ? day.backups.length : undefined}
              aria-pressed={date === chosen}
              aria-label={dayLabel(day, title)}
              title={dayLabel(day, title)}
              onClick={() => onChoose(date)}
            >
              {number}
            </button>
          );
        })}
      </div>
    </section>
  );
}

function fateOf({ backups }: KeptDay): string {
  if (backups.some((backup) => backup.reasons.some((reason) => reason.rule === 'hold'))) return 'pinned';
  const kept = backups.filter((backup) => backup.kept).length;
  if (kept === 0) return 'going';
  return kept === backups.length ? 'kept' : 'some';
}

function dayLabel({ date, backups }: KeptDay, title: string): string {
  const day = `${Number(date?.slice(8))} ${title}`;
  const [only] = backups;
  if (only && backups.length === 1) return `${day}: ${fateWords(only)}`;
  const kept = backups.filter((backup) => backup.kept).length;
  return `${day}: ${kept} of ${backups.length} stay`;
}
