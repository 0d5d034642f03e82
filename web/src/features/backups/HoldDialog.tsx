import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type BackupResponse, holdBackup } from '@/api';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { toProblem } from '@/lib/problem';
import { useSave } from '@/lib/useSave';
import { instantAt, ownZone } from '@/lib/zoneTime';

interface HoldDialogProps {
  backup: BackupResponse;
  onClose: () => void;
}

const spans = [
  { label: '30 days', days: 30 },
  { label: '90 days', days: 90 },
  { label: '1 year', days: 365 },
  { label: '10 years', days: 3653 },
];

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Pins a backup until a day: no rule and no prune removes it before. */
export function HoldDialog({ backup, onClose }: HoldDialogProps) {
  const [day, setDay] = useState(backup.holdUntil?.slice(0, 10) ?? dayIn(90));
  const hold = useSave({
    save: async () => {
      const until = instantAt(`${day}T23:59`, ownZone());
      return (await holdBackup({ path: { id: backup.id }, body: { until }, throwOnError: true })).data;
    },
    touches: ['getBackup', 'listBackups', 'previewRetention'],
    done: onClose,
  });
  const wrong = hold.error ? toProblem(hold.error).fields.until : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (day) hold.mutate(undefined);
  };
  return (
    <Modal opened onClose={onClose} title={<b>Pin this backup</b>}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <div>Until that day no rule and no prune removes it.</div>
          <TextInput
            type="date"
            label="Until the end of"
            required
            value={day}
            error={wrong}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <Group gap={6}>
            {spans.map((span) => (
              <Button
                key={span.days}
                variant="default"
                size="compact-sm"
                onClick={() => setDay(dayIn(span.days))}
              >
                {span.label}
              </Button>
            ))}
          </Group>
          {!wrong && <ErrorNotice error={hold.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={hold.isPending}>
              Pin
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
