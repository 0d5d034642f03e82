import type { BackupResponse } from '@/api';
import { Panel } from '@/components/ui/Panel';
import { formatBytes } from '@/lib/format';
import classes from './SizeBars.module.css';

/** Original, compressed and newly stored, one bar each on the same scale. */
export function SizeBars({ backup }: { backup: BackupResponse }) {
  const bars = [
    { label: 'Original', bytes: backup.originalBytes, color: 'var(--bar-none)' },
    { label: 'Compressed', bytes: backup.compressedBytes, color: 'var(--bar-blue)' },
    { label: 'Newly stored', bytes: backup.deduplicatedBytes, color: 'var(--accent)' },
  ].filter((bar) => bar.bytes != null);
  const largest = Math.max(1, ...bars.map((bar) => bar.bytes ?? 0));
  return (
    <Panel title="Size" padded>
      {bars.length === 0 && <div className={classes.none}>The repository gave no sizes for this backup.</div>}
      <div className={classes.bars}>
        {bars.map((bar) => (
          <div key={bar.label}>
            <div className={classes.words}>
              <span>{bar.label}</span>
              <b>{formatBytes(bar.bytes)}</b>
            </div>
            <div className={classes.track}>
              <div
                className={classes.fill}
                style={{ width: `${((bar.bytes ?? 0) / largest) * 100}%`, background: bar.color }}
              />
            </div>
          </div>
        ))}
      </div>
    </Panel>
  );
}
