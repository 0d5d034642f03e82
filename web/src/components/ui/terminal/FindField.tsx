import { IconChevronDown, IconChevronUp, IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, type Ref, useState } from 'react';
import { formatCount } from '@/lib/format';
import classes from './FindField.module.css';
import { mostMatches } from './LineMatches';
import type { useMatches } from './useMatches';

interface FindFieldProps {
  ref?: Ref<HTMLInputElement>;
  query: string;
  onQuery: (query: string) => void;
  /** How many lines are searched. */
  total: number;
  found: ReturnType<typeof useMatches>;
}

/** Finds a text in the whole log: how often, and the next one on Enter. */
export function FindField({ ref, query, onQuery, total, found }: FindFieldProps) {
  const [focused, setFocused] = useState(false);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') found.step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape' && query) {
      event.stopPropagation();
      onQuery('');
    } else return;
    event.preventDefault();
  };
  const invitation = `Find in ${formatCount(total)} ${total === 1 ? 'line' : 'lines'}`;
  return (
    <div className={classes.field} data-open={focused || query !== ''}>
      <IconSearch size={14} aria-hidden />
      <input
        ref={ref}
        value={query}
        aria-label="Find in log"
        placeholder={invitation}
        style={{ width: `${invitation.length}ch` }}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
      />
      {query.trim() && (
        <>
          <span className={classes.count} role="status">
            {countWords(found)}
          </span>
          <button type="button" aria-label="Previous match" onClick={() => found.step(-1)}>
            <IconChevronUp size={14} aria-hidden />
          </button>
          <button type="button" aria-label="Next match" onClick={() => found.step(1)}>
            <IconChevronDown size={14} aria-hidden />
          </button>
        </>
      )}
    </div>
  );
}

function countWords({ failed, searching, complete, count, index }: FindFieldProps['found']): string {
  if (failed) return 'not searched';
  if (!searching || (!complete && count === 0)) return '…';
  if (count === 0) return 'none';
  const all = `${formatCount(count)}${count >= mostMatches ? '+' : ''}`;
  return index === null ? all : `${formatCount(index + 1)} of ${all}`;
}
