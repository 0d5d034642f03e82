import { ActionIcon, TextInput, Tooltip } from '@mantine/core';
import { IconFolderSearch } from '@tabler/icons-react';
import type { FieldProps } from './fieldTypes';

/** One path, typed or picked. */
export function PathField({ field, value, error, onChange, onBrowse }: FieldProps) {
  return (
    <TextInput
      label={field.label}
      description={field.help || undefined}
      placeholder={field.placeholder ?? undefined}
      required={field.required}
      error={error}
      spellCheck={false}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.currentTarget.value)}
      rightSection={
        onBrowse && (
          <Tooltip label="Choose a folder">
            <ActionIcon variant="subtle" aria-label="Choose a folder" onClick={() => onBrowse(onChange)}>
              <IconFolderSearch size={17} />
            </ActionIcon>
          </Tooltip>
        )
      }
    />
  );
}
