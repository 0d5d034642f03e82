import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { BackupResponse } from '@/api';
import { listServersOptions } from '@/api/@tanstack/react-query.gen';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import classes from './RestoreStep.module.css';
import type { PlanError, RestorePlan } from './restorePlan';
import { confirmName } from './useRestorePlan';

interface RestoreWhereFieldsProps {
  backup: BackupResponse;
  plan: RestorePlan;
  onChange: (changes: Partial<RestorePlan>) => void;
  error: PlanError | null;
}

/** A folder on any server, or the place that the files came from; that one needs the source's name typed. */
export function RestoreWhereFields({ backup, plan, onChange, error }: RestoreWhereFieldsProps) {
  const servers = useQuery(listServersOptions({ query: { limit: 200 } }));
  const name = confirmName(backup);
  const said = (field: PlanError['field']) => (error?.field === field ? error.message : undefined);
  const server = servers.data?.items.find((one) => one.id === plan.serverId)?.name ?? 'the server';
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label="Place"
        value={plan.original ? 'original' : 'other'}
        onChange={(value) => onChange({ original: value === 'original', confirm: '' })}
        data={[
          { value: 'other', label: 'Another folder' },
          { value: 'original', label: 'Original place' },
        ]}
      />
      {servers.error && <ErrorNotice error={servers.error} onRetry={() => void servers.refetch()} />}
      <Select
        label="Server"
        placeholder={servers.data ? 'Choose a server' : 'Loading…'}
        searchable
        error={said('serverId')}
        value={plan.serverId}
        data={servers.data?.items.map((one) => ({ value: one.id, label: one.name })) ?? []}
        onChange={(serverId) => onChange({ serverId })}
      />
      {plan.original ? (
        <>
          <div className={classes.danger}>
            Files on <b>{server}</b> {plan.dryRun ? 'would be' : 'are'} written at the very paths they came
            from.{' '}
            {plan.dryRun
              ? 'This only tells which; nothing changes.'
              : plan.overwrite === 'never'
                ? 'What is there stays; only what is missing comes back.'
                : 'What is there now may be replaced by what this backup holds, and cannot be brought back.'}
          </div>
          {!plan.dryRun && (
            <TextInput
              label={
                <>
                  Type <b>{name}</b> to confirm
                </>
              }
              autoComplete="off"
              spellCheck={false}
              error={said('confirm')}
              value={plan.confirm}
              onChange={(event) => onChange({ confirm: event.currentTarget.value })}
            />
          )}
        </>
      ) : (
        <TextInput
          label="Folder"
          description="It is made if it does not exist. The files keep their paths below it."
          spellCheck={false}
          error={said('path')}
          value={plan.path}
          onChange={(event) => onChange({ path: event.currentTarget.value })}
        />
      )}
    </>
  );
}
