/** Something to choose, by its name. */
export interface Pick {
  value: string;
  /** Facts beside the name: a size. */
  words?: string;
  warning?: string;
}

/** Those whose name has every word of the filter in it. */
export function picksMatching(items: Pick[], filter: string): Pick[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  return items.filter((item) => words.every((word) => item.value.toLowerCase().includes(word)));
}

/** What is chosen once some are marked or not: in the order of the list, those that are not in it last. */
export function pickedMany(items: Pick[], chosen: string[], values: string[], on: boolean): string[] {
  const marked = new Set(chosen);
  for (const value of values) {
    if (on) marked.add(value);
    else marked.delete(value);
  }
  const listed = items.map((item) => item.value).filter((value) => marked.delete(value));
  return [...listed, ...marked];
}
