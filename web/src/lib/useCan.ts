import type { Permission } from '@/api';
import { useMe } from './session';

/** Whether the caller's role allows something; what it does not allow is not offered. */
export function useCan(permission: Permission): boolean {
  return useMe().me.permissions.includes(permission);
}
