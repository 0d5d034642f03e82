import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { memo } from 'react';
import { cx } from '@/lib/cx';
import { beginsPhase, lineMoment, lineTime, splitMatches } from './lineText';
import classes from './TerminalRow.module.css';
import type { TerminalLine } from './terminalTypes';

interface TerminalRowProps {
  row: number;
  sequence: number | undefined;
  line: TerminalLine | null | undefined;
  query: string;
  /** The line that the address names, or the match that was jumped to. */
  marked: boolean;
  onPick: (sequence: number) => void;
}

const icons = { info: null, warning: IconAlertTriangle, error: IconX };

/** One line: number, time, message; its level as tint, icon and word. */
export const TerminalRow = memo(function TerminalRow(props: TerminalRowProps) {
  const { row, sequence, line, query, marked, onPick } = props;
  const Icon = line ? icons[line.level] : null;
  const look = line && (beginsPhase(line) ? 'phase' : line.level);
  return (
    <div className={cx(classes.row, look && classes[look], marked && classes.marked)} data-row={row}>
      <span className={classes.gutter}>
        {Icon && <Icon size={12} stroke={2.4} role="img" aria-label={line?.level} />}
        {sequence !== undefined && (
          <a
            className={classes.number}
            href={`#L${sequence}`}
            // Dozens of stops in every view would bury the page; find goes to a line by keyboard and links it.
            tabIndex={-1}
            aria-label={`Link to line ${sequence}`}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              onPick(sequence);
            }}
          >
            {sequence}
          </a>
        )}
      </span>
      {line && (
        <time className={classes.time} dateTime={line.at} title={lineMoment(line.at)}>
          {lineTime(line.at)}
        </time>
      )}
      <span className={classes.message}>
        {line &&
          splitMatches(line.message, query).map((part, index) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other name
            index % 2 === 1 ? <mark key={index}>{part}</mark> : part,
          )}
        {line === null && <i>This line is no longer kept.</i>}
        {line === undefined && <span className={classes.loading} />}
      </span>
    </div>
  );
});
