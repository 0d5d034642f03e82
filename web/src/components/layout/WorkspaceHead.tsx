import { IconShieldCheck } from '@tabler/icons-react';
import { cx } from '@/lib/cx';
import { humanize } from '@/lib/format';
import { useMe } from '@/lib/session';
import classes from './WorkspaceHead.module.css';

/** Whose workspace this is. */
export function WorkspaceHead({ collapsed }: { collapsed: boolean }) {
  const { workspace } = useMe();
  return (
    <div className={cx(classes.head, collapsed && classes.collapsed)}>
      <span className={classes.mark}>
        <IconShieldCheck size={17} stroke={1.9} aria-hidden />
      </span>
      {!collapsed && (
        <div className={classes.words}>
          <div className={classes.name}>{workspace?.name}</div>
          <div className={classes.plan}>{humanize(workspace?.plan ?? '')} plan</div>
        </div>
      )}
    </div>
  );
}
