import { Button } from '@mantine/core';
import { IconHeartbeat } from '@tabler/icons-react';
import { type StoragePoolResponse, testStoragePool } from '@/api';
import { EmptyState } from '@/components/ui/EmptyState';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Panel } from '@/components/ui/Panel';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { StepChecklist } from '@/components/ui/StepChecklist';
import { useSave } from '@/lib/useSave';

/** The last health check, step by step; it also runs by itself. */
export function PoolHealthPanel({ pool }: { pool: StoragePoolResponse }) {
  const check = useSave({
    save: async () => (await testStoragePool({ path: { id: pool.id }, throwOnError: true })).data,
    touches: ['getStoragePool', 'listStoragePools', 'getStoragePoolUsage', 'getDashboard'],
  });
  const steps = check.data?.steps ?? pool.healthSteps ?? [];
  return (
    <Panel
      title="Health"
      icon={IconHeartbeat}
      note={pool.healthCheckedAt && <RelativeTime value={pool.healthCheckedAt} />}
      side={
        <Button
          size="compact-sm"
          variant="default"
          loading={check.isPending}
          onClick={() => check.mutate(undefined)}
        >
          Check now
        </Button>
      }
    >
      <ErrorNotice error={check.error} />
      {steps.length > 0 ? (
        <StepChecklist steps={steps} />
      ) : (
        <EmptyState
          icon={IconHeartbeat}
          title="Not checked yet"
          text="The check writes a probe file, reads it back, and looks at room and inodes."
        />
      )}
    </Panel>
  );
}
