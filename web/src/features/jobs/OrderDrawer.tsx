import { useForm } from '@mantine/form';
import { type JobOrderResponse, type JobResponse, type SetJobOrderRequest, setJobOrder } from '@/api';
import { FormDrawer } from '@/components/ui/FormDrawer';
import { useSave } from '@/lib/useSave';
import { OrderFields } from './OrderFields';

interface OrderDrawerProps {
  job: JobResponse;
  order: JobOrderResponse;
  onClose: () => void;
}

/** Changes which jobs a job waits for and which it never runs beside. */
export function OrderDrawer({ job, order, onClose }: OrderDrawerProps) {
  const form = useForm<SetJobOrderRequest>({
    initialValues: {
      dependencies: order.dependencies.map((other) => ({ jobId: other.jobId, onFailure: other.onFailure })),
      conflicts: order.conflicts.map((other) => other.jobId),
    },
  });
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
      <OrderFields
        value={form.values}
        errors={form.errors}
        onChange={(value) => form.setValues(value)}
        self={job.id}
        known={known}
      />
    </FormDrawer>
  );
}
