import { Button, Group, Paper, Text } from '@mantine/core';
import { IconRadar2 } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type DetectedConnection, detectConnections } from '@/api';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { StatusBadge } from '@/components/ui/StatusBadge';
import classes from './DetectedConnections.module.css';

interface DetectedConnectionsProps {
  serverId: string;
  /** The types that are of use here. */
  types: string[];
  onUse: (found: DetectedConnection) => void;
}

/** Looks which databases a server runs and how they let one in, so that nothing has to be typed. */
export function DetectedConnections({ serverId, types, onUse }: DetectedConnectionsProps) {
  const detection = useMutation({
    mutationFn: async () => (await detectConnections({ body: { serverId }, throwOnError: true })).data.items,
  });
  const found = detection.data?.filter((item) => types.includes(item.type));
  return (
    <div>
      <Group gap={12}>
        <Button
          variant="default"
          leftSection={<IconRadar2 size={16} />}
          loading={detection.isPending}
          onClick={() => detection.mutate()}
        >
          Detect
        </Button>
        <Text c="dimmed" fz={13} flex={1} miw={180}>
          Looks for databases on this server that need no password from you.
        </Text>
      </Group>
      <ErrorNotice error={detection.error} onRetry={() => detection.mutate()} />
      {found && (
        <Paper withBorder mt={12} role="group" aria-label="Found on the server">
          {found.length === 0 && (
            <div className={classes.none}>Nothing was found that lets us in. Fill in the form below.</div>
          )}
          {found.map((item) => (
            <div key={`${item.type} ${item.title} ${item.detail}`} className={classes.row}>
              <div className={classes.words}>
                <div className={classes.title}>{item.title}</div>
                <div className={classes.detail}>{item.detail}</div>
              </div>
              <StatusBadge
                status={item.signsIn ? 'success' : 'warning'}
                label={item.signsIn ? 'Signs in' : 'Refused'}
                plain
              />
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`Use ${item.title}`}
                onClick={() => onUse(item)}
              >
                Use
              </Button>
            </div>
          ))}
        </Paper>
      )}
    </div>
  );
}
