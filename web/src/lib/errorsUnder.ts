/** The messages of the fields below a name: `settings.paths[0]` becomes `paths` under `settings`. */
export function errorsUnder(errors: Record<string, unknown>, name: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [key, message] of Object.entries(errors)) {
    if (!key.startsWith(`${name}.`) || !message) continue;
    const field = key.slice(name.length + 1).replace(/[.[].*$/, '');
    found[field] ??= String(message);
  }
  return found;
}
