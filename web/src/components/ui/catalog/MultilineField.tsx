import { Textarea } from '@mantine/core';
import type { FieldProps } from './fieldTypes';

/** A text of several lines that is taken as it is: a key, a certificate. */
export function MultilineField({ field, value, error, onChange }: FieldProps) {
  return (
    <Textarea
      label={field.label}
      description={field.help || undefined}
      placeholder={field.placeholder || undefined}
      required={field.required}
      error={error}
      autosize
      minRows={3}
      maxRows={10}
      spellCheck={false}
      autoComplete="off"
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
