import { Tooltip } from '@mantine/core';
import {
  IconArrowBarToDown,
  IconCheck,
  IconClock,
  IconCopy,
  IconDownload,
  IconTextWrap,
} from '@tabler/icons-react';
import { memo, type ReactNode, useState } from 'react';
import { cx } from '@/lib/cx';
import { formatCount } from '@/lib/format';
import classes from './TerminalToolbar.module.css';
import { type LevelCounts, type LineLevel, lineLevels } from './terminalTypes';

interface TerminalToolbarProps {
  find: ReactNode;
  counts: LevelCounts;
  levels: ReadonlySet<LineLevel>;
  onLevels: (levels: Set<LineLevel>) => void;
  times: boolean;
  onTimes: (on: boolean) => void;
  wrap: boolean;
  onWrap: (on: boolean) => void;
  following: boolean;
  onFollowing: (on: boolean) => void;
  /** Whether more lines may come. */
  live: boolean;
  onCopy: () => Promise<unknown>;
  downloadHref: string;
}

const names: Record<LineLevel, string> = { info: 'Info', warning: 'Warning', error: 'Error' };

/** What stands above the lines: levels, find, and how they are shown. */
export const TerminalToolbar = memo(function TerminalToolbar(props: TerminalToolbarProps) {
  const { counts, levels, onLevels, times, onTimes, wrap, onWrap, following, live } = props;
  const [copied, setCopied] = useState(false);
  const toggle = (level: LineLevel) => {
    const next = new Set(levels);
    if (!next.delete(level)) next.add(level);
    // Nothing chosen would be an empty log: that is everything again.
    onLevels(next.size === 0 ? new Set(lineLevels) : next);
  };
  const copy = async () => {
    await props.onCopy();
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <div className={classes.bar}>
      <h2 className={classes.title}>Log</h2>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row everywhere */}
      <div className={classes.levels} role="group" aria-label="Levels">
        {lineLevels.map((level) => (
          <button
            key={level}
            type="button"
            className={cx(classes.chip, classes[level])}
            aria-pressed={levels.has(level)}
            onClick={() => toggle(level)}
          >
            {names[level]}
            {level !== 'info' && counts[level] > 0 && ` ${formatCount(counts[level])}`}
          </button>
        ))}
      </div>
      {props.find}
      <div className={classes.tools}>
        <button type="button" className={classes.tool} aria-pressed={times} onClick={() => onTimes(!times)}>
          <IconClock size={15} aria-hidden /> Time
        </button>
        <button
          type="button"
          className={cx(classes.tool, classes.wide)}
          aria-pressed={wrap}
          onClick={() => onWrap(!wrap)}
        >
          <IconTextWrap size={15} aria-hidden /> Wrap
        </button>
        <Tooltip label={copied ? 'Copied' : 'Copy log'}>
          <button type="button" className={classes.tool} aria-label="Copy log" onClick={() => void copy()}>
            {copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
          </button>
        </Tooltip>
        <Tooltip label="Download log">
          <a className={classes.tool} aria-label="Download log" href={props.downloadHref} download>
            <IconDownload size={15} aria-hidden />
          </a>
        </Tooltip>
        <button
          type="button"
          className={cx(classes.tool, classes.follow)}
          aria-pressed={live ? following : undefined}
          onClick={() => props.onFollowing(live ? !following : true)}
        >
          <IconArrowBarToDown size={15} aria-hidden /> {live ? (following ? 'Following' : 'Follow') : 'End'}
        </button>
      </div>
    </div>
  );
});
