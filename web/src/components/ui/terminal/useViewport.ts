import { useCallback, useLayoutEffect, useReducer, useRef, useState } from 'react';
import { RowHeights } from './RowHeights';
import type { LineSource } from './terminalTypes';

export const rowHeight = 22;
/** Browsers stop at some 17 million pixels; beyond this a pixel of scrolling stands for more than one of rows. */
const tallest = 12_000_000;
const overscan = 16;
/** Room above the first row, and below the last one: there the cursor of a live log stands. */
const above = 10;
const below = 34;

/** What keeps its place when lines come or go: a line, and how far below its upper edge the view begins. */
interface Anchor {
  sequence: number;
  within: number;
}

interface ViewportOptions {
  source: LineSource;
  /** Changes whenever measured heights no longer hold: wrapping, levels. */
  layoutKey: string;
  /** The line to open at; without it the end. */
  initialSequence?: number;
}

/** Which rows of a source to render and where, following the end or holding the line that is being read. */
export function useViewport({ source, layoutKey, initialSequence }: ViewportOptions) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useRef<HTMLDivElement>(null);
  const heights = useRef(new RowHeights(rowHeight)).current;
  const placed = useRef(0);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [following, setFollowing] = useState(initialSequence === undefined);
  const [anchor, setAnchor] = useState<Anchor>({ sequence: initialSequence ?? 0, within: -3 * rowHeight });
  const [, measureAgain] = useReducer((times: number) => times + 1, 0);

  const layout = `${layoutKey}/${size.width}/${source.sequenceAt(0)}`;
  const lastLayout = useRef(layout);
  if (lastLayout.current !== layout) {
    heights.clear();
    lastLayout.current = layout;
  }
  heights.count = source.count;
  const total = above + heights.total + below;
  const drawn = Math.min(total, tallest);
  const room = Math.max(0, total - size.height);
  const drawnRoom = Math.max(0, drawn - size.height);
  const factor = drawnRoom > 0 ? room / drawnRoom : 1;
  const wanted = above + heights.offsetOf(source.rowOf(anchor.sequence)) + anchor.within;
  const top = following ? room : Math.min(room, Math.max(0, wanted));
  const firstInView = heights.rowAt(top - above);
  const from = Math.max(0, firstInView - overscan);
  const to = Math.min(source.count - 1, heights.rowAt(top - above + size.height) + overscan);

  // Whole pixels where a pixel stands for more: a rounded position would shake the rows by as much.
  const place = factor === 1 ? top : Math.round(top / factor);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      setSize({ width: element.clientWidth, height: element.clientHeight });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // Without a list of dependencies on purpose: whatever was rendered is measured, and the view put in its place.
  useLayoutEffect(() => {
    let changed = false;
    for (const row of rows.current?.children ?? []) {
      const index = Number((row as HTMLElement).dataset.row);
      if (heights.set(index, row.getBoundingClientRect().height)) changed = true;
    }
    if (changed) measureAgain();
    const element = scroller.current;
    if (element && Math.abs(element.scrollTop - place) > 0.5) element.scrollTop = place;
    placed.current = element?.scrollTop ?? 0;
  });

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (!element || Math.abs(element.scrollTop - placed.current) < 1) return;
    const upwards = element.scrollTop < placed.current;
    placed.current = element.scrollTop;
    const atEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - 2;
    const offset = element.scrollTop * factor - above;
    const row = heights.rowAt(offset);
    setAnchor({ sequence: source.sequenceAt(row) ?? 0, within: offset - heights.offsetOf(row) });
    if (atEnd) setFollowing(true);
    else if (upwards) setFollowing(false);
  }, [factor, heights, source]);

  /** Brings a line to the upper third of the view. */
  const show = useCallback(
    (sequence: number) => {
      setFollowing(false);
      setAnchor({ sequence, within: -Math.round(size.height / 3) });
    },
    [size.height],
  );

  return {
    scroller,
    rows,
    onScroll,
    show,
    following,
    setFollowing,
    from,
    to,
    firstVisible: source.sequenceAt(firstInView) ?? 0,
    height: drawn,
    shift: place + above + heights.offsetOf(from) - top,
  };
}
