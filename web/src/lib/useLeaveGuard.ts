import { useBlocker } from '@tanstack/react-router';

/** Asks before leaving the page while something typed would be lost. */
export function useLeaveGuard(active: boolean) {
  useBlocker({
    disabled: !active,
    enableBeforeUnload: active,
    shouldBlockFn: ({ current, next }) =>
      current.pathname !== next.pathname && !window.confirm('Leave without saving what you typed?'),
  });
}
