import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconSearch } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { formatCount } from '@/lib/format';
import classes from './PickList.module.css';
import { type Pick, pickedMany, picksMatching } from './picks';

interface PickListProps {
  /** What it is a list of: "databases". */
  things: string;
  items: Pick[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
  /** Stands below a chosen row. */
  below?: (item: Pick) => ReactNode;
}

/** Chooses several of many by name; thousands of rows stay fast, because only those in view exist. */
export function PickList({ things, items, chosen, onChange, below }: PickListProps) {
  const [filter, setFilter] = useState('');
  const shown = useMemo(() => picksMatching(items, filter), [items, filter]);
  const marked = useMemo(() => new Set(chosen), [chosen]);
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 36,
    getItemKey: (index) => shown[index]?.value ?? index,
    overscan: 12,
  });
  const allMarked = shown.length > 0 && shown.every((item) => marked.has(item.value));
  const mark = (values: string[], on: boolean) => onChange(pickedMany(items, chosen, values, on));
  return (
    <fieldset className={classes.list} aria-label={`Choose ${things}`}>
      <div className={classes.head}>
        <TextInput
          size="xs"
          flex={1}
          aria-label={`Filter ${things}`}
          placeholder={`Filter ${formatCount(items.length)} ${things}`}
          leftSection={<IconSearch size={14} />}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() =>
            mark(
              shown.map((item) => item.value),
              !allMarked,
            )
          }
        >
          {allMarked ? 'None of these' : 'All of these'}
        </Button>
      </div>
      {shown.length === 0 && <div className={classes.none}>Nothing here is called that.</div>}
      <div ref={scroll} className={classes.scroll}>
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, start, key }) => {
            const item = shown[index];
            if (!item) return null;
            const on = marked.has(item.value);
            return (
              <div
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                className={classes.row}
                style={{ transform: `translateY(${start}px)` }}
              >
                <PickRow item={item} on={on} onMark={(next) => mark([item.value], next)} />
                {on && below?.(item)}
              </div>
            );
          })}
        </div>
      </div>
    </fieldset>
  );
}

interface PickRowProps {
  item: Pick;
  on: boolean;
  onMark: (on: boolean) => void;
}

function PickRow({ item, on, onMark }: PickRowProps) {
  return (
    <div className={classes.line}>
      <Checkbox
        size="xs"
        checked={on}
        label={item.value}
        classNames={{ body: classes.check, labelWrapper: classes.name, label: classes.label }}
        onChange={(event) => onMark(event.currentTarget.checked)}
      />
      {item.warning && (
        <span className={classes.warning} title={item.warning}>
          <IconAlertTriangle size={14} role="img" aria-label={item.warning} />
        </span>
      )}
      {item.words && <span className={classes.words}>{item.words}</span>}
    </div>
  );
}
