import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ErrorNotice } from './ErrorNotice';

interface ConfirmDialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What will be lost, in figures. */
  children: ReactNode;
  /** The verb on the button: "Delete backup". */
  action: string;
  /** For the irreversible: the name that must be typed. */
  typedName?: string;
  pending?: boolean;
  error?: unknown;
  onConfirm: () => void;
}

/** Asks before something is lost; the irreversible wants the name typed. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, onClose, title, children, action, typedName, pending, error, onConfirm } = props;
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const close = () => {
    setTyped('');
    setWrong(false);
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typedName && typed !== typedName) setWrong(true);
    else onConfirm();
  };
  return (
    <Modal opened={opened} onClose={close} title={<b>{title}</b>}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <div>{children}</div>
          {typedName && (
            <TextInput
              data-autofocus
              autoComplete="off"
              spellCheck={false}
              label={
                <>
                  Type <b>{typedName}</b> to confirm
                </>
              }
              value={typed}
              error={wrong ? `That is not ${typedName}.` : undefined}
              onChange={(event) => {
                setTyped(event.currentTarget.value);
                setWrong(false);
              }}
            />
          )}
          <ErrorNotice error={error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              Keep it
            </Button>
            <Button type="submit" color="red" loading={pending}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
