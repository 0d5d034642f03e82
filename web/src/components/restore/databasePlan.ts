import type { RestoreBackupRequest } from '@/api';
import type { StoredItem } from './useStoredItems';

/** A database as a backup holds it. */
export interface StoredDatabase {
  name: string;
  bytes: number;
}

/** The database that an item of a backup holds: `mysql/shop.sql` holds shop; what begins with @ holds users and grants. */
export function databaseOf(item: string): string | null {
  const name = item.slice(item.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  return name.startsWith('@') ? null : decoded(name);
}

/** The databases among the items of a backup. */
export const databasesOf = (items: StoredItem[]): StoredDatabase[] =>
  items.flatMap(({ name, bytes }) => {
    const database = databaseOf(name);
    return database === null ? [] : [{ name: database, bytes }];
  });

/** Whether a backup holds users and grants as well. */
export const hasAccounts = (items: StoredItem[]) => items.some(({ name }) => databaseOf(name) === null);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export interface DatabasePlan {
  connectionId: string | null;
  chosen: string[];
  /** New names that a person gave, by the name in the backup. */
  names: Record<string, string>;
  /** Over the databases of those names, instead of beside them. */
  replace: boolean;
  confirm: string;
  accounts: boolean;
  owner: string;
  parallel: number;
  dryRun: boolean;
  /** Although the backup is known to be damaged. */
  acceptDamage: boolean;
}

/** The name that a database gets: what was given, its own when it is replaced, otherwise a new one beside it. */
export const targetOf = ({ names, replace }: Pick<DatabasePlan, 'names' | 'replace'>, name: string): string =>
  names[name] ?? (replace ? name : `${name}_restored`);

/** More cannot be named in one request. */
const mostNamed = 1000;

/** All of them, each under its proposed name: then none has to be named. */
const asProposed = (plan: DatabasePlan, all: number) =>
  !plan.replace && plan.chosen.length === all && Object.keys(plan.names).length === 0;

/** The request for a plan. */
export function databaseBody(plan: DatabasePlan, all: number): RestoreBackupRequest {
  const named = plan.chosen.map((database) => ({ database, target: targetOf(plan, database).trim() }));
  return {
    keys: [],
    dryRun: plan.dryRun,
    confirm: plan.replace ? plan.confirm : null,
    acceptDamage: plan.acceptDamage,
    database: {
      connectionId: plan.connectionId,
      databases: asProposed(plan, all) ? [] : named,
      replace: plan.replace,
      parallel: plan.parallel,
      owner: plan.owner.trim() || null,
      accounts: plan.accounts,
    },
  };
}

export interface DatabasePlanError {
  field: 'databases' | 'connectionId' | 'confirm' | 'acceptDamage';
  message: string;
}

/** What is wrong with a plan before the server is asked. */
export function databasePlanError(
  plan: DatabasePlan,
  all: number,
  confirmName: string,
  damaged = false,
): DatabasePlanError | null {
  const targets = plan.chosen.map((name) => targetOf(plan, name).trim());
  if (targets.length === 0) return { field: 'databases', message: 'Choose at least one database.' };
  if (targets.some((name) => name === ''))
    return { field: 'databases', message: 'Give every database a name.' };
  const twice = targets.find((name, index) => targets.indexOf(name) !== index);
  if (twice) return { field: 'databases', message: `Two databases would be called ${twice}.` };
  if (targets.length > mostNamed && !asProposed(plan, all)) {
    return {
      field: 'databases',
      message: 'Choose at most 1,000 databases, or all of them under their proposed names.',
    };
  }
  if (!plan.connectionId) return { field: 'connectionId', message: 'Choose the connection to restore into.' };
  if (plan.replace && !plan.dryRun && plan.confirm !== confirmName) {
    return { field: 'confirm', message: `Type ${confirmName} to confirm.` };
  }
  if (damaged && !plan.acceptDamage) {
    return {
      field: 'acceptDamage',
      message: 'Say that what is left is good enough, or choose another backup.',
    };
  }
  return null;
}
