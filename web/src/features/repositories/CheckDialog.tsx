import { Button, Group, Modal, NumberInput, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { checkRepository, type RepositoryResponse } from '@/api';
import { ChoiceCards } from '@/components/ui/ChoiceCards';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { formatBytes } from '@/lib/format';
import { toProblem } from '@/lib/problem';
import { useOpenOperation } from '@/lib/useOpenOperation';
import { useSave } from '@/lib/useSave';

interface CheckDialogProps {
  repository: RepositoryResponse;
  onClose: () => void;
}

const share = {
  value: 'share',
  title: 'A share of the data',
  summary: 'Reads and verifies another part each time, so that in the end all was read.',
};

/** Borg checks all data or none. */
const inShares = (engine: string) => engine !== 'borg';

/** How much of a repository is read to prove that it is whole. */
export function CheckDialog({ repository, onClose }: CheckDialogProps) {
  const [depth, setDepth] = useState('structure');
  const [percent, setPercent] = useState(10);
  const openOperation = useOpenOperation();
  const check = useSave({
    save: async () => {
      const body = {
        readData: depth === 'data',
        subsetPercent: depth === 'share' ? percent : null,
      };
      return (await checkRepository({ path: { id: repository.id }, body, throwOnError: true })).data;
    },
    touches: ['listOperations'],
    done: openOperation,
  });
  const wrong = check.error ? toProblem(check.error).fields.subsetPercent : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check.mutate(undefined);
  };
  return (
    <Modal opened onClose={onClose} title={<b>Check {repository.name}</b>}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <ChoiceCards
            label="How deep"
            value={depth}
            onChange={setDepth}
            choices={[
              {
                value: 'structure',
                title: 'Structure',
                summary: 'Quick: is everything there that the backups refer to?',
              },
              ...(inShares(repository.engine) ? [share] : []),
              {
                value: 'data',
                title: 'All data',
                summary: `Slow: reads and verifies ${formatBytes(repository.deduplicatedBytes)}.`,
              },
            ]}
          />
          {depth === 'share' && (
            <NumberInput
              label="Share"
              suffix=" %"
              min={1}
              max={99}
              maw={140}
              allowDecimal={false}
              error={wrong}
              value={percent}
              onChange={(value) => setPercent(typeof value === 'number' ? value : 10)}
            />
          )}
          <ErrorNotice error={check.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={check.isPending}>
              Check now
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
