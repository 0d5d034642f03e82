import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { JobResponse } from '@/api';
import { getJobOrderOptions } from '@/api/@tanstack/react-query.gen';
import { LinkRows } from '@/components/ui/LinkRows';
import { Panel } from '@/components/ui/Panel';
import { Properties } from '@/components/ui/Properties';
import { formatDuration, humanize } from '@/lib/format';
import { useCan } from '@/lib/useCan';
import { OrderDrawer } from './OrderDrawer';

/** Which jobs a job waits for, which it never runs beside, and its place in the queue. */
export function OrderPanel({ job }: { job: JobResponse }) {
  const { data: order } = useQuery(getJobOrderOptions({ path: { id: job.id } }));
  const [editing, edit] = useDisclosure();
  const mayWrite = useCan('jobs_write');
  const rows = [
    ...(order?.dependencies ?? []).map((other) => ({
      key: `after${other.jobId}`,
      to: `/jobs/${other.jobId}`,
      name: other.jobName,
      words: other.onFailure === 'skip' ? 'has to succeed first' : 'has to end first',
    })),
    ...(order?.conflicts ?? []).map((other) => ({
      key: `beside${other.jobId}`,
      to: `/jobs/${other.jobId}`,
      name: other.jobName,
      words: 'never at the same time',
    })),
  ];
  return (
    <Panel
      title="Order"
      side={
        mayWrite &&
        order && (
          <Button variant="default" size="compact-sm" aria-label="Change order" onClick={edit.open}>
            Change
          </Button>
        )
      }
    >
      <Properties
        items={[
          { label: 'Priority', value: humanize(job.priority) },
          { label: 'Longest run', value: formatDuration(job.maxRuntimeMinutes * 60) },
        ]}
      />
      {order && <LinkRows none="It waits for no other job and minds none." rows={rows} />}
      {editing && order && <OrderDrawer job={job} order={order} onClose={edit.close} />}
    </Panel>
  );
}
