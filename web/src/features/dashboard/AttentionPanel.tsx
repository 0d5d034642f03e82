import { Button } from '@mantine/core';
import { IconAlertSquareRounded } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { AttentionItem } from '@/api';
import { Panel } from '@/components/ui/Panel';
import { StatusIcon } from '@/components/ui/StatusIcon';
import classes from './AttentionPanel.module.css';

/** Every problem with its cause and the button that mends it. */
export function AttentionPanel({ items }: { items: AttentionItem[] }) {
  if (items.length === 0) {
    return (
      <Panel>
        <div className={classes.calm}>
          <StatusIcon status="completed" />
          Nothing needs your attention.
        </div>
      </Panel>
    );
  }
  return (
    <Panel title="Needs attention" icon={IconAlertSquareRounded} note={items.length}>
      <ul className={classes.list}>
        {items.map((item) => (
          <li key={item.title + item.cause} className={classes.item}>
            <StatusIcon status={item.severity} />
            <div className={classes.words}>
              <div className={classes.title}>{item.title}</div>
              <div className={classes.cause}>{item.cause}</div>
            </div>
            <Button component={Link} to={item.action.href} variant="default" size="compact-sm">
              {item.action.label}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
