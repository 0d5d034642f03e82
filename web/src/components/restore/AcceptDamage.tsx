import { Checkbox } from '@mantine/core';
import type { BackupResponse } from '@/api';
import classes from './RestoreStep.module.css';

interface AcceptDamageProps {
  backup: BackupResponse;
  accepted: boolean;
  error?: string;
  onChange: (accepted: boolean) => void;
}

/** Before a restore from a damaged backup: what is damaged, and that a person wants what is left of it all the same. */
export function AcceptDamage({ backup, accepted, error, onChange }: AcceptDamageProps) {
  if (backup.damage.length === 0) return null;
  return (
    <fieldset className={classes.damage} aria-label="This backup is damaged">
      <b>This backup is damaged</b>
      <ul>
        {backup.damage.slice(0, 5).map((finding) => (
          <li key={finding}>{finding}</li>
        ))}
        {backup.damage.length > 5 && <li>and {backup.damage.length - 5} more</li>}
      </ul>
      <Checkbox
        label="Restore what is left of it"
        description="Better is another backup of this source."
        error={error}
        checked={accepted}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </fieldset>
  );
}
