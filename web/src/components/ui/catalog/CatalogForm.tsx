import { Button, Collapse, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { CatalogField } from './CatalogField';
import type { FieldDescription, FieldProps, FieldValues } from './fieldTypes';

interface CatalogFormProps {
  fields: FieldDescription[];
  values: FieldValues;
  /** Messages by field name. */
  errors?: Record<string, string>;
  onChange: (values: FieldValues) => void;
  onBrowse?: FieldProps['onBrowse'];
}

/** The form of any type, made from the catalog's description of its fields; the advanced ones fold away. */
export function CatalogForm({ fields, values, errors = {}, onChange, onBrowse }: CatalogFormProps) {
  const [opened, { toggle }] = useDisclosure(false);
  const advanced = fields.filter((field) => field.advanced);
  const shown = opened || advanced.some((field) => errors[field.name]);
  const render = (field: FieldDescription) => (
    <CatalogField
      key={field.name}
      field={field}
      value={values[field.name]}
      error={errors[field.name]}
      onChange={(value) => onChange({ ...values, [field.name]: value })}
      onBrowse={onBrowse}
    />
  );
  return (
    <Stack gap={18}>
      {fields.filter((field) => !field.advanced).map(render)}
      {advanced.length > 0 && (
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            px={0}
            aria-expanded={shown}
            leftSection={<IconChevronDown size={16} />}
            onClick={toggle}
          >
            Advanced
          </Button>
          <Collapse expanded={shown}>
            <Stack gap={18} pt={12}>
              {advanced.map(render)}
            </Stack>
          </Collapse>
        </div>
      )}
    </Stack>
  );
}
