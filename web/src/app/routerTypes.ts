import type { router } from './router';

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    /** The last step of the breadcrumb, when it is not the page's own title. */
    crumb?: string;
    /** The list that a page belongs to. */
    parent?: { to: string; label: string };
  }
}
