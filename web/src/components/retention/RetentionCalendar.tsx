import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RetentionPreviewSource } from '@/api';
import { KeptBackups } from './KeptBackups';
import { KeptMonthSheet } from './KeptMonthSheet';
import { keptMonths } from './keptDays';
import classes from './Retention.module.css';

/** The backups of one source on a calendar: which stay, by which rule, and when each one goes. */
export function RetentionCalendar({ source }: { source: RetentionPreviewSource }) {
  const zone = source.policy.timeZone ?? 'UTC';
  const months = keptMonths(source.backups, zone);
  const [all, setAll] = useState(false);
  const newest = months[0]?.days.findLast((day) => day.backups.length > 0)?.date ?? null;
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = chosen ?? newest;
  const day = months.flatMap((month) => month.days).find((one) => one.date === shown);
  if (months.length === 0) return <div className={classes.none}>No backup of it yet.</div>;
  return (
    <div className={classes.calendar}>
      <div className={classes.months}>
        {(all ? months : months.slice(0, 6)).map((month) => (
          <KeptMonthSheet key={month.month} month={month} chosen={shown} onChoose={setChosen} />
        ))}
      </div>
      {months.length > 6 && !all && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          Show {months.length - 6} earlier months
        </Button>
      )}
      <div className={classes.key}>
        <span className={classes.swatch} data-fate="kept" /> stays
        <span className={classes.swatch} data-fate="pinned" /> pinned
        <span className={classes.swatch} data-fate="going" /> goes with the next prune
        <span className={classes.zone}>Days of {zone}</span>
      </div>
      {day && <KeptBackups day={day} source={source} />}
    </div>
  );
}
