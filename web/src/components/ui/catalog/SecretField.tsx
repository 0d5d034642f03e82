import { Button, Input, PasswordInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { FieldProps } from './fieldTypes';
import { MultilineField } from './MultilineField';
import classes from './SecretField.module.css';

/** A secret goes in and never comes out: one that is stored says so, and can be replaced. */
export function SecretField(props: FieldProps) {
  const { field, value, error, onChange, stored } = props;
  if (stored && value == null) {
    return (
      <Input.Wrapper
        labelElement="div"
        label={field.label}
        description={field.help || undefined}
        error={error}
      >
        <div className={classes.stored}>
          <IconLock size={16} stroke={1.8} aria-hidden />
          <span>Stored, kept encrypted</span>
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`Replace ${field.label}`}
            onClick={() => onChange('')}
          >
            Replace
          </Button>
        </div>
      </Input.Wrapper>
    );
  }
  return (
    <div>
      {field.kind === 'multiline' ? (
        <MultilineField {...props} />
      ) : (
        <PasswordInput
          label={field.label}
          description={field.help || undefined}
          placeholder={field.placeholder || undefined}
          required={field.required}
          error={error}
          autoComplete="new-password"
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
      {stored && (
        <Button mt={6} variant="subtle" size="compact-sm" px={0} onClick={() => onChange(null)}>
          Keep the stored one
        </Button>
      )}
    </div>
  );
}
