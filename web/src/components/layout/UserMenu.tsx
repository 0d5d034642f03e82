import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconDots, IconFileText, IconLayoutSidebar, IconLogout } from '@tabler/icons-react';
import { useMe } from '@/lib/session';
import { useSignOut } from '@/lib/useSignOut';
import classes from './UserMenu.module.css';

interface UserMenuProps {
  collapsed: boolean;
  /** Collapses the navigation to icons, or opens it again. */
  onToggle: () => void;
}

/** The person signed in, and what concerns only them. */
export function UserMenu({ collapsed, onToggle }: UserMenuProps) {
  const { me } = useMe();
  const signOut = useSignOut();
  return (
    <Menu position="top-start" width={220}>
      <Menu.Target>
        <UnstyledButton className={classes.button}>
          <span className={classes.initials}>{initials(me.user.displayName || me.user.email)}</span>
          {!collapsed && <span className={classes.email}>{me.user.email}</span>}
          {!collapsed && <IconDots size={16} aria-hidden />}
          <VisuallyHidden>Your account</VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.user.displayName}</Menu.Label>
        <Menu.Item leftSection={<IconLayoutSidebar size={16} />} onClick={onToggle} visibleFrom="md">
          {collapsed ? 'Wide navigation' : 'Narrow navigation'}
        </Menu.Item>
        <Menu.Item leftSection={<IconFileText size={16} />} component="a" href="/docs" target="_blank">
          API documentation
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={signOut}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function initials(name: string): string {
  const words = name.split(/[\s@.]+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0]?.[0], words[1]?.[0]] : [name.slice(0, 2)];
  return letters.join('').toUpperCase();
}
