import { createSchedule, type ScheduleResponse, updateSchedule } from '@/api';
import { FormDrawer } from '@/components/ui/FormDrawer';
import { ifMatch } from '@/lib/ifMatch';
import { useSave } from '@/lib/useSave';
import { ScheduleBuilder } from './ScheduleBuilder';
import { scheduleRequest, useScheduleForm } from './scheduleForm';
import { useSchedulePreview } from './useSchedulePreview';

interface ScheduleDrawerProps {
  jobId: string;
  /** The schedule to change; without it a new one is made. */
  schedule?: ScheduleResponse;
  onClose: () => void;
}

/** What changes when a schedule does. */
export const scheduleTouches = [
  'listSchedules',
  'listNextRuns',
  'getJob',
  'listJobs',
  'getCalendar',
  'getCalendarPeriods',
  'getDashboard',
];

/** Makes or changes a schedule of a job. */
export function ScheduleDrawer({ jobId, schedule, onClose }: ScheduleDrawerProps) {
  const form = useScheduleForm(schedule);
  const preview = useSchedulePreview(form.values, jobId);
  const saving = useSave({
    save: async () => {
      const body = scheduleRequest(form.values, jobId);
      if (!schedule) return (await createSchedule({ body, throwOnError: true })).data;
      const { jobId: _, ...changes } = body;
      const path = { id: schedule.id };
      return (
        await updateSchedule({ path, headers: ifMatch(schedule.version), body: changes, throwOnError: true })
      ).data;
    },
    touches: scheduleTouches,
    form,
    done: onClose,
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={schedule ? 'Change the schedule' : 'Add a schedule'}
      submit={schedule ? 'Save' : 'Add schedule'}
      size={680}
      dirty={form.isDirty()}
      pending={saving.isPending}
      error={saving.error}
      onSubmit={() => saving.mutate(undefined)}
    >
      <ScheduleBuilder form={form} preview={preview} />
    </FormDrawer>
  );
}
