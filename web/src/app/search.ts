/** Keeps the named filters of a list's address, as text, and drops everything else. */
export function textSearch<Name extends string>(...names: Name[]) {
  return (raw: Record<string, unknown>): { [K in Name]?: string } => {
    const kept: { [K in Name]?: string } = {};
    for (const name of names) {
      const value = raw[name];
      if (value !== undefined && value !== null && value !== '') kept[name] = String(value);
    }
    return kept;
  };
}
