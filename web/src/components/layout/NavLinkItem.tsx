import { Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { NavItem } from './navigation';
import classes from './SideNav.module.css';

interface NavLinkItemProps {
  item: NavItem;
  collapsed: boolean;
  /** Shown at the right when above zero. */
  count: number;
  onNavigate: () => void;
}

/** One page in the navigation; only its icon, with a tooltip, while collapsed. */
export function NavLinkItem({ item, collapsed, count, onNavigate }: NavLinkItemProps) {
  const Icon = item.icon;
  return (
    <Tooltip label={item.label} position="right" disabled={!collapsed}>
      <Link
        to={item.to}
        className={classes.item}
        activeOptions={{ exact: item.to === '/', includeSearch: false }}
        aria-label={collapsed ? item.label : undefined}
        onClick={onNavigate}
      >
        <Icon size={17} stroke={1.8} aria-hidden />
        {!collapsed && <span>{item.label}</span>}
        {!collapsed && count > 0 && <span className={classes.count}>{count}</span>}
      </Link>
    </Tooltip>
  );
}
