/** Something of a backup that was chosen. Its key is the base64url form of the path's bytes. */
export interface BasketItem {
  key: string;
  path: string;
  type: string;
  sizeBytes: number;
}

/** The bytes of a path, as characters from 0 to 255. */
function bytesOf(key: string): string {
  return atob(key.replaceAll('-', '+').replaceAll('_', '/'));
}

/** Whether a path lies inside a folder, by bytes: what is displayed may look alike without being the same. */
export function isInside(key: string, folder: string): boolean {
  const outer = bytesOf(folder);
  return outer === '' ? key !== folder : bytesOf(key).startsWith(`${outer}/`);
}

/** The chosen folder that already contains a path. */
export function coveredBy(items: readonly BasketItem[], key: string): BasketItem | undefined {
  return items.find((item) => item.type === 'folder' && isInside(key, item.key));
}

export const isChosen = (items: readonly BasketItem[], key: string) =>
  items.some((item) => item.key === key) || coveredBy(items, key) !== undefined;

/** Adds something, in place of what it contains; what a chosen folder contains is chosen already. */
export function addToBasket(items: readonly BasketItem[], item: BasketItem): BasketItem[] {
  if (isChosen(items, item.key)) return [...items];
  const kept = item.type === 'folder' ? items.filter((one) => !isInside(one.key, item.key)) : items;
  return [...kept, item];
}

/** Chooses something or takes it back; taking back a part of a chosen folder takes back the folder. */
export function toggleInBasket(items: readonly BasketItem[], item: BasketItem): BasketItem[] {
  const covering = coveredBy(items, item.key);
  const chosen = covering ?? items.find((one) => one.key === item.key);
  return chosen ? items.filter((one) => one.key !== chosen.key) : addToBasket(items, item);
}

/** Chooses all of several, or takes all of them back when they are chosen already. */
export function toggleAllInBasket(
  items: readonly BasketItem[],
  several: readonly BasketItem[],
): BasketItem[] {
  const all = several.every((item) => isChosen(items, item.key));
  if (all)
    return several.reduce(
      (now, item) => (isChosen(now, item.key) ? toggleInBasket(now, item) : now),
      [...items],
    );
  return several.reduce<BasketItem[]>((now, item) => addToBasket(now, item), [...items]);
}
