import { Link } from '@tanstack/react-router';
import type { JobStrip } from '@/api';
import { Panel } from '@/components/ui/Panel';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { RunStrip } from '@/components/ui/RunStrip';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { TwoLines } from '@/components/ui/TwoLines';
import { RowLink } from '@/components/ui/table/RowLink';
import { cx } from '@/lib/cx';
import { formatBytes, formatDuration } from '@/lib/format';
import { stripCells } from '@/lib/stripCells';
import classes from './JobsPanel.module.css';

/** Thirty days of every job at a glance. */
export function JobsPanel({ jobs }: { jobs: JobStrip[] }) {
  return (
    <Panel title="Jobs" note="last 30 days" side={<Link to="/jobs">All jobs</Link>}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>Job</th>
            <th className={classes.wide}>Runs</th>
            <th>Last</th>
            <th className={classes.wide}>At</th>
            <th className={cx(classes.wide, classes.end)}>Took</th>
            <th className={cx(classes.wide, classes.end)}>Size</th>
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <tr key={job.jobId}>
              <td>
                <TwoLines
                  first={
                    <RowLink to="/jobs/$id" params={{ id: job.jobId }}>
                      {job.name}
                    </RowLink>
                  }
                  second={job.subtitle}
                />
              </td>
              <td className={classes.wide}>
                <span className={classes.runs}>
                  <RunStrip cells={stripCells(job.days)} />
                </span>
              </td>
              <td>
                {job.lastStatus ? (
                  <StatusBadge status={job.lastStatus} />
                ) : (
                  <span className={classes.quiet}>Never ran</span>
                )}
              </td>
              <td className={cx(classes.wide, classes.quiet)}>
                <RelativeTime value={job.lastAt} none="–" />
              </td>
              <td className={cx(classes.wide, classes.end, classes.quiet)}>
                {job.lastStatus === 'running' ? 'running' : formatDuration(job.lastDurationSeconds)}
              </td>
              <td className={cx(classes.wide, classes.end)}>{formatBytes(job.lastBytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
