import { Button } from '@mantine/core';
import { IconListCheck, IconPlugConnected } from '@tabler/icons-react';
import { type ConnectionResponse, testConnection } from '@/api';
import { EmptyState } from '@/components/ui/EmptyState';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Panel } from '@/components/ui/Panel';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { StepChecklist } from '@/components/ui/StepChecklist';
import { useSave } from '@/lib/useSave';

/** The last test of a connection, step by step. */
export function ConnectionTestPanel({ connection }: { connection: ConnectionResponse }) {
  const test = useSave({
    save: async () => (await testConnection({ path: { id: connection.id }, throwOnError: true })).data,
    touches: ['getConnection', 'listConnections', 'listConnectionDatabases'],
  });
  const shown = test.data ?? connection.lastTest;
  const run = () => test.mutate(undefined);
  return (
    <Panel
      title="Test"
      icon={IconListCheck}
      note={shown && <RelativeTime value={shown.testedAt} />}
      side={
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlugConnected size={15} />}
          loading={test.isPending}
          onClick={run}
        >
          Test now
        </Button>
      }
    >
      <ErrorNotice error={test.error} onRetry={run} />
      {shown ? (
        <StepChecklist steps={shown.steps} />
      ) : (
        <EmptyState
          icon={IconPlugConnected}
          title="Not tested yet"
          text="The test signs in from the server, and looks at the version and at what the user may do."
        />
      )}
    </Panel>
  );
}
