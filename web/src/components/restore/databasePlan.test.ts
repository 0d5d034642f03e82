import { expect, test } from 'vitest';
import {
  type DatabasePlan,
  databaseBody,
  databasePlanError,
  databasesOf,
  hasAccounts,
  targetOf,
} from './databasePlan';

const objects = [
  { name: 'mysql/shop.sql', bytes: 10 },
  { name: 'mysql/a%2Fb v1.2.sql', bytes: 5 },
  { name: 'mysql/@accounts.sql', bytes: 1 },
];

const plan: DatabasePlan = {
  connectionId: 'c',
  chosen: ['shop', 'blog'],
  names: {},
  replace: false,
  confirm: '',
  accounts: false,
  owner: ' ',
  parallel: 1,
  dryRun: false,
  acceptDamage: false,
};

test('Names of items tell which databases a backup holds', () => {
  expect(databasesOf(objects)).toEqual([
    { name: 'shop', bytes: 10 },
    { name: 'a/b v1.2', bytes: 5 },
  ]);
  expect(hasAccounts(objects)).toBe(true);
  expect(hasAccounts(objects.slice(0, 1))).toBe(false);
});

test('A database comes back beside the one that is there, unless it is to be replaced', () => {
  expect(targetOf(plan, 'shop')).toBe('shop_restored');
  expect(targetOf({ ...plan, replace: true }, 'shop')).toBe('shop');
  expect(targetOf({ ...plan, names: { shop: 'shop_test' } }, 'shop')).toBe('shop_test');
});

test('Everything under its proposed name needs no names; anything else does', () => {
  expect(databaseBody(plan, 2)).toMatchObject({
    confirm: null,
    database: { databases: [], owner: null, connectionId: 'c' },
  });
  expect(databaseBody({ ...plan, names: { blog: ' blog_2 ' } }, 2).database?.databases).toEqual([
    { database: 'shop', target: 'shop_restored' },
    { database: 'blog', target: 'blog_2' },
  ]);
  expect(databaseBody({ ...plan, replace: true, confirm: 'shop' }, 2)).toMatchObject({
    confirm: 'shop',
    database: { databases: [{ target: 'shop' }, { target: 'blog' }], replace: true },
  });
});

test('A plan that cannot work says so at its field', () => {
  const field = (changes: Partial<DatabasePlan>, damaged = false) =>
    databasePlanError({ ...plan, ...changes }, 2, 'shop-db', damaged)?.field;
  expect(field({})).toBeUndefined();
  expect(field({ chosen: [] })).toBe('databases');
  expect(field({ names: { blog: 'shop_restored' } })).toBe('databases');
  expect(field({ names: { blog: ' ' } })).toBe('databases');
  expect(field({ connectionId: null })).toBe('connectionId');
  expect(field({ replace: true, confirm: 'Shop' })).toBe('confirm');
  expect(field({ replace: true, confirm: 'shop-db' })).toBeUndefined();
  expect(field({ replace: true, dryRun: true })).toBeUndefined();
  expect(field({}, true)).toBe('acceptDamage');
  expect(field({ acceptDamage: true }, true)).toBeUndefined();
});
