import { NumberInput, Select, Switch, TextInput } from '@mantine/core';
import type { FieldControls, FieldProps } from './fieldTypes';
import { LinesField } from './LinesField';
import { MultilineField } from './MultilineField';
import { PathField } from './PathField';
import { SecretField } from './SecretField';

/** What an input of any kind says about its field. */
const wordsOf = ({ field, error }: FieldProps) => ({
  label: field.label,
  description: field.help || undefined,
  placeholder: field.placeholder || undefined,
  required: field.required,
  error,
});

function TextField(props: FieldProps) {
  const text = typeof props.value === 'string' ? props.value : '';
  const change = (event: { currentTarget: { value: string } }) => props.onChange(event.currentTarget.value);
  return <TextInput {...wordsOf(props)} value={text} onChange={change} spellCheck={false} />;
}

function NumberField(props: FieldProps) {
  return (
    <NumberInput
      {...wordsOf(props)}
      maw={220}
      thousandSeparator={false}
      value={typeof props.value === 'number' ? props.value : ''}
      onChange={(next) => props.onChange(typeof next === 'number' ? next : null)}
    />
  );
}

function BooleanField({ field, value, error, onChange }: FieldProps) {
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

function ChoiceField(props: FieldProps) {
  const { field, value, onChange } = props;
  return (
    <Select
      {...wordsOf(props)}
      data={field.options}
      value={typeof value === 'string' ? value : null}
      onChange={onChange}
    />
  );
}

const usual: FieldControls = {
  text: TextField,
  number: NumberField,
  boolean: BooleanField,
  choice: ChoiceField,
  path: PathField,
  path_list: LinesField,
  text_list: LinesField,
  multiline: MultilineField,
};

interface CatalogFieldProps extends FieldProps {
  controls?: FieldControls;
}

/** One field of a type's settings, in the control that suits its kind. A kind not known here is a line of text. */
export function CatalogField({ controls, ...props }: CatalogFieldProps) {
  const { kind, secret } = props.field;
  const Control = secret ? SecretField : (controls?.[kind] ?? usual[kind] ?? TextField);
  return <Control {...props} />;
}
