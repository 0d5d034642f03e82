import type { ReactNode } from 'react';

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  width?: number | string;
  align?: 'end';
  /** Hidden on screens narrower than this. */
  hideBelow?: 'sm' | 'md' | 'lg';
}

export interface Selection {
  ids: ReadonlySet<string>;
  onChange: (ids: Set<string>) => void;
  /** What can be done with the chosen rows. */
  actions: ReactNode;
}

/** Keyset pages as an infinite query gives them. */
export interface Paging {
  hasMore: boolean;
  loadingMore: boolean;
  loadMore: () => void;
}
