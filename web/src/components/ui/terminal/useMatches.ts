import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { LineMatches } from './LineMatches';
import type { LogStore } from './LogStore';
import type { LineLevel } from './terminalTypes';

/** The occurrences of a text in a log, and the one that is looked at. */
export function useMatches(
  store: LogStore,
  query: string,
  levels: readonly LineLevel[] | undefined,
  show: (sequence: number) => void,
  firstVisible: number,
) {
  const [settled] = useDebouncedValue(query.trim(), 250);
  const [matches, setMatches] = useState<LineMatches | null>(null);
  const [index, setIndex] = useState<number | null>(null);

  useEffect(() => {
    setIndex(null);
    setMatches(null);
    if (!settled) return;
    const stop = new AbortController();
    const found = new LineMatches(store, settled, levels);
    setMatches(found);
    void found.search(stop.signal);
    return () => stop.abort();
  }, [store, settled, levels]);

  matches?.follow();
  const count = matches?.sequences.length ?? 0;
  const complete = matches?.complete ?? false;
  // A ref: scrolling must not make a new function, or the toolbar would be drawn with every frame.
  const position = useRef(firstVisible);
  position.current = firstVisible;

  /** Goes to the next match (or the one before), starting from what is in view. */
  const step = useCallback(
    (direction: 1 | -1) => {
      if (!matches || count === 0) return;
      const start = matches.indexFrom(position.current);
      const next = index === null ? (direction === 1 ? start : start - 1) : index + direction;
      const wrapped = (next + count) % count;
      setIndex(wrapped);
      show(matches.sequences[wrapped] ?? 0);
    },
    [matches, count, index, show],
  );

  const failed = !!matches?.error;
  return useMemo(
    () => ({ text: settled, count, complete, failed, searching: matches !== null, index, step }),
    [settled, count, complete, failed, matches, index, step],
  );
}
