import { Button, Collapse, Stack } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';

interface FoldProps {
  title: string;
  /** Opens it: something in it is set, or needs an eye. */
  open?: boolean;
  children: ReactNode;
}

/** Fields that most people leave as they are, folded away until they are wanted. */
export function Fold({ title, open = false, children }: FoldProps) {
  const [opened, setOpened] = useState(open);
  const [wasOpen, setWasOpen] = useState(open);
  if (open !== wasOpen) {
    setWasOpen(open);
    if (open) setOpened(true);
  }
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        px={0}
        aria-expanded={opened}
        leftSection={opened ? <IconChevronUp size={16} /> : <IconChevronDown size={16} />}
        onClick={() => setOpened(!opened)}
      >
        {title}
      </Button>
      <Collapse expanded={opened}>
        <Stack gap={18} pt={12}>
          {children}
        </Stack>
      </Collapse>
    </div>
  );
}
