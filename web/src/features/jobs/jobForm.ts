import { useForm } from '@mantine/form';
import type { CreateJobRequest, JobResponse, SetJobOrderRequest } from '@/api';

export interface JobFormValues {
  name: string;
  description: string;
  enabled: boolean;
  priority: JobResponse['priority'];
  sourceIds: string[];
  repositoryIds: string[];
  bandwidthLimitKbps: number | null;
  nice: number;
  compression: string | null;
  maxRuntimeMinutes: number;
  preScript: string;
  postScript: string;
  scriptTimeoutSeconds: number;
  tags: string[];
  /** Of a new job; that of another is changed on its page. */
  order: SetJobOrderRequest;
}

/** The form of a job, empty or with what is known of one. */
export function useJobForm(job?: JobResponse) {
  return useForm<JobFormValues>({
    initialValues: {
      name: job?.name ?? '',
      description: job?.description ?? '',
      enabled: job?.enabled ?? true,
      priority: job?.priority ?? 'normal',
      sourceIds: job?.sources.map((source) => source.id) ?? [],
      repositoryIds: job?.repositories.map((repository) => repository.id) ?? [],
      bandwidthLimitKbps: job?.bandwidthLimitKbps ?? null,
      nice: job?.nice ?? 10,
      compression: job?.compression ?? null,
      maxRuntimeMinutes: job?.maxRuntimeMinutes ?? 240,
      preScript: job?.preScript ?? '',
      postScript: job?.postScript ?? '',
      scriptTimeoutSeconds: job?.scriptTimeoutSeconds ?? 300,
      tags: job?.tags ?? [],
      order: { dependencies: [], conflicts: [] },
    },
  });
}

export type JobForm = ReturnType<typeof useJobForm>;

/** The request that saves what the form says; empty texts and numbers mean "not set". */
export function jobRequest({ order: _, ...values }: JobFormValues): Omit<CreateJobRequest, 'order'> {
  return {
    ...values,
    bandwidthLimitKbps: values.bandwidthLimitKbps || null,
    preScript: values.preScript || null,
    postScript: values.postScript || null,
  };
}

export const priorities = [
  { value: 'low', label: 'Low' },
  { value: 'normal', label: 'Normal' },
  { value: 'high', label: 'High' },
  { value: 'critical', label: 'Critical' },
];
