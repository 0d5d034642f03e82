import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { runJob } from '@/api';
import { notifyProblem } from '@/lib/notify';
import { useSave } from '@/lib/useSave';

interface RunJobsButtonProps {
  ids: string[];
  onDone: () => void;
}

/** Starts every chosen job, and shows what came of it. */
export function RunJobsButton({ ids, onDone }: RunJobsButtonProps) {
  const navigate = useNavigate();
  const run = useSave({
    save: async () => {
      for (const id of ids) {
        const headers = { 'Idempotency-Key': crypto.randomUUID() };
        await runJob({ path: { id }, headers, throwOnError: true });
      }
    },
    touches: ['listOperations', 'listJobs', 'getDashboard'],
    done: () => {
      onDone();
      void navigate({ to: '/operations' });
    },
  });
  return (
    <Button
      size="compact-sm"
      leftSection={<IconPlayerPlay size={14} />}
      loading={run.isPending}
      onClick={() => run.mutate(undefined, { onError: notifyProblem })}
    >
      Run now
    </Button>
  );
}
