import { Button, Stack } from '@mantine/core';
import { IconListCheck, IconPlugConnected } from '@tabler/icons-react';
import { type SourceResponse, testSource } from '@/api';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Panel } from '@/components/ui/Panel';
import { StepChecklist } from '@/components/ui/StepChecklist';
import { useSave } from '@/lib/useSave';
import { PreviewSection } from './PreviewSection';

/** Tests a source on its server, and shows what a backup would take. */
export function SourceTestPanel({ source }: { source: SourceResponse }) {
  const test = useSave({
    save: async () => (await testSource({ path: { id: source.id }, throwOnError: true })).data,
    touches: ['getServer'],
  });
  return (
    <Panel
      title="Test and dry run"
      icon={IconListCheck}
      side={
        <Button
          size="compact-sm"
          variant="default"
          loading={test.isPending}
          leftSection={<IconPlugConnected size={15} />}
          onClick={() => test.mutate(undefined)}
        >
          Test now
        </Button>
      }
    >
      <ErrorNotice error={test.error} />
      {test.data && <StepChecklist steps={test.data.steps} />}
      <Stack p={16} style={test.data && { borderTop: '1px solid var(--border)' }}>
        <PreviewSection serverId={source.serverId} settings={source.settings} />
      </Stack>
    </Panel>
  );
}
