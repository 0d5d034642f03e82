import { Popover, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconLoader2 } from '@tabler/icons-react';
import { formatPercent } from '@/lib/format';
import { shareDone, useRunning } from '@/lib/running';
import { RunningRow } from './RunningRow';
import classes from './RunningTray.module.css';

/** What runs now with live progress; nothing while nothing runs. */
export function RunningTray() {
  const running = useRunning();
  const [opened, { toggle, close }] = useDisclosure();
  if (running.length === 0) return null;
  const shares = running.map(shareDone).filter((share) => share !== null);
  const mean = shares.length > 0 ? shares.reduce((sum, share) => sum + share, 0) / shares.length : null;
  return (
    <Popover opened={opened} onDismiss={close} position="bottom-end" width={340} shadow="md">
      <Popover.Target>
        <UnstyledButton className={classes.button} onClick={toggle}>
          <IconLoader2 size={16} stroke={2} className={classes.spin} aria-hidden />
          {running.length} running{mean !== null && ` · ${formatPercent(mean)}`}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p={4}>
        {running.map((operation) => (
          <RunningRow key={operation.id} operation={operation} onNavigate={close} />
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
