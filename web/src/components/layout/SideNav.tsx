import { cx } from '@/lib/cx';
import { NavLinkItem } from './NavLinkItem';
import { navigation } from './navigation';
import classes from './SideNav.module.css';
import { UserMenu } from './UserMenu';
import { WorkspaceHead } from './WorkspaceHead';

interface SideNavProps {
  collapsed: boolean;
  running: number;
  onNavigate: () => void;
  onToggle: () => void;
}

/** The left navigation: workspace, four groups of pages, the person signed in. */
export function SideNav({ collapsed, running, onNavigate, onToggle }: SideNavProps) {
  return (
    <nav className={cx(classes.nav, collapsed && classes.collapsed)} aria-label="Main">
      <WorkspaceHead collapsed={collapsed} />
      <div className={classes.groups}>
        {navigation.map((group) => (
          <ul key={group.title} className={classes.group}>
            <li className={classes.groupTitle}>{group.title}</li>
            {group.items.map((item) => (
              <li key={item.to}>
                <NavLinkItem
                  item={item}
                  collapsed={collapsed}
                  count={item.to === '/operations' ? running : 0}
                  onNavigate={onNavigate}
                />
              </li>
            ))}
          </ul>
        ))}
      </div>
      <div className={classes.foot}>
        <UserMenu collapsed={collapsed} onToggle={onToggle} />
      </div>
    </nav>
  );
}
