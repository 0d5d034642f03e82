import { Button, Stack, Text } from '@mantine/core';
import { IconDownload, IconLifebuoy } from '@tabler/icons-react';
import { exportRecoveryKit, type RepositoryResponse } from '@/api';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Panel } from '@/components/ui/Panel';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { StatusIcon } from '@/components/ui/StatusIcon';
import { saveBlob } from '@/lib/saveBlob';
import { useSave } from '@/lib/useSave';
import classes from './SizesPanel.module.css';

/** The way back without us: a document and the key, with which a stranger restores by the plain tool. */
export function RecoveryKitPanel({ repository }: { repository: RepositoryResponse }) {
  const taken = repository.lastKitExportedAt;
  const kit = useSave({
    save: async () => {
      const path = { id: repository.id };
      const { data, response } = await exportRecoveryKit({ path, parseAs: 'blob', throwOnError: true });
      saveBlob(data as Blob, response, `${repository.name}-recovery-kit.zip`);
    },
    touches: ['getRepository', 'getDashboard'],
  });
  return (
    <Panel title="Recovery kit" icon={IconLifebuoy} side={!taken && <StatusIcon status="warning" />} padded>
      <Stack gap={12}>
        <Text>
          The passphrase, the key and the plain commands that bring everything back without BackupApi. Keep it
          somewhere else than here.
        </Text>
        <ErrorNotice error={kit.error} />
        <Button
          fullWidth
          variant={taken ? 'default' : 'filled'}
          leftSection={<IconDownload size={16} />}
          loading={kit.isPending}
          onClick={() => kit.mutate(undefined)}
        >
          Download recovery kit
        </Button>
        <div className={classes.words}>
          Last downloaded: <RelativeTime value={taken} />
        </div>
      </Stack>
    </Panel>
  );
}
