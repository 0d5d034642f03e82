import { IconChartBar } from '@tabler/icons-react';
import type { RepositoryResponse } from '@/api';
import { EmptyState } from '@/components/ui/EmptyState';
import { Panel } from '@/components/ui/Panel';
import { formatBytes } from '@/lib/format';
import classes from './SizesPanel.module.css';

/** What the backups hold, and what they take after compression and deduplication. */
export function SizesPanel({ repository }: { repository: RepositoryResponse }) {
  const { originalBytes, compressedBytes, deduplicatedBytes } = repository;
  if (!originalBytes) {
    return (
      <Panel title="Sizes" icon={IconChartBar}>
        <EmptyState
          icon={IconChartBar}
          title="Nothing stored yet"
          text="Sizes appear with the first backup."
        />
      </Panel>
    );
  }
  const bars = [
    { label: 'Original', bytes: originalBytes, color: 'var(--bar-none)' },
    { label: 'Compressed', bytes: compressedBytes, color: 'var(--bar-blue)' },
    { label: 'Deduplicated', bytes: deduplicatedBytes, color: 'var(--accent)' },
  ].filter((bar) => bar.bytes != null);
  const ratio = deduplicatedBytes ? originalBytes / deduplicatedBytes : null;
  return (
    <Panel
      title="Sizes"
      icon={IconChartBar}
      note={ratio && `${ratio.toFixed(1)} × smaller than what it holds`}
    >
      <div className={classes.rows}>
        {bars.map((bar) => (
          <div key={bar.label}>
            <div className={classes.line}>
              <span>{bar.label}</span>
              <b>{formatBytes(bar.bytes)}</b>
            </div>
            <div className={classes.track}>
              <div
                className={classes.fill}
                style={{ width: `${((bar.bytes ?? 0) / originalBytes) * 100}%`, background: bar.color }}
              />
            </div>
          </div>
        ))}
      </div>
    </Panel>
  );
}
