import { Button, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, use, useEffect, useState } from 'react';
import { useConnections } from '@/components/connection/useConnections';
import type { FieldProps } from '@/components/ui/catalog/fieldTypes';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { lookOf } from '@/components/ui/statuses';
import { SettingsScope } from './settingsScope';

// Its form is made of settings too.
const ConnectionDrawer = lazy(async () => ({
  default: (await import('@/components/connection/ConnectionDrawer')).ConnectionDrawer,
}));

/** One of the server's connections of the type that a source needs; a new one can be added on the way. */
export function ConnectionField({ field, value, error, onChange }: FieldProps) {
  const { serverId, connectionType } = use(SettingsScope);
  const [adding, setAdding] = useState(false);
  const connections = useConnections(serverId ? connectionType : null, serverId);
  const items = connections.data?.items;
  const chosen = items?.find((one) => one.id === value);
  const usual = items?.find((one) => one.isDefault) ?? (items?.length === 1 ? items[0] : undefined);
  const usualId = usual?.id;
  // What was chosen on another server means nothing here; the default of this one is the likely choice.
  const stray = !!items && !!value && !chosen;
  useEffect(() => {
    if (items && (stray || (!value && usualId))) onChange(usualId ?? null);
  });
  return (
    <div>
      <Select
        label={field.label}
        description={
          serverId ? field.help || undefined : 'Choose the server; then its connections are offered.'
        }
        placeholder={items?.length === 0 ? 'None on this server yet' : 'Choose a connection'}
        required={field.required}
        error={error}
        searchable
        nothingFoundMessage="This server has no such connection yet. Add one below."
        data={(items ?? []).map((one) => ({
          value: one.id,
          label:
            one.status === 'failed' ? `${one.name} (${lookOf(one.status).label.toLowerCase()})` : one.name,
        }))}
        value={chosen?.id ?? null}
        onChange={onChange}
      />
      <ErrorNotice error={connections.error} onRetry={() => void connections.refetch()} />
      {serverId && connectionType && (
        <Button
          mt={8}
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={15} />}
          onClick={() => setAdding(true)}
        >
          Add connection
        </Button>
      )}
      {adding && (
        <Suspense>
          <ConnectionDrawer
            serverId={serverId ?? undefined}
            type={connectionType ?? undefined}
            onSaved={(saved) => onChange(saved.id)}
            onClose={() => setAdding(false)}
          />
        </Suspense>
      )}
    </div>
  );
}
