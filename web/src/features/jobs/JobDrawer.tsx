import { Switch, TagsInput, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { createJob, type JobResponse, updateJob } from '@/api';
import { FormDrawer } from '@/components/ui/FormDrawer';
import { ScriptFields } from '@/components/ui/ScriptFields';
import { ifMatch } from '@/lib/ifMatch';
import { useSave } from '@/lib/useSave';
import { JobLimitFields } from './JobLimitFields';
import { JobTargetFields } from './JobTargetFields';
import { jobRequest, useJobForm } from './jobForm';

interface JobDrawerProps {
  /** The job to edit; without it a new one is made. */
  job?: JobResponse;
  onClose: () => void;
}

/** What to back up, where to, and how. */
export function JobDrawer({ job, onClose }: JobDrawerProps) {
  const form = useJobForm(job);
  const navigate = useNavigate();
  const saving = useSave({
    save: async () => {
      const body = jobRequest(form.values);
      if (!job) return (await createJob({ body, throwOnError: true })).data;
      const path = { id: job.id };
      return (await updateJob({ path, headers: ifMatch(job.version), body, throwOnError: true })).data;
    },
    touches: ['listJobs', 'getJob', 'getSource', 'getRepository', 'getDashboard'],
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
