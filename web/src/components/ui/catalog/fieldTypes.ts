import type { ComponentType } from 'react';

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
  /** Of use only while another field has one of these values. */
  showWhen?: { field: string; values: string[] } | null;
}

export type FieldValues = Record<string, unknown>;

/** What every kind of field takes. */
export interface FieldProps {
  field: FieldDescription;
  value: unknown;
  error?: string;
  onChange: (value: unknown) => void;
  /** The whole form: some fields depend on others. */
  values: FieldValues;
  /** A secret that the server keeps; it is replaced, or left alone, but never shown. */
  stored?: boolean;
  /** Opens a picker for paths; it hands over what was chosen. */
  onBrowse?: (choose: (path: string) => void) => void;
}

/** Controls of kinds that ask the outside, by kind: a list of databases, a host's key. */
export type FieldControls = Record<string, ComponentType<FieldProps>>;

const isList = (kind: string) => kind.endsWith('_list');

/** What an empty list means: one of databases says it in its placeholder ("All databases"), others hold nothing. */
export const emptyWords = ({ kind, placeholder }: Pick<FieldDescription, 'kind' | 'placeholder'>): string =>
  (kind === 'database_list' && placeholder) || 'None';

/** Settings with every field's default, for a form that starts empty. */
export function defaultsOf(fields: FieldDescription[]): FieldValues {
  const empty = (kind: string) => (kind === 'boolean' ? false : isList(kind) ? [] : null);
  return Object.fromEntries(fields.map((field) => [field.name, field.default ?? empty(field.kind)]));
}

/** Settings that the server sent, with the defaults of what it left out. */
export const knownOf = (fields: FieldDescription[], settings: object): FieldValues => ({
  ...defaultsOf(fields),
  ...Object.fromEntries(Object.entries(settings).filter(([, value]) => value != null)),
});

/** The fields that belong to the form as it is filled now; one that hangs on a hidden field is hidden too. */
export function visibleFields(fields: FieldDescription[], values: FieldValues): FieldDescription[] {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const shown = (field: FieldDescription, depth = 0): boolean => {
    const { showWhen } = field;
    if (!showWhen || depth > fields.length) return true;
    const other = byName.get(showWhen.field);
    return showWhen.values.includes(String(values[showWhen.field])) && (!other || shown(other, depth + 1));
  };
  return fields.filter((field) => shown(field));
}

/** Settings as the API takes them: what is hidden or empty is left to the server, which keeps a stored secret then. */
export function settingsOf(type: string, fields: FieldDescription[], values: FieldValues): FieldValues {
  const entries = visibleFields(fields, values).map((field) => {
    const value = values[field.name];
    if (Array.isArray(value)) return [field.name, value.filter((line) => String(line).trim() !== '')];
    const unset = value == null || (value === '' && (field.secret || !field.required));
    return [field.name, unset ? undefined : value];
  });
  return { type, ...Object.fromEntries(entries.filter(([, value]) => value !== undefined)) };
}
