import type { BackupResponse, RestoreBackupRequest } from '@/api';

export interface RestorePlan {
  /** To the paths that the files came from. */
  original: boolean;
  serverId: string | null;
  path: string;
  overwrite: RestoreBackupRequest['overwrite'];
  dryRun: boolean;
  verify: boolean;
  confirm: string;
  /** Although the backup is known to be damaged. */
  acceptDamage: boolean;
}

/** A folder of its own that everybody may make, on any Unix. */
export function defaultTarget({
  sourceName,
  name,
  startedAt,
}: Pick<BackupResponse, 'sourceName' | 'name' | 'startedAt'>): string {
  const safe = (sourceName ?? name).replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '');
  return `/var/tmp/restore-${safe || 'backup'}-${startedAt.slice(0, 10)}`;
}

/** The request for a plan; without keys it is everything. */
export function restoreBody(plan: RestorePlan, keys: string[]): RestoreBackupRequest {
  return {
    keys,
    targetServerId: plan.serverId,
    targetPath: plan.original ? null : plan.path.trim(),
    overwrite: plan.overwrite,
    dryRun: plan.dryRun,
    verify: plan.verify,
    confirm: plan.original ? plan.confirm : null,
    acceptDamage: plan.acceptDamage,
  };
}

export interface PlanError {
  field: 'serverId' | 'path' | 'confirm' | 'acceptDamage';
  message: string;
}

/** What is wrong with a plan before the server is asked. */
export function planError(plan: RestorePlan, name: string, damaged = false): PlanError | null {
  if (!plan.serverId) return { field: 'serverId', message: 'Choose the server to restore to.' };
  if (!plan.original && !plan.path.trim().startsWith('/')) {
    return { field: 'path', message: 'Give the full path of a folder, beginning with /.' };
  }
  if (!plan.original && /^\/+$/.test(plan.path.trim())) {
    return { field: 'path', message: 'That is the original place: choose it above, or give another folder.' };
  }
  if (plan.original && !plan.dryRun && plan.confirm !== name) {
    return { field: 'confirm', message: `Type ${name} to confirm.` };
  }
  if (damaged && !plan.acceptDamage) {
    return {
      field: 'acceptDamage',
      message: 'Say that what is left is good enough, or choose another backup.',
    };
  }
  return null;
}
