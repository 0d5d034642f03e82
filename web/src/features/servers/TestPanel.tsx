import { Button } from '@mantine/core';
import { IconListCheck, IconPlugConnected } from '@tabler/icons-react';
import type { ServerResponse } from '@/api';
import { EmptyState } from '@/components/ui/EmptyState';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Panel } from '@/components/ui/Panel';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { StepChecklist } from '@/components/ui/StepChecklist';
import { useServerTest } from './useServerTest';

/** The last test of a server, step by step. */
export function TestPanel({ server }: { server: ServerResponse }) {
  const test = useServerTest(server);
  const run = () => test.mutate(undefined);
  const shown = test.data ?? server.lastTest;
  return (
    <Panel
      title="Connection test"
      icon={IconListCheck}
      note={shown && <RelativeTime value={shown.testedAt} />}
      side={
        <Button
          size="compact-sm"
          variant="default"
          loading={test.isPending}
          leftSection={<IconPlugConnected size={15} />}
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
          text="The test reaches the server, compares its host key, signs in, tries sudo, looks for borg and measures the room."
        />
      )}
    </Panel>
  );
}
