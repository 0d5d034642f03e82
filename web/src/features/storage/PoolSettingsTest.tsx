import { Button, Paper } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type CreateStoragePoolRequest, testStoragePoolSettings } from '@/api';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { StepChecklist } from '@/components/ui/StepChecklist';
import { Problem } from '@/lib/problem';

interface PoolSettingsTestProps {
  settings: CreateStoragePoolRequest['settings'];
  /** The pool that is edited: its stored secrets are used where none is typed. */
  poolId?: string;
  /** Why saving was refused; it carries the steps of the test when that was the reason. */
  failure: unknown;
}

/** Tries the settings before they are saved: can it be written, is there room, does it read back what was written. */
export function PoolSettingsTest({ settings, poolId, failure }: PoolSettingsTestProps) {
  const test = useMutation({
    mutationFn: async () =>
      (await testStoragePoolSettings({ body: { settings, poolId }, throwOnError: true })).data,
  });
  const refused = failure instanceof Problem ? failure.steps : [];
  const steps = test.data?.steps ?? refused;
  return (
    <div>
      <Button
        variant="default"
        leftSection={<IconPlugConnected size={16} />}
        loading={test.isPending}
        onClick={() => test.mutate()}
      >
        Test
      </Button>
      <ErrorNotice error={test.error} />
      {steps.length > 0 && (
        <Paper withBorder mt={12}>
          <StepChecklist steps={steps} />
        </Paper>
      )}
    </div>
  );
}
