import { Button, Collapse, NumberInput, Stack, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';

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
  const [opened, { toggle }] = useDisclosure(used);
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        px={0}
        aria-expanded={opened}
        leftSection={<IconChevronDown size={16} />}
        onClick={toggle}
      >
        Scripts before and after
      </Button>
      <Collapse expanded={opened}>
        <Stack gap={18} pt={12}>
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
        </Stack>
      </Collapse>
    </div>
  );
}
