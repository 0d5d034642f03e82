import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { findScheduleConflicts, previewSchedule } from '@/api';
import { toProblem } from '@/lib/problem';
import { type ScheduleFormValues, timingRequest } from './scheduleForm';

/** What a schedule that is being typed would do: its sentence, its next runs, what it would meet, and what is wrong with it. */
export function useSchedulePreview(values: ScheduleFormValues, jobId: string) {
  const timing = useMemo(() => JSON.stringify({ ...timingRequest(values), jobId }), [values, jobId]);
  const [asked] = useDebouncedValue(timing, 200);
  const body = JSON.parse(asked) as ReturnType<typeof timingRequest>;
  const preview = useQuery({
    queryKey: [{ _id: 'previewSchedule' }, asked],
    queryFn: async () => (await previewSchedule({ body, throwOnError: true })).data,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const conflicts = useQuery({
    queryKey: [{ _id: 'findScheduleConflicts' }, asked],
    queryFn: async () => (await findScheduleConflicts({ body, throwOnError: true })).data,
    placeholderData: keepPreviousData,
    enabled: preview.isSuccess && !preview.isPlaceholderData,
  });
  const problem = preview.error ? toProblem(preview.error) : undefined;
  return {
    preview: preview.error ? undefined : preview.data,
    conflicts: preview.error ? undefined : conflicts.data,
    fields: problem?.fields ?? {},
    /** What is wrong and stands at no field. */
    error: problem && Object.keys(problem.fields).length === 0 ? problem : undefined,
    retry: () => void preview.refetch(),
  };
}
