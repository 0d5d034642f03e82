import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useState } from 'react';

const rowHeight = 53;
/** Short lists are rendered whole: find-in-page and screen readers then see every row. */
const wholeUpTo = 120;

/** Which rows of a long list to render, and how much room the others take above and below. */
export function useVirtualRows(body: RefObject<HTMLElement | null>, count: number) {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    if (count > wholeUpTo && body.current) {
      setTop(body.current.getBoundingClientRect().top + window.scrollY);
    }
  }, [body, count]);
  const virtual = useWindowVirtualizer({
    count,
    enabled: count > wholeUpTo,
    estimateSize: () => rowHeight,
    overscan: 20,
    scrollMargin: top,
  });
  if (count <= wholeUpTo) return { from: 0, to: count, before: 0, after: 0 };
  const items = virtual.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const to = (items.at(-1)?.index ?? -1) + 1;
  return { from, to, before: from * rowHeight, after: (count - to) * rowHeight };
}
