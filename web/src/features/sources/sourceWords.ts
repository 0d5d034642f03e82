import type { SourceResponse } from '@/api';
import { joinWords, plural } from '@/lib/format';

/** What a source takes, in a few words: its paths while they are few. */
export function whatOf(source: Pick<SourceResponse, 'settings'>): string {
  const paths = source.settings.paths ?? [];
  return paths.length <= 3
    ? joinWords(paths)
    : `${joinWords(paths.slice(0, 2))} and ${plural(paths.length - 2, 'more path')}`;
}
