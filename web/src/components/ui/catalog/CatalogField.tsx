import { NumberInput, PasswordInput, Select, Switch, TextInput } from '@mantine/core';
import type { FieldProps } from './fieldTypes';
import { LinesField } from './LinesField';
import { PathField } from './PathField';

/** One field of a type's settings, in the control that suits its kind. */
export function CatalogField(props: FieldProps) {
  const { field, value, error, onChange } = props;
  const common = {
    label: field.label,
    description: field.help || undefined,
    placeholder: field.placeholder ?? undefined,
    required: field.required,
    error,
  };
  if (field.kind === 'path') return <PathField {...props} />;
  if (field.kind.endsWith('_list')) return <LinesField {...props} />;
  if (field.kind === 'boolean') {
    return (
      <Switch
        label={field.label}
        description={field.help || undefined}
        error={error}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  }
  if (field.kind === 'number') {
    return (
      <NumberInput
        {...common}
        value={typeof value === 'number' ? value : ''}
        onChange={(next) => onChange(typeof next === 'number' ? next : null)}
      />
    );
  }
  const text = typeof value === 'string' ? value : '';
  if (field.kind === 'choice')
    return <Select {...common} data={field.options} value={text} onChange={onChange} />;
  if (field.secret) {
    return (
      <PasswordInput
        {...common}
        autoComplete="new-password"
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return <TextInput {...common} value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
}
