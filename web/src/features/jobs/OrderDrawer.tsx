import { MultiSelect, Select } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { type DependencyFailure, type JobOrderResponse, type JobResponse, setJobOrder } from '@/api';
import { listJobsOptions } from '@/api/@tanstack/react-query.gen';
import { FormDrawer } from '@/components/ui/FormDrawer';
import { useSave } from '@/lib/useSave';

interface OrderDrawerProps {
  job: JobResponse;
  order: JobOrderResponse;
  onClose: () => void;
}

const onFailure = [
  { value: 'skip', label: 'is left out, with the reason' },
  { value: 'run', label: 'runs all the same' },
];

/** Changes which jobs a job waits for and which it never runs beside. */
export function OrderDrawer({ job, order, onClose }: OrderDrawerProps) {
  const jobs = useQuery(listJobsOptions({ query: { limit: 200 } }));
  const form = useForm({
    initialValues: {
      dependencies: order.dependencies.map((other) => ({ jobId: other.jobId, onFailure: other.onFailure })),
      conflicts: order.conflicts.map((other) => other.jobId),
    },
  });
  const { dependencies, conflicts } = form.values;
  const saving = useSave({
    save: async () =>
      (await setJobOrder({ path: { id: job.id }, body: form.values, throwOnError: true })).data,
    touches: ['getJobOrder', 'listNextRuns'],
    form,
    done: onClose,
  });
  const known = [...order.dependencies, ...order.conflicts].map(
    (other) => [other.jobId, other.jobName] as const,
  );
  const names = new Map([...known, ...(jobs.data?.items ?? []).map((one) => [one.id, one.name] as const)]);
  const others = [...names]
    .filter(([id]) => id !== job.id)
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const change = (ids: string[]) =>
    form.setFieldValue(
      'dependencies',
      ids.map(
        (id) => dependencies.find((one) => one.jobId === id) ?? { jobId: id, onFailure: 'skip' as const },
      ),
    );
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={`Order of ${job.name}`}
      submit="Save"
      dirty={form.isDirty()}
      pending={saving.isPending}
      error={saving.error}
      onSubmit={() => saving.mutate(undefined)}
    >
      <MultiSelect
        label="Runs after"
        description="Waits until the last run of these has ended well."
        searchable
        hidePickedOptions
        placeholder={dependencies.length === 0 ? 'No other job' : undefined}
        nothingFoundMessage="No such job."
        data={others}
        value={dependencies.map((one) => one.jobId)}
        error={form.errors.dependencies}
        onChange={change}
      />
      {dependencies.map((one, index) => (
        <Select
          key={one.jobId}
          label={`When ${names.get(one.jobId) ?? 'it'} failed, this job`}
          data={onFailure}
          value={one.onFailure}
          error={form.errors[`dependencies[${index}]`]}
          onChange={(value) =>
            form.setFieldValue(
              'dependencies',
              dependencies.with(index, { ...one, onFailure: value as DependencyFailure }),
            )
          }
        />
      ))}
      <MultiSelect
        label="Never runs beside"
        description="Counts both ways: whichever comes later waits."
        searchable
        hidePickedOptions
        placeholder={conflicts.length === 0 ? 'No other job' : undefined}
        nothingFoundMessage="No such job."
        data={others}
        {...form.getInputProps('conflicts')}
      />
    </FormDrawer>
  );
}
