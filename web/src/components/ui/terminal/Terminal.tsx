import { IconArrowDown } from '@tabler/icons-react';
import {
  type KeyboardEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { cx } from '@/lib/cx';
import { plural } from '@/lib/format';
import { allLines } from './allLines';
import { copyLines } from './copyLines';
import { FindField } from './FindField';
import type { LogStore } from './LogStore';
import { levelLines } from './levelLines';
import classes from './Terminal.module.css';
import { TerminalBody } from './TerminalBody';
import { TerminalToolbar } from './TerminalToolbar';
import { type LineLevel, lineLevels } from './terminalTypes';
import { useDisplay } from './useDisplay';
import { useMatches } from './useMatches';
import { useViewport } from './useViewport';

interface TerminalProps {
  store: LogStore;
  /** Whether the thing that writes the log still runs. */
  live: boolean;
  levels: ReadonlySet<LineLevel>;
  onLevels: (levels: Set<LineLevel>) => void;
  query: string;
  onQuery: (query: string) => void;
  /** The line that the address names. */
  line?: number;
  onLine: (line: number) => void;
  downloadHref: string;
}

/** A log as a terminal: any length, live, searchable, each line with an address of its own. */
export function Terminal(props: TerminalProps) {
  const { store, levels, query, onQuery, line, onLine } = props;
  useSyncExternalStore(store.subscribe, store.getVersion);
  const some = useMemo(() => (levels.size === lineLevels.length ? undefined : [...levels]), [levels]);
  const source = useMemo(() => (some ? levelLines(store, new Set(some)) : allLines(store)), [store, some]);
  const { times, setTimes, wrap, setWrap } = useDisplay();
  const view = useViewport({ source, layoutKey: `${wrap}/${times}/${some}`, initialSequence: line });
  const { show } = view;
  const goTo = useCallback(
    (sequence: number) => {
      show(sequence);
      onLine(sequence);
    },
    [show, onLine],
  );
  const found = useMatches(store, query, some, goTo, view.firstVisible);
  const find = useRef<HTMLInputElement>(null);
  const live = props.live && !store.ended;
  const shown = lineLevels.reduce(
    (sum, level) => sum + (levels.has(level) ? store.buffer.counts[level] : 0),
    0,
  );
  const fresh = useFreshLines(shown, view.following, store.opened);

  // Another line in the address is gone to; the first one is where the view opened.
  const opened = useRef(line);
  useEffect(() => {
    if (line !== undefined && line !== opened.current) show(line);
    opened.current = line;
  }, [line, show]);

  const onCopy = useCallback(() => copyLines(store, some), [store, some]);
  const findField = useMemo(
    () => <FindField ref={find} query={query} onQuery={onQuery} total={shown} found={found} />,
    [query, onQuery, shown, found],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '/') find.current?.focus();
    else if (event.key === 'End') view.setFollowing(true);
    else if (event.key === 'Home') view.show(store.buffer.first);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section
      className={cx(classes.terminal, wrap && classes.wrap, !times && classes.timeless)}
      aria-label="Log"
    >
      <TerminalToolbar
        find={findField}
        counts={store.buffer.counts}
        levels={levels}
        onLevels={props.onLevels}
        times={times}
        onTimes={setTimes}
        wrap={wrap}
        onWrap={setWrap}
        following={view.following}
        onFollowing={view.setFollowing}
        live={live}
        onCopy={onCopy}
        downloadHref={props.downloadHref}
      />
      <TerminalBody
        store={store}
        source={source}
        view={view}
        live={live}
        query={found.text}
        marked={line}
        onPick={onLine}
        onKeyDown={onKeyDown}
      />
      {fresh > 0 && (
        <button type="button" className={classes.pill} onClick={() => view.setFollowing(true)}>
          <IconArrowDown size={14} aria-hidden /> {plural(fresh, 'new line')}
        </button>
      )}
    </section>
  );
}

/** How many lines came since the end was left, or since the log was opened elsewhere. */
function useFreshLines(count: number, following: boolean, opened: boolean): number {
  const [seen, setSeen] = useState<number | null>(null);
  useEffect(() => {
    if (opened && (following || seen === null)) setSeen(count);
  }, [count, following, opened, seen]);
  return following || seen === null ? 0 : Math.max(0, count - seen);
}
