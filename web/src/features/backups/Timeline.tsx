import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TimelineBackup } from '@/api';
import { getBackupTimelineOptions } from '@/api/@tanstack/react-query.gen';
import { lookOf } from '@/components/ui/statuses';
import { cx } from '@/lib/cx';
import { formatBytes, plural } from '@/lib/format';
import { backupMoment, lineEnd } from './backupWords';
import classes from './Timeline.module.css';
import { timelinePositions } from './timelinePositions';

/** The backups of the same source in time; any of them is one click away, at the same folder. */
export function Timeline({ backupId }: { backupId: string }) {
  const { data } = useQuery(getBackupTimelineOptions({ path: { id: backupId } }));
  const items = data?.items ?? [];
  const current = items.findIndex((item) => item.id === backupId);
  const positions = timelinePositions(items.map((item) => item.startedAt));
  const first = items[0];
  const last = items.at(-1);
  return (
    <nav className={classes.panel} aria-label="Backups of this source" aria-busy={!data}>
      <div className={classes.words}>
        <span>{first && items.length > 1 ? lineEnd(first.startedAt) : ''}</span>
        <span className={classes.middle}>
          <Step item={items[current - 1]} icon={IconChevronLeft} label="Earlier backup" />
          <span>
            {data ? plural(items.length, 'backup') : '\u00a0'}
            <span className={classes.wide}> of this source</span>
          </span>
          <Step item={items[current + 1]} icon={IconChevronRight} label="Later backup" />
        </span>
        <span>{last ? lineEnd(last.startedAt) : ''}</span>
      </div>
      <div className={classes.line}>
        {items.map((item, index) => (
          <Tooltip key={item.id} label={tickWords(item)} openDelay={0}>
            <Link
              to="/backups/$id"
              params={{ id: item.id }}
              search={keepFolder}
              // Hundreds of stops would bury the page; the two arrows above serve the keyboard.
              tabIndex={-1}
              aria-hidden
              className={cx(classes.tick, classes[item.status], item.id === backupId && classes.current)}
              style={{ left: `${(positions[index] ?? 0) * 100}%` }}
            />
          </Tooltip>
        ))}
      </div>
    </nav>
  );
}

/** Stepping to another backup shows the same folder there. */
const keepFolder = (search: Record<string, unknown>) => ({ folder: search.folder, tab: search.tab }) as never;

const tickWords = (item: TimelineBackup) =>
  [
    backupMoment(item.startedAt),
    lookOf(item.status).label.toLowerCase(),
    item.originalBytes != null && formatBytes(item.originalBytes),
  ]
    .filter(Boolean)
    .join(' · ');

interface StepProps {
  item: TimelineBackup | undefined;
  icon: typeof IconChevronLeft;
  label: string;
}

function Step({ item, icon: Icon, label }: StepProps) {
  if (!item) return <span className={classes.noStep} />;
  return (
    <Tooltip label={`${label}: ${backupMoment(item.startedAt)}`}>
      <ActionIcon
        size={22}
        color="gray"
        aria-label={label}
        renderRoot={(props) => (
          <Link {...props} to="/backups/$id" params={{ id: item.id }} search={keepFolder} />
        )}
      >
        <Icon size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
