import { ActionIcon, Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import { deleteSchedule, type ScheduleResponse } from '@/api';
import { scheduleTouches } from '@/components/schedule/ScheduleDrawer';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { useSave } from '@/lib/useSave';
import classes from './Schedules.module.css';
import { scheduleFacts } from './scheduleFacts';

interface ScheduleRowProps {
  schedule: ScheduleResponse;
  jobEnabled: boolean;
  /** Absent for those who may only look. */
  onEdit?: () => void;
}

/** One schedule in words, when it starts the job next, and what did not go as planned. */
export function ScheduleRow({ schedule, jobEnabled, onEdit }: ScheduleRowProps) {
  const [deleting, remove] = useDisclosure();
  const deletion = useSave({
    save: async () => void (await deleteSchedule({ path: { id: schedule.id }, throwOnError: true })),
    touches: scheduleTouches,
    done: remove.close,
  });
  const off = !schedule.enabled || !jobEnabled;
  return (
    <div className={classes.row}>
      <div className={classes.words}>
        <div className={classes.name}>
          {schedule.name && <b>{schedule.name}</b>}
          {off && <StatusBadge status="off" label={schedule.enabled ? 'The job is off' : 'Off'} />}
        </div>
        <div data-text>{schedule.sentence}</div>
        <div className={classes.facts}>
          {schedule.nextRunAt ? (
            <>
              Next <RelativeTime value={schedule.nextRunAt} />
            </>
          ) : (
            !off && 'It never runs again'
          )}
          {scheduleFacts(schedule).map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </div>
        {schedule.lastSkipReason && (
          <div className={classes.skip}>
            Left out <RelativeTime value={schedule.lastSkipAt} />: {schedule.lastSkipReason}
          </div>
        )}
      </div>
      {onEdit && (
        <div className={classes.actions}>
          <Button
            variant="default"
            size="compact-md"
            aria-label={`Change schedule ${schedule.name || schedule.sentence}`}
            onClick={onEdit}
          >
            Change
          </Button>
          <ActionIcon
            color="gray"
            size={30}
            aria-label={`Delete schedule ${schedule.name || schedule.sentence}`}
            onClick={remove.open}
          >
            <IconTrash size={17} />
          </ActionIcon>
        </div>
      )}
      <ConfirmDialog
        opened={deleting}
        onClose={remove.close}
        title="Delete this schedule?"
        action="Delete schedule"
        pending={deletion.isPending}
        error={deletion.error}
        onConfirm={() => deletion.mutate(undefined)}
      >
        It starts {schedule.jobName} no more: {schedule.sentence} The job, its other schedules and its backups
        stay.
      </ConfirmDialog>
    </div>
  );
}
