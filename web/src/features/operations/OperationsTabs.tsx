import { Tabs } from '@mantine/core';
import { useLocation, useNavigate } from '@tanstack/react-router';

/** Everything that ran, or only what waits. */
export function OperationsTabs() {
  const path = useLocation({ select: (location) => location.pathname });
  const navigate = useNavigate();
  return (
    <Tabs value={path} onChange={(to) => to && void navigate({ to })}>
      <Tabs.List mb="md">
        <Tabs.Tab value="/operations">All operations</Tabs.Tab>
        <Tabs.Tab value="/operations/queue">Queue</Tabs.Tab>
      </Tabs.List>
    </Tabs>
  );
}
