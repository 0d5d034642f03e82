import { Switch, TagsInput, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { createJob, type JobResponse, updateJob } from '@/api';
import { Fold } from '@/components/ui/Fold';
import { FormDrawer } from '@/components/ui/FormDrawer';
import { ScriptFields } from '@/components/ui/ScriptFields';
import { errorsUnder } from '@/lib/errorsUnder';
import { ifMatch } from '@/lib/ifMatch';
import { useSave } from '@/lib/useSave';
import { JobLimitFields } from './JobLimitFields';
import { JobTargetFields } from './JobTargetFields';
import { jobRequest, useJobForm } from './jobForm';
import { OrderFields } from './OrderFields';

interface JobDrawerProps {
  /** The job to edit; without it a new one is made. */
  job?: JobResponse;
  onClose: () => void;
}

/** What to back up, where to, and how. */
export function JobDrawer({ job, onClose }: JobDrawerProps) {
  const form = useJobForm(job);
  const navigate = useNavigate();
  const orderErrors = errorsUnder(form.errors, 'order');
  const saving = useSave({
    save: async () => {
      const body = jobRequest(form.values);
      if (!job) {
        const { order } = form.values;
        return (await createJob({ body: { ...body, order }, throwOnError: true })).data;
      }
      const path = { id: job.id };
      return (await updateJob({ path, headers: ifMatch(job.version), body, throwOnError: true })).data;
    },
    touches: ['listJobs', 'getJob', 'getJobOrder', 'getSource', 'getRepository', 'getDashboard'],
    form,
    done: (saved) => {
      onClose();
      if (!job) void navigate({ to: '/jobs/$id', params: { id: saved.id } });
    },
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={job ? `Edit ${job.name}` : 'Create a job'}
      submit={job ? 'Save' : 'Create job'}
      dirty={form.isDirty()}
      pending={saving.isPending}
      error={saving.error}
      onSubmit={() => saving.mutate(undefined)}
    >
      <TextInput
        label="Name"
        placeholder="shop-media nightly"
        required
        data-autofocus
        {...form.getInputProps('name')}
      />
      <JobTargetFields form={form} />
      <TextInput label="Description" {...form.getInputProps('description')} />
      <JobLimitFields form={form} />
      {!job && (
        <Fold title="Order" open={Object.keys(orderErrors).length > 0}>
          <OrderFields
            value={form.values.order}
            errors={orderErrors}
            onChange={(order) => form.setFieldValue('order', order)}
          />
        </Fold>
      )}
      <ScriptFields
        inputProps={(name) => form.getInputProps(name)}
        used={!!(form.values.preScript || form.values.postScript)}
      />
      <TagsInput label="Tags" {...form.getInputProps('tags')} />
      <Switch
        label="Enabled"
        description="A job that is off does not run."
        {...form.getInputProps('enabled', { type: 'checkbox' })}
      />
    </FormDrawer>
  );
}
