import { Button, Group, NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { OperationLimit } from '@/api';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Panel } from '@/components/ui/Panel';
import { plural } from '@/lib/format';
import { toProblem } from '@/lib/problem';
import { useSave } from '@/lib/useSave';
import classes from './LimitPanel.module.css';

interface LimitPanelProps {
  /** What it limits: "on this server". */
  where: string;
  limit: OperationLimit | undefined;
  mayChange: boolean;
  save: (limit: OperationLimit) => Promise<unknown>;
  /** The query that holds the limit. */
  touches: string;
}

/** How many operations run somewhere at once; what is above that waits. */
export function LimitPanel({ where, limit, mayChange, save, touches }: LimitPanelProps) {
  const [typed, setTyped] = useState<number | null>();
  const saving = useSave({
    save: (maxOperations: number | null) => save({ maxOperations }),
    touches: [touches, 'listNextRuns', 'listOperations'],
    done: () => setTyped(undefined),
  });
  if (!limit) return null;
  const known = limit.maxOperations;
  const editing = typed !== undefined;
  const wrong = saving.error ? toProblem(saving.error).fields.maxOperations : undefined;
  return (
    <Panel
      title="At once"
      side={
        mayChange &&
        !editing && (
          <Button variant="default" size="compact-sm" onClick={() => setTyped(known)}>
            Change
          </Button>
        )
      }
    >
      <div className={classes.body}>
        {!editing && (
          <div>
            {known
              ? `At most ${plural(known, 'operation')} ${where} at once; others wait.`
              : `As many operations ${where} as workers take.`}
          </div>
        )}
        {editing && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              saving.mutate(typed);
            }}
          >
            <NumberInput
              label="Most operations at once"
              description="Empty for no limit."
              placeholder="No limit"
              data-autofocus
              min={0}
              max={1000}
              allowDecimal={false}
              value={typed ?? ''}
              error={wrong}
              onChange={(value) => setTyped(typeof value === 'number' && value > 0 ? value : null)}
            />
            {!wrong && <ErrorNotice error={saving.error} />}
            <Group justify="flex-end" gap="xs" mt="sm">
              <Button variant="default" size="compact-md" onClick={() => setTyped(undefined)}>
                Cancel
              </Button>
              <Button type="submit" size="compact-md" loading={saving.isPending}>
                Save
              </Button>
            </Group>
          </form>
        )}
      </div>
    </Panel>
  );
}
