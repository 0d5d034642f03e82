import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { formatDuration } from '@/lib/format';
import { NextRunCards } from './NextRunCards';
import classes from './SchedulePreviewPanel.module.css';
import { runWords } from './scheduleWords';
import type { useSchedulePreview } from './useSchedulePreview';

/** The schedule in words, its next ten runs with why any of them is moved, and the jobs that it would meet. */
export function SchedulePreviewPanel({ of }: { of: ReturnType<typeof useSchedulePreview> }) {
  const { preview, conflicts, fields, error, retry } = of;
  if (error) return <ErrorNotice error={error} onRetry={retry} />;
  if (!preview) {
    const wrong = Object.keys(fields).length > 0;
    return (
      <section className={classes.preview} aria-label="Next runs">
        <div className={classes.note}>
          {wrong ? 'Correct what is marked to see the next runs.' : 'Looking at the next runs…'}
        </div>
      </section>
    );
  }
  return (
    <section className={classes.preview} aria-label="Next runs">
      <p className={classes.sentence}>{preview.sentence}</p>
      <div className={classes.head}>
        <b>Next runs</b>
        <span className={classes.note}>{runWords(preview.runs)}</span>
      </div>
      <NextRunCards runs={preview.runs} />
      {conflicts?.items.map((conflict) => (
        <div key={conflict.kind + conflict.jobId + conflict.shared} className={classes.conflict}>
          <IconAlertTriangle size={16} aria-hidden />
          <span>
            {conflict.detail} {conflict.count > 1 && `${conflict.count} times in the next 14 days.`}
          </span>
        </div>
      ))}
      {conflicts?.items.length === 0 && (
        <div className={classes.calm}>
          <IconInfoCircle size={16} aria-hidden />
          <span>
            Meets no other job in the next 14 days, at about {formatDuration(conflicts.estimatedSeconds)} a
            run.
          </span>
        </div>
      )}
    </section>
  );
}
