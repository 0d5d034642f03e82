import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import type { JobResponse } from '@/api';
import { useRunJob } from '@/lib/useRunJob';

/** Runs a job from its row. */
export function RunJobButton({ job }: { job: JobResponse }) {
  const run = useRunJob();
  return (
    <Tooltip label={`Run ${job.name} now`}>
      <ActionIcon
        variant="default"
        size={30}
        aria-label={`Run ${job.name} now`}
        loading={run.isPending}
        onClick={() => run.mutate(job.id)}
      >
        <IconPlayerPlay size={15} />
      </ActionIcon>
    </Tooltip>
  );
}
