import { Link } from '@tanstack/react-router';
import type { OperationSummary } from '@/api';
import { formatBytes, formatDuration, formatPercent, formatRate } from '@/lib/format';
import { shareDone } from '@/lib/running';
import { UsageBar } from '../ui/UsageBar';
import classes from './RunningTray.module.css';

interface RunningRowProps {
  operation: OperationSummary;
  onNavigate?: () => void;
}

/** One running operation: how far, how fast, how long still. */
export function RunningRow({ operation, onNavigate }: RunningRowProps) {
  const share = shareDone(operation);
  return (
    <Link to="/operations/$id" params={{ id: operation.id }} className={classes.row} onClick={onNavigate}>
      <div className={classes.line}>
        <span>{operation.title}</span>
        {share !== null && <span>{formatPercent(share)}</span>}
      </div>
      {share !== null && <UsageBar kind="progress" share={share} label={`Progress of ${operation.title}`} />}
      <div className={classes.facts}>{facts(operation)}</div>
    </Link>
  );
}

function facts({ progress, phase }: OperationSummary): string {
  if (!progress) return phase ? `In phase ${phase}` : 'Starting';
  const read = progress.totalBytes
    ? `${formatBytes(progress.bytes)} of ${formatBytes(progress.totalBytes)}`
    : `${formatBytes(progress.bytes)} read`;
  const left = progress.etaSeconds ? `${formatDuration(progress.etaSeconds)} left` : null;
  return [read, formatRate(progress.bytesPerSecond), left].filter(Boolean).join(' · ');
}
