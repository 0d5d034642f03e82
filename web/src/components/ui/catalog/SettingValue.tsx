import { Code } from '@mantine/core';
import { emptyWords, type FieldDescription } from './fieldTypes';

interface SettingValueProps {
  field: FieldDescription;
  value: unknown;
  /** A secret that the server keeps. */
  stored?: boolean;
}

/** A setting as a person reads it: the label of a choice, yes or no, a list one a line. */
export function SettingValue({ field, value, stored }: SettingValueProps) {
  if (field.secret) return <span>{stored ? 'Stored, kept encrypted' : 'Not set'}</span>;
  if (typeof value === 'boolean') return <span>{value ? 'Yes' : 'No'}</span>;
  if (Array.isArray(value)) {
    if (value.length === 0) return <span>{emptyWords(field)}</span>;
    return value.map((line) => <div key={String(line)}>{String(line)}</div>);
  }
  if (value == null || value === '') return <span>–</span>;
  if (field.kind === 'multiline')
    return (
      <Code block mah={140}>
        {String(value)}
      </Code>
    );
  return <span>{field.options.find((option) => option.value === value)?.label ?? String(value)}</span>;
}
