import type { Catalog, CatalogEngine } from '@/api';

/** The engines whose repositories can live in a pool of that type; all of them while no pool is chosen. */
export function enginesOf(catalog: Catalog, poolType: string | undefined): CatalogEngine[] {
  const allowed = catalog.poolTypes.find((type) => type.type === poolType)?.engines;
  return allowed ? catalog.engines.filter((engine) => allowed.includes(engine.kind)) : catalog.engines;
}

/** What an engine takes when nobody chooses. */
export const usual = (choices: { value: string; default: boolean }[]): string =>
  (choices.find((one) => one.default) ?? choices[0])?.value ?? '';

/** A choice that the engine has: what was chosen for another engine may mean nothing to this one. */
export const kept = (choices: { value: string; default: boolean }[], chosen: string): string =>
  choices.some((one) => one.value === chosen) ? chosen : usual(choices);
