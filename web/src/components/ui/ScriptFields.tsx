import { NumberInput, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { Fold } from './Fold';

interface Field {
  error?: ReactNode;
}

interface ScriptFieldsProps {
  /** Gives the properties of the input for `preScript`, `postScript` and `scriptTimeoutSeconds`. */
  inputProps: (name: string) => Field;
  /** Opened from the start when one is already set. */
  used: boolean;
}

const mono = { input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } };

/** Commands before and after, folded away until one is wanted. */
export function ScriptFields({ inputProps, used }: ScriptFieldsProps) {
  return (
    <Fold title="Scripts before and after" open={used}>
      <Textarea
        label="Before"
        description="Runs on the server. When it fails, nothing is backed up."
        autosize
        minRows={2}
        spellCheck={false}
        styles={mono}
        {...inputProps('preScript')}
      />
      <Textarea
        label="After"
        description="Runs on the server, also after a failure."
        autosize
        minRows={2}
        spellCheck={false}
        styles={mono}
        {...inputProps('postScript')}
      />
      <NumberInput
        label="Time limit"
        suffix=" s"
        min={1}
        allowDecimal={false}
        w={160}
        {...inputProps('scriptTimeoutSeconds')}
      />
    </Fold>
  );
}
