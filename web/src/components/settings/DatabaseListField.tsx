import { Button, Input, Skeleton, Text } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listConnectionDatabasesOptions } from '@/api/@tanstack/react-query.gen';
import { emptyWords, type FieldProps } from '@/components/ui/catalog/fieldTypes';
import { LinesField } from '@/components/ui/catalog/LinesField';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { PickList } from '@/components/ui/PickList';
import { formatBytes, joinWords, plural } from '@/lib/format';
import classes from './DatabaseListField.module.css';
import { databasePicks } from './databasePicks';

/** Databases of the form's connection, chosen from those that it has now; when it cannot be asked, typed. */
export function DatabaseListField(props: FieldProps) {
  const { field, value, values, error, onChange } = props;
  const [choosing, setChoosing] = useState(false);
  const connectionId = typeof values.connectionId === 'string' ? values.connectionId : '';
  const databases = useQuery({
    ...listConnectionDatabasesOptions({ path: { id: connectionId } }),
    enabled: choosing && connectionId !== '',
    retry: false,
    staleTime: 60_000,
  });
  const chosen = (value ?? []) as string[];
  if (choosing && databases.error) {
    return (
      <div>
        <LinesField {...props} />
        <ErrorNotice error={databases.error} onRetry={() => void databases.refetch()} />
      </div>
    );
  }
  const known = databases.data?.items ?? [];
  const bytes = known.reduce((sum, one) => sum + (chosen.includes(one.name) ? (one.bytes ?? 0) : 0), 0);
  return (
    <Input.Wrapper
      labelElement="div"
      label={field.label}
      description={field.help || undefined}
      required={field.required}
      error={error}
    >
      <div className={classes.summary}>
        <span className={classes.words}>{chosenWords(chosen) || emptyWords(field)}</span>
        {bytes > 0 && <span className={classes.size}>{formatBytes(bytes)}</span>}
        {chosen.length > 0 && (
          <Button size="compact-sm" variant="subtle" onClick={() => onChange([])}>
            Clear
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconListCheck size={15} />}
          aria-expanded={choosing}
          aria-label={choosing ? `Done choosing ${field.label}` : `Choose ${field.label}`}
          onClick={() => setChoosing(!choosing)}
        >
          {choosing ? 'Done' : 'Choose'}
        </Button>
      </div>
      {choosing && !connectionId && (
        <Text c="dimmed" fz={13} mt={6}>
          Choose the connection; then its databases are listed here.
        </Text>
      )}
      {choosing && connectionId && databases.isPending && <Skeleton height={140} mt={8} />}
      {choosing && databases.data && (
        <div className={classes.picker}>
          <PickList
            things="databases"
            items={databasePicks(known, chosen)}
            chosen={chosen}
            onChange={onChange}
          />
        </div>
      )}
    </Input.Wrapper>
  );
}

const chosenWords = (names: string[]) =>
  names.length <= 4
    ? joinWords(names)
    : `${names.slice(0, 3).join(', ')} and ${plural(names.length - 3, 'more', 'more')}`;
