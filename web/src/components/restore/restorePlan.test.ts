import { expect, test } from 'vitest';
import { defaultTarget, planError, type RestorePlan, restoreBody } from './restorePlan';

const plan: RestorePlan = {
  original: false,
  serverId: 'server',
  path: ' /srv/restore ',
  overwrite: 'never',
  dryRun: false,
  verify: true,
  confirm: '',
  acceptDamage: false,
};

test('Proposes a folder of its own, whatever the source is called', () => {
  const startedAt = '2026-11-20T03:00:00Z';
  expect(defaultTarget({ sourceName: 'shop-media', name: 'x', startedAt })).toBe(
    '/var/tmp/restore-shop-media-2026-11-20',
  );
  expect(defaultTarget({ sourceName: '../a b$(c)', name: 'x', startedAt })).toBe(
    '/var/tmp/restore-a-b-c-2026-11-20',
  );
  expect(defaultTarget({ sourceName: '///', name: 'x', startedAt })).toBe(
    '/var/tmp/restore-backup-2026-11-20',
  );
});

test('Another folder needs a full path, the original place the typed name', () => {
  expect(planError(plan, 'shop')).toBeNull();
  expect(planError({ ...plan, path: 'srv' }, 'shop')?.field).toBe('path');
  expect(planError({ ...plan, serverId: null }, 'shop')?.field).toBe('serverId');
  expect(planError({ ...plan, original: true, confirm: 'Shop' }, 'shop')?.field).toBe('confirm');
  expect(planError({ ...plan, original: true, confirm: 'shop' }, 'shop')).toBeNull();
  expect(planError({ ...plan, original: true, dryRun: true }, 'shop')).toBeNull();
  expect(planError({ ...plan, path: '//' }, 'shop')?.field).toBe('path');
});

test('The original place is a restore without a path', () => {
  expect(restoreBody({ ...plan, original: true, confirm: 'shop' }, ['a'])).toMatchObject({
    keys: ['a'],
    targetPath: null,
    confirm: 'shop',
  });
  expect(restoreBody(plan, [])).toMatchObject({ keys: [], targetPath: '/srv/restore', confirm: null });
});
