/** One field of a type's settings, as the catalog describes it. */
export interface FieldDescription {
  name: string;
  label: string;
  help: string;
  placeholder?: string | null;
  kind: string;
  secret: boolean;
  required: boolean;
  advanced: boolean;
  default?: unknown;
  options: { value: string; label: string }[];
}

export type FieldValues = Record<string, unknown>;

/** What every kind of field takes. */
export interface FieldProps {
  field: FieldDescription;
  value: unknown;
  error?: string;
  onChange: (value: unknown) => void;
  /** Opens a picker for paths; it hands over what was chosen. */
  onBrowse?: (choose: (path: string) => void) => void;
}

/** Settings with every field's default, for a form that starts empty. */
export function defaultsOf(fields: FieldDescription[]): FieldValues {
  const empty = (kind: string) => (kind === 'boolean' ? false : kind.endsWith('_list') ? [] : null);
  return Object.fromEntries(fields.map((field) => [field.name, field.default ?? empty(field.kind)]));
}

/** Settings as the API takes them: empty lines dropped from lists, and the type named. */
export function settingsOf(type: string, fields: FieldDescription[], values: FieldValues): FieldValues {
  const entries = fields.map((field) => {
    const value = values[field.name];
    return [field.name, Array.isArray(value) ? value.filter((line) => String(line).trim() !== '') : value];
  });
  return { type, ...Object.fromEntries(entries) };
}
