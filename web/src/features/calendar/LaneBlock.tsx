import { Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { statusFill } from '@/components/ui/statusFill';
import { cx } from '@/lib/cx';
import { formatClock } from '@/lib/time';
import classes from './Calendar.module.css';
import { groupLabel, groupLink, type RunGroup } from './calendarRuns';

interface LaneBlockProps {
  group: RunGroup;
  /** What comes after it on the lane. */
  next: RunGroup | undefined;
  /** Where a moment lies on the lane, in percent. */
  at: (time: number) => number;
}

const startOf = (group: RunGroup) => Date.parse(group.runs[0]?.startsAt ?? '');

/** A run on its lane, as long as it took or is expected to take; several that are too close are one. */
export function LaneBlock({ group, next, at }: LaneBlockProps) {
  const [first, last] = [group.runs[0], group.runs.at(-1)];
  if (!first || !last) return null;
  const left = at(startOf(group));
  const end = next ? at(startOf(next)) : 100;
  const width = Math.max(
    0,
    Math.min(at(Date.parse(last.startsAt) + (last.durationSeconds ?? 0) * 1000), end) - left,
  );
  const label = groupLabel(group);
  // The time stands beside the bar where there is room for it.
  const clock = end - Math.max(left, 0) - width > (group.runs.length > 1 ? 8 : 5.5);
  return (
    <>
      <span
        className={cx(classes.bar, statusFill(group.status))}
        style={{ left: `${left}%`, width: `${width}%` }}
      />
      <Tooltip label={label} openDelay={0}>
        <Link
          {...groupLink(group)}
          className={classes.block}
          style={
            clock ? { left: `${left}%`, paddingLeft: `${width}%` } : { left: `${left}%`, width: `${width}%` }
          }
          aria-label={label}
        >
          {clock && (
            <span className={classes.at} aria-hidden>
              {formatClock(first.startsAt)}
              {group.runs.length > 1 && ` ×${group.runs.length}`}
            </span>
          )}
        </Link>
      </Tooltip>
    </>
  );
}
