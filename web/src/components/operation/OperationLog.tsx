import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { OperationSummary } from '@/api';
import { Terminal } from '@/components/ui/terminal/Terminal';
import { type LineLevel, lineLevels } from '@/components/ui/terminal/terminalTypes';
import { isOver } from '@/lib/operationWords';
import { useOperationLog } from './useOperationLog';

const lineOf = (hash: string) => {
  const match = /^L(\d+)$/.exec(hash);
  return match ? Number(match[1]) : undefined;
};

/** The log of an operation as a terminal; levels, search and line stand in the address. */
export function OperationLog({ operation }: { operation: Pick<OperationSummary, 'id' | 'status'> }) {
  const store = useOperationLog(operation.id);
  const search: { levels?: string; find?: string } = useSearch({ strict: false });
  const hash = useLocation({ select: (location) => location.hash });
  const navigate = useNavigate();

  const go = useCallback(
    (change: { levels?: string; find?: string }) =>
      void navigate({
        to: '.',
        search: (now: Record<string, unknown>) => ({ ...now, ...change }),
        hash: true,
        replace: true,
        resetScroll: false,
        hashScrollIntoView: false,
      } as never),
    [navigate],
  );
  const chosen = search.levels;
  const levels = useMemo(() => {
    const named = lineLevels.filter((level) => chosen?.split(',').includes(level));
    return new Set(named.length > 0 ? named : lineLevels);
  }, [chosen]);
  const onLevels = (next: Set<LineLevel>) =>
    go({ levels: next.size === lineLevels.length ? undefined : [...next].join(',') });
  const onLine = useCallback(
    (line: number) =>
      void navigate({
        to: '.',
        search: true,
        hash: `L${line}`,
        replace: true,
        resetScroll: false,
        hashScrollIntoView: false,
      } as never),
    [navigate],
  );

  if (!store) return null;
  return (
    <Terminal
      key={operation.id}
      store={store}
      live={!isOver(operation.status)}
      levels={levels}
      onLevels={onLevels}
      query={search.find ?? ''}
      onQuery={(find) => go({ find: find || undefined })}
      line={lineOf(hash)}
      onLine={onLine}
      downloadHref={`/api/v1/operations/${operation.id}/logs/download`}
    />
  );
}
