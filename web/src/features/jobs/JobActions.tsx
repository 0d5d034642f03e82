import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencil, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { deleteJob, type JobResponse } from '@/api';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { MoreMenu } from '@/components/ui/MoreMenu';
import { useRunJob } from '@/lib/useRunJob';
import { useSave } from '@/lib/useSave';
import { JobDrawer } from './JobDrawer';

/** What can be done with a job. */
export function JobActions({ job }: { job: JobResponse }) {
  const navigate = useNavigate();
  const run = useRunJob();
  const [editing, edit] = useDisclosure();
  const [deleting, remove] = useDisclosure();
  const deletion = useSave({
    save: async () => void (await deleteJob({ path: { id: job.id }, throwOnError: true })),
    touches: ['listJobs', 'getDashboard'],
    done: () => void navigate({ to: '/jobs' }),
  });
  return (
    <>
      <Button variant="default" leftSection={<IconPencil size={16} />} onClick={edit.open}>
        Edit
      </Button>
      <MoreMenu>
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={remove.open}>
          Delete job
        </Menu.Item>
      </MoreMenu>
      <Button
        leftSection={<IconPlayerPlay size={16} />}
        loading={run.isPending}
        onClick={() => run.mutate(job.id)}
      >
        Run now
      </Button>
      {editing && <JobDrawer job={job} onClose={edit.close} />}
      <ConfirmDialog
        opened={deleting}
        onClose={remove.close}
        title={`Delete ${job.name}?`}
        action="Delete job"
        pending={deletion.isPending}
        error={deletion.error}
        onConfirm={() => deletion.mutate(undefined)}
      >
        It runs no more. Its sources, repositories and backups stay.
      </ConfirmDialog>
    </>
  );
}
