import { Link, useMatches } from '@tanstack/react-router';
import { usePageTitle } from '@/lib/pageTitle';
import classes from './Breadcrumbs.module.css';

/** Where one is: the list a page belongs to, then the page's own name. */
export function Breadcrumbs() {
  const leaf = useMatches().at(-1);
  const title = usePageTitle();
  const data = leaf?.staticData;
  return (
    <nav aria-label="Breadcrumb">
      <ol className={classes.crumbs}>
        {data?.parent && (
          <li>
            <Link to={data.parent.to}>{data.parent.label}</Link>
            <span aria-hidden>/</span>
          </li>
        )}
        <li>
          <span className={classes.here} aria-current="page">
            {data?.crumb ?? title}
          </span>
        </li>
      </ol>
    </nav>
  );
}
