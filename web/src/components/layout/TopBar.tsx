import { Burger, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Breadcrumbs } from './Breadcrumbs';
import { openPalette } from './paletteStore';
import { RunningTray } from './RunningTray';
import { SchemeToggle } from './SchemeToggle';
import classes from './TopBar.module.css';

interface TopBarProps {
  drawerOpened: boolean;
  onDrawer: () => void;
}

const keys = navigator.platform.startsWith('Mac') ? '⌘ K' : 'Ctrl K';

/** The header: where one is, the command palette, what runs now, the colour scheme. */
export function TopBar({ drawerOpened, onDrawer }: TopBarProps) {
  return (
    <div className={classes.bar}>
      <Burger opened={drawerOpened} onClick={onDrawer} hiddenFrom="md" size="xs" aria-label="Navigation" />
      <div className={classes.crumbs}>
        <Breadcrumbs />
      </div>
      <UnstyledButton className={classes.search} onClick={openPalette} aria-label={`Search or run… ${keys}`}>
        <IconSearch size={16} aria-hidden />
        <span>Search or run…</span>
        <kbd className={classes.keys}>{keys}</kbd>
      </UnstyledButton>
      <RunningTray />
      <SchemeToggle />
    </div>
  );
}
