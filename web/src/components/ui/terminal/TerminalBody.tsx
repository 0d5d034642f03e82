import { type CSSProperties, type KeyboardEventHandler, useEffect } from 'react';
import type { LogStore } from './LogStore';
import classes from './Terminal.module.css';
import { TerminalNotice } from './TerminalNotice';
import { TerminalRow } from './TerminalRow';
import type { LineSource } from './terminalTypes';
import type { useViewport } from './useViewport';

interface TerminalBodyProps {
  store: LogStore;
  source: LineSource;
  view: ReturnType<typeof useViewport>;
  live: boolean;
  query: string;
  marked: number | undefined;
  onPick: (sequence: number) => void;
  onKeyDown: KeyboardEventHandler;
}

/** The scrolling part: the rows in view, and a cursor at the end while the log is live. */
export function TerminalBody(props: TerminalBodyProps) {
  const { store, source, view, live, query, marked, onPick, onKeyDown } = props;
  const { from, to } = view;

  // After every render: what is in view must be there or on its way. Ranges on their way are not asked for again.
  useEffect(() => {
    if (store.opened) source.need(from, to);
  });

  const rows = [];
  for (let row = from; row <= to; row++) {
    const sequence = source.sequenceAt(row);
    rows.push(
      <TerminalRow
        key={sequence ?? `row-${row}`}
        row={row}
        sequence={sequence}
        line={source.at(row)}
        query={query}
        marked={sequence !== undefined && sequence === marked}
        onPick={onPick}
      />,
    );
  }
  const digits = String(store.buffer.last).length;
  return (
    <>
      <TerminalNotice store={store} empty={source.count === 0} live={live} />
      <div
        ref={view.scroller}
        className={classes.scroller}
        role="log"
        aria-label="Log lines"
        aria-live={live && view.following ? 'polite' : 'off'}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={view.onScroll}
        onKeyDown={onKeyDown}
        style={{ '--number-width': `${digits}ch` } as CSSProperties}
      >
        <div className={classes.space} style={{ height: view.height }}>
          <div ref={view.rows} className={classes.rows} style={{ transform: `translateY(${view.shift}px)` }}>
            {rows}
          </div>
          {live && store.opened && <div className={classes.cursor} aria-hidden />}
        </div>
      </div>
    </>
  );
}
