import { Button, Textarea } from '@mantine/core';
import { IconFolderPlus } from '@tabler/icons-react';
import type { FieldProps } from './fieldTypes';

/** Several values, one a line; a whole list can be pasted. Paths can also be picked. */
export function LinesField({ field, value, error, onChange, onBrowse }: FieldProps) {
  const lines = Array.isArray(value) ? (value as string[]) : [];
  const change = (text: string) => onChange(text === '' ? [] : text.split('\n'));
  const add = (path: string) => onChange([...lines.filter((line) => line.trim() && line !== path), path]);
  const browsing = field.kind === 'path_list' && onBrowse;
  return (
    <div>
      <Textarea
        label={field.label}
        description={field.help || undefined}
        placeholder={field.placeholder ?? undefined}
        required={field.required}
        error={error}
        autosize
        minRows={2}
        maxRows={10}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
        value={lines.join('\n')}
        onChange={(event) => change(event.currentTarget.value)}
      />
      {browsing && (
        <Button
          mt={8}
          size="compact-sm"
          variant="default"
          leftSection={<IconFolderPlus size={15} />}
          onClick={() => browsing(add)}
        >
          Choose folders
        </Button>
      )}
    </div>
  );
}
