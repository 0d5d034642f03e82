import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import classes from './Checksum.module.css';

interface ChecksumProps {
  value: string;
  /** Whose it is, for those who do not see the row. */
  of: string;
}

/** A checksum in as much room as there is, and whole on the clipboard. */
export function Checksum({ value, of }: ChecksumProps) {
  return (
    <span className={classes.line}>
      <code title={value}>{value}</code>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? 'Copied' : 'Copy'}>
            <ActionIcon variant="subtle" size="sm" onClick={copy} aria-label={`Copy the checksum of ${of}`}>
              {copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </span>
  );
}
