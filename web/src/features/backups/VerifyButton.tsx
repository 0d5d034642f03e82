import { Button, Tooltip } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { type BackupResponse, verifyBackup } from '@/api';
import { notifyProblem } from '@/lib/notify';
import { useCan } from '@/lib/useCan';
import { useOpenOperation } from '@/lib/useOpenOperation';
import { useSave } from '@/lib/useSave';

/** Reads the whole backup back and compares its checksums, as an operation. */
export function VerifyButton({ backup }: { backup: BackupResponse }) {
  const mayVerify = useCan('backups_restore');
  const openOperation = useOpenOperation();
  const verify = useSave({
    save: async () => {
      const headers = { 'Idempotency-Key': crypto.randomUUID() };
      return (await verifyBackup({ path: { id: backup.id }, headers, throwOnError: true })).data;
    },
    touches: ['listOperations'],
    done: openOperation,
  });
  if (!mayVerify) return null;
  return (
    <Tooltip label="Reads all of it back and compares checksums">
      <Button
        variant="default"
        leftSection={<IconShieldCheck size={16} aria-hidden />}
        loading={verify.isPending}
        onClick={() => verify.mutate(undefined, { onError: notifyProblem })}
      >
        Verify
      </Button>
    </Tooltip>
  );
}
