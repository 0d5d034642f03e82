import type { BackupResponse } from '@/api';

/** Its status, or that it was found damaged: that is worse than anything else that could be said of it. */
export const backupStatus = ({ status, damage }: Pick<BackupResponse, 'status' | 'damage'>): string =>
  damage.length > 0 && (status === 'completed' || status === 'warning') ? 'damaged' : status;
