import { useNavigate } from '@tanstack/react-router';
import { deleteJob, type JobResponse } from '@/api';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { toProblem } from '@/lib/problem';
import { useSave } from '@/lib/useSave';

interface DeleteJobDialogProps {
  job: JobResponse;
  opened: boolean;
  onClose: () => void;
}

/** Asks before a job goes; once more, with the name to be typed, when its backups would go with its rules. */
export function DeleteJobDialog({ job, opened, onClose }: DeleteJobDialogProps) {
  const navigate = useNavigate();
  const deletion = useSave({
    save: async (confirm: boolean) =>
      void (await deleteJob({ path: { id: job.id }, query: confirm ? { confirm } : {}, throwOnError: true })),
    touches: ['listJobs', 'getDashboard', 'getCalendar'],
    done: () => void navigate({ to: '/jobs' }),
  });
  const problem = deletion.error ? toProblem(deletion.error) : null;
  const loss = problem?.code === 'confirmation_missing' ? problem : null;
  // A second failure (it runs again, the network) must not take the question back.
  const asked = loss !== null || deletion.variables === true;
  const close = () => {
    deletion.reset();
    onClose();
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={close}
      title={`Delete ${job.name}?`}
      action={asked ? 'Delete job all the same' : 'Delete job'}
      typedName={asked ? job.name : undefined}
      pending={deletion.isPending}
      error={loss ? null : deletion.error}
      onConfirm={() => deletion.mutate(asked)}
    >
      {loss ? (
        <div role="alert">
          {loss.message} To keep them, give the repository rules that do before you delete the job.
        </div>
      ) : (
        'It runs no more. Its sources, repositories and backups stay.'
      )}
    </ConfirmDialog>
  );
}
