import { Skeleton, Stack } from '@mantine/core';

/** The outline of a page while its script or its first answer is on the way. */
export function PageSkeleton() {
  return (
    <Stack gap={16} aria-busy>
      <Skeleton height={26} width={260} radius="sm" />
      <Skeleton height={14} width={380} maw="100%" radius="sm" />
      <Skeleton height={82} radius="lg" mt={8} />
      <Skeleton height={280} radius="lg" />
    </Stack>
  );
}
