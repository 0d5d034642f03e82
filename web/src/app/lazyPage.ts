import { lazyRouteComponent } from '@tanstack/react-router';
import { serverAnswers, whenBack } from '@/lib/outage';

/**
 * A page whose code is loaded when it is first opened. While the server is away the page waits, under the bar that
 * says so; the router alone would reload into the browser's own error, from which nothing leads back.
 */
export function lazyPage<T extends Record<string, unknown>, K extends keyof T & string>(
  load: () => Promise<T>,
  name: K,
) {
  const loadPatiently = () =>
    load().catch(async (failure: unknown): Promise<T> => {
      // An answer without that file: this page is older than the service, and one reload brings the new one.
      if (await serverAnswers()) throw failure;
      await whenBack();
      window.location.reload(); // a browser may remember that the file could not be had
      return new Promise(() => {});
    });
  return lazyRouteComponent(loadPatiently, name);
}
