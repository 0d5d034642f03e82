import { ActionIcon, Button } from '@mantine/core';
import { IconCalendarOff, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './ScheduleFields.module.css';

interface PeriodLineProps {
  name: string;
  words: string;
  opened: boolean;
  onOpen: () => void;
  onRemove: () => void;
  /** Its fields, shown while it is open. */
  children: ReactNode;
}

/** A period in a line, with its fields below while it is being changed. */
export function PeriodLine({ name, words, opened, onOpen, onRemove, children }: PeriodLineProps) {
  return (
    <div className={classes.period}>
      <div className={classes.partHead}>
        <IconCalendarOff size={17} aria-hidden className={classes.icon} />
        <div className={classes.periodWords}>
          <b>{name}</b>
          <span>{words}</span>
        </div>
        <Button variant="subtle" size="compact-sm" aria-expanded={opened} onClick={onOpen}>
          {opened ? 'Done' : 'Change'}
        </Button>
        <ActionIcon color="gray" aria-label={`Remove ${name}, ${words}`} onClick={onRemove}>
          <IconTrash size={17} />
        </ActionIcon>
      </div>
      {opened && <div className={classes.below}>{children}</div>}
    </div>
  );
}
