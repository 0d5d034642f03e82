import { Button, Group } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { verifyAuditTrail } from '@/api';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { plural } from '@/lib/format';
import { notifyProblem } from '@/lib/notify';

/** Recomputes the chain of hashes: an entry that was changed or removed breaks it. */
export function VerifyTrail() {
  const verification = useMutation({
    mutationFn: async () => (await verifyAuditTrail({ throwOnError: true })).data,
    onError: notifyProblem,
  });
  const result = verification.data;
  return (
    <Group gap={10}>
      {result && (
        <StatusBadge
          status={result.intact ? 'completed' : 'failed'}
          label={
            result.intact ? `${plural(result.checked, 'entry', 'entries')} intact` : 'The trail was altered'
          }
        />
      )}
      <Button
        variant="default"
        leftSection={<IconShieldCheck size={16} />}
        loading={verification.isPending}
        onClick={() => verification.mutate()}
      >
        Verify the trail
      </Button>
    </Group>
  );
}
