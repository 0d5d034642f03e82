import { AppShell } from '@mantine/core';
import { useDisclosure, useLocalStorage } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useRunning } from '@/lib/running';
import { useLiveUpdates } from '@/lib/useLiveUpdates';
import classes from './AppFrame.module.css';
import { CommandPalette } from './CommandPalette';
import { ConnectionBar } from './ConnectionBar';
import { Shortcuts } from './Shortcuts';
import { SideNav } from './SideNav';
import { TopBar } from './TopBar';

/** The frame around every page of someone signed in. */
export function AppFrame({ children }: { children: ReactNode }) {
  const [drawer, { toggle, close }] = useDisclosure();
  const [collapsed, setCollapsed] = useLocalStorage({ key: 'nav-collapsed', defaultValue: false });
  const running = useRunning();
  useLiveUpdates();
  return (
    <AppShell
      layout="alt"
      header={{ height: 52 }}
      navbar={{
        width: { base: 260, md: collapsed ? 60 : 232 },
        breakpoint: 'md',
        collapsed: { mobile: !drawer },
      }}
      transitionDuration={150}
    >
      <a href="#main" className={classes.skip}>
        Skip to the page
      </a>
      <AppShell.Header className={classes.header}>
        <TopBar drawerOpened={drawer} onDrawer={toggle} />
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar}>
        <SideNav
          collapsed={collapsed && !drawer}
          running={running.length}
          onNavigate={close}
          onToggle={() => setCollapsed((was) => !was)}
        />
      </AppShell.Navbar>
      <AppShell.Main className={classes.main} id="main">
        <ConnectionBar />
        <div className={classes.page}>{children}</div>
      </AppShell.Main>
      <CommandPalette />
      <Shortcuts />
    </AppShell>
  );
}
