import { Button } from '@mantine/core';
import { IconMapSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '@/components/ui/EmptyState';

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <EmptyState
      icon={IconMapSearch}
      title="There is no such page"
      text="The address may be mistyped, or what it showed was deleted."
      action={
        <Button component={Link} to="/">
          Go to the dashboard
        </Button>
      }
    />
  );
}
