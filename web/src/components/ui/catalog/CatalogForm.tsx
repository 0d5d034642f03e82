import { Stack } from '@mantine/core';
import { Fold } from '../Fold';
import { CatalogField } from './CatalogField';
import {
  type FieldControls,
  type FieldDescription,
  type FieldProps,
  type FieldValues,
  visibleFields,
} from './fieldTypes';

interface CatalogFormProps {
  fields: FieldDescription[];
  values: FieldValues;
  /** Messages by field name. */
  errors?: Record<string, string>;
  /** Names of the secrets that the server keeps. */
  secretsSet?: readonly string[];
  onChange: (values: FieldValues) => void;
  onBrowse?: FieldProps['onBrowse'];
  controls?: FieldControls;
}

/** The form of any type, made from the catalog's description of its fields; the advanced ones fold away. */
export function CatalogForm(props: CatalogFormProps) {
  const { fields, values, errors = {}, secretsSet = [], onChange, onBrowse, controls } = props;
  const visible = visibleFields(fields, values);
  const advanced = visible.filter((field) => field.advanced);
  const render = (field: FieldDescription) => (
    <CatalogField
      key={field.name}
      field={field}
      value={values[field.name]}
      values={values}
      stored={secretsSet.includes(field.name)}
      error={errors[field.name]}
      onChange={(value) => onChange({ ...values, [field.name]: value })}
      onBrowse={onBrowse}
      controls={controls}
    />
  );
  return (
    <Stack gap={18}>
      {visible.filter((field) => !field.advanced).map(render)}
      {advanced.length > 0 && (
        <Fold title="Advanced" open={advanced.some((field) => errors[field.name])}>
          {advanced.map(render)}
        </Fold>
      )}
    </Stack>
  );
}
