import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type PreviewRetentionRequest, previewRetention } from '@/api';

/** What rules, those that apply or others, do to the backups that there are. */
export function useRetentionPreview(request: PreviewRetentionRequest) {
  const [asked] = useDebouncedValue(JSON.stringify(request), 200);
  return useQuery({
    queryKey: [{ _id: 'previewRetention' }, asked],
    queryFn: async () =>
      (await previewRetention({ body: JSON.parse(asked) as PreviewRetentionRequest, throwOnError: true }))
        .data,
    placeholderData: keepPreviousData,
  });
}
