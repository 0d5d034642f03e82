interface Choice {
  value: string;
  label: string;
}

/** What every one of several lists offers, each once, by the name that the first gives it. */
export function sharedChoices(lists: Choice[][]): Choice[] {
  const [first = [], ...rest] = lists;
  return first
    .filter(({ value }) => rest.every((list) => list.some((one) => one.value === value)))
    .map(({ value, label }) => ({ value, label }));
}
