import { Button, Group, Text } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type PreviewSourceRequest, previewSource } from '@/api';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { PreviewDatabases } from './PreviewDatabases';
import { PreviewResult } from './PreviewResult';

type PreviewSectionProps = PreviewSourceRequest;

/** A dry run: what a backup would take and leave out, and how large it is. Nothing is written. */
export function PreviewSection({ serverId, settings }: PreviewSectionProps) {
  const preview = useMutation({
    mutationFn: async () => (await previewSource({ body: { serverId, settings }, throwOnError: true })).data,
  });
  return (
    <div>
      <Group gap={12}>
        <Button
          variant="default"
          leftSection={<IconEye size={16} />}
          loading={preview.isPending}
          onClick={() => preview.mutate()}
        >
          Dry run
        </Button>
        <Text c="dimmed" fz={13} flex={1} miw={180}>
          Shows what would be backed up and how large it is.
        </Text>
      </Group>
      <ErrorNotice error={preview.error} />
      {preview.data?.databases ? (
        <PreviewDatabases databases={preview.data.databases} />
      ) : (
        preview.data && <PreviewResult preview={preview.data} />
      )}
    </div>
  );
}
