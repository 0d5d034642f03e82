import { Link } from '@tanstack/react-router';
import type { RetentionPreviewSource } from '@/api';
import { formatBytes } from '@/lib/format';
import { wallOf } from '@/lib/zoneTime';
import type { KeptDay } from './keptDays';
import classes from './Retention.module.css';
import { fateWords, reasonWords } from './retentionWords';

interface KeptBackupsProps {
  day: KeptDay;
  source: RetentionPreviewSource;
}

/** The backups of a day: the rules that keep each, and when it goes. */
export function KeptBackups({ day, source }: KeptBackupsProps) {
  const zone = source.policy.timeZone ?? 'UTC';
  const title = new Date(`${day.date}T12:00:00Z`).toLocaleDateString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return (
    <section className={classes.backups} aria-label={`Backups of ${title}`}>
      <div className={classes.month}>{title}</div>
      <ul>
        {day.backups.slice(0, 100).map((backup) => (
          <li key={backup.id}>
            <Link to="/backups/$id" params={{ id: backup.id }} className={classes.time}>
              {wallOf(backup.startedAt, zone).slice(11)}
            </Link>
            <span className={classes.reasons}>
              {backup.reasons.map((reason) => (
                <span key={reason.rule} className={classes.reason}>
                  {reasonWords(reason, source.policy, backup)}
                </span>
              ))}
              {!backup.kept && <span className={classes.gone}>No rule keeps it</span>}
            </span>
            <span className={classes.fate}>
              {fateWords(backup)}
              {backup.bytes > 0 && `, ${formatBytes(backup.bytes)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
