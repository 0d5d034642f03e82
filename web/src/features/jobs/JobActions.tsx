import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencil, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import type { JobResponse } from '@/api';
import { MoreMenu } from '@/components/ui/MoreMenu';
import { useRunJob } from '@/lib/useRunJob';
import { DeleteJobDialog } from './DeleteJobDialog';
import { JobDrawer } from './JobDrawer';

/** What can be done with a job. */
export function JobActions({ job }: { job: JobResponse }) {
  const run = useRunJob();
  const [editing, edit] = useDisclosure();
  const [deleting, remove] = useDisclosure();
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
      <DeleteJobDialog job={job} opened={deleting} onClose={remove.close} />
    </>
  );
}
