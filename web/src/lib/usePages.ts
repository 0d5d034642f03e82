import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback } from 'react';

interface Page<Item> {
  items: Item[];
  nextCursor?: string | null;
}

/** The generated options of a paged list, such as `listServersInfiniteOptions({ query })`. */
interface PagedOptions {
  queryKey: QueryKey;
  queryFn?: unknown;
}

/** Keyset pages of a list, flattened; `paging` goes to DataTable as it is. */
export function usePages<Item>(options: PagedOptions, refetchInterval?: number) {
  const query = useInfiniteQuery<Page<Item>, Error, Item[], QueryKey, unknown>({
    queryKey: options.queryKey,
    queryFn: options.queryFn as never,
    initialPageParam: {},
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    select: (data) => data.pages.flatMap((page) => page.items),
    refetchInterval,
  });
  const { fetchNextPage, isFetchingNextPage } = query;
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return {
    rows: query.data,
    error: query.error,
    retry: () => void query.refetch(),
    paging: { hasMore: query.hasNextPage, loadingMore: isFetchingNextPage, loadMore },
  };
}

/** "14", or "50+" while more pages wait. */
export function countWords(rows: unknown[] | undefined, hasMore: boolean): string | undefined {
  return rows && `${rows.length}${hasMore ? '+' : ''}`;
}
