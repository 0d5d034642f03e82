import { NumberInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type MaintenancePlan, type RepositoryResponse, setRepositoryMaintenance } from '@/api';
import { TimeZoneSelect } from '@/components/schedule/TimeZoneSelect';
import { ClockInput } from '@/components/ui/ClockInput';
import { FormDrawer } from '@/components/ui/FormDrawer';
import { ifMatch } from '@/lib/ifMatch';
import { useSave } from '@/lib/useSave';

interface MaintenanceDrawerProps {
  repository: RepositoryResponse;
  onClose: () => void;
}

/** Changes when a repository is pruned and checked by itself. */
export function MaintenanceDrawer({ repository, onClose }: MaintenanceDrawerProps) {
  const form = useForm<MaintenancePlan>({ initialValues: repository.maintenance });
  const saving = useSave({
    save: async () => {
      const request = {
        path: { id: repository.id },
        headers: ifMatch(repository.version),
        body: form.values,
      };
      return (await setRepositoryMaintenance({ ...request, throwOnError: true })).data;
    },
    touches: ['getRepository', 'listRepositories', 'previewRetention'],
    form,
    done: onClose,
  });
  const days = (name: 'pruneEveryDays' | 'checkEveryDays' | 'readAllWithinDays') => ({
    suffix: ' days',
    min: 0,
    allowDecimal: false,
    allowNegative: false,
    value: form.values[name],
    error: form.errors[name],
    onChange: (value: string | number) => form.setFieldValue(name, typeof value === 'number' ? value : 0),
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={`Prune and check ${repository.name}`}
      submit="Save"
      dirty={form.isDirty()}
      pending={saving.isPending}
      error={saving.error}
      onSubmit={() => saving.mutate(undefined)}
    >
      <NumberInput
        label="Prune every"
        description="Removes what no rule keeps and frees its room. 0: never by itself."
        {...days('pruneEveryDays')}
      />
      <NumberInput
        label="Check every"
        description="Is everything there that the backups refer to? 0: never by itself."
        {...days('checkEveryDays')}
      />
      <NumberInput
        label="Read all data within"
        description="Checks read and verify the data too, so that in that time all of it was read. 0: never by themselves."
        {...days('readAllWithinDays')}
      />
      <ClockInput
        label="Time of day"
        w={140}
        value={form.values.time}
        error={form.errors.time}
        onChange={(time) => form.setFieldValue('time', time)}
      />
      <TimeZoneSelect
        value={form.values.timeZone}
        error={form.errors.timeZone as string | undefined}
        onChange={(zone) => form.setFieldValue('timeZone', zone)}
      />
    </FormDrawer>
  );
}
