import { IconRosetteDiscountCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { RestoreProof } from '@/api';
import { Panel } from '@/components/ui/Panel';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { formatCount } from '@/lib/format';
import classes from './ProofsPanel.module.css';

/** Restores that compared what they wrote with what was backed up. */
export function ProofsPanel({ proofs }: { proofs: RestoreProof[] }) {
  return (
    <Panel title="Proof of restore" icon={IconRosetteDiscountCheck}>
      {proofs.map((proof) => (
        <Link
          key={proof.restoreId}
          to="/restores/$id"
          params={{ id: proof.restoreId }}
          className={classes.row}
        >
          <span className={classes.name}>
            {proof.sourceName ?? 'A source'}
            <div className={classes.at}>
              {formatCount(proof.verifiedFiles)} files, <RelativeTime value={proof.at} />
            </div>
          </span>
          <StatusBadge status="completed" label="Proven" />
        </Link>
      ))}
    </Panel>
  );
}
