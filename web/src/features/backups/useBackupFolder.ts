import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { listBackupFiles } from '@/api';
import { listBackupFilesInfiniteQueryKey } from '@/api/@tanstack/react-query.gen';

const pageSize = 500;

/** The entries of a folder of a backup, or what a search found, page after page; waits while the list is built. */
export function useBackupFolder(backupId: string, folder: string | undefined, search: string | undefined) {
  const options = { path: { id: backupId }, query: { folder, search: search || undefined, limit: pageSize } };
  const query = useInfiniteQuery({
    queryKey: listBackupFilesInfiniteQueryKey(options),
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...options.query, cursor: pageParam || undefined };
      return (await listBackupFiles({ ...options, query, signal, throwOnError: true })).data;
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    refetchInterval: ({ state }) => (state.data?.pages[0]?.state === 'building' ? 1000 : false),
    // A backup never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { fetchNextPage, data } = query;
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const files = useMemo(() => data?.pages.flatMap((page) => page.items), [data]);
  return {
    head: data?.pages[0],
    files: data?.pages[0]?.state === 'ready' ? files : undefined,
    error: query.error,
    retry: () => void query.refetch(),
    paging: { hasMore: query.hasNextPage, loadingMore: query.isFetchingNextPage, loadMore },
  };
}
