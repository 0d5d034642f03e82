import { useEffect, useRef } from 'react';
import type { Paging } from './tableTypes';

/** Asks for the next page when the returned element nears the view. */
export function useLoadMore(paging: Paging | undefined) {
  const sentinel = useRef<HTMLDivElement>(null);
  const { hasMore = false, loadingMore = false, loadMore } = paging ?? {};
  useEffect(() => {
    const element = sentinel.current;
    if (!element || !hasMore || loadingMore) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && loadMore?.(), {
      rootMargin: '600px',
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [hasMore, loadingMore, loadMore]);
  return sentinel;
}
