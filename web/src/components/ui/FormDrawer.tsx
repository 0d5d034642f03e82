import { Button, Drawer } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Problem } from '@/lib/problem';
import { useLeaveGuard } from '@/lib/useLeaveGuard';
import { ErrorNotice } from './ErrorNotice';
import classes from './FormDrawer.module.css';

interface FormDrawerProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** The verb on the button: "Add server". Without it the drawer has no footer button of its own. */
  submit?: string;
  /** Whether something typed would be lost. */
  dirty: boolean;
  pending?: boolean;
  error?: unknown;
  onSubmit: () => void;
  size?: number;
  /** What it shows is done already: nothing is left to cancel. */
  final?: boolean;
  children: ReactNode;
}

/** A form in a drawer; closing it with unsaved changes asks first. */
export function FormDrawer(props: FormDrawerProps) {
  const {
    opened,
    onClose,
    title,
    submit,
    dirty,
    pending,
    error,
    onSubmit,
    size = 520,
    final,
    children,
  } = props;
  const [asking, setAsking] = useState(false);
  // What was to be corrected is being corrected; each field keeps its own mark until then.
  const [mended, setMended] = useState<unknown>(null);
  // Not while it is being saved: what follows a save is a way on, not a way out.
  useLeaveGuard(opened && dirty && !pending);
  const leave = () => {
    setAsking(false);
    onClose();
  };
  const close = () => (dirty ? setAsking(true) : leave());
  const send = (event: FormEvent) => {
    event.preventDefault();
    // A drawer can be opened from the form of another one, which is not sent along.
    event.stopPropagation();
    onSubmit();
  };
  return (
    <Drawer
      opened={opened}
      onClose={close}
      title={<b>{title}</b>}
      size={size}
      closeButtonProps={{ 'aria-label': 'Close' }}
      classNames={{ content: classes.content, body: classes.body }}
    >
      <form className={classes.form} onSubmit={send} onInput={() => setMended(error)} noValidate>
        <div className={classes.fields}>{children}</div>
        <div className={classes.foot}>
          <ErrorNotice error={error === mended && isInvalid(error) ? null : error} />
          {asking ? (
            <div className={classes.guard} role="alertdialog" aria-label="Unsaved changes">
              <span>What you typed is not saved.</span>
              <div className={classes.buttons}>
                <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
                  Keep editing
                </Button>
                <Button color="red" variant="light" onClick={leave}>
                  Discard
                </Button>
              </div>
            </div>
          ) : (
            <div className={classes.buttons}>
              {!final && (
                <Button variant="default" onClick={close}>
                  Cancel
                </Button>
              )}
              {submit && (
                <Button type="submit" loading={pending}>
                  {submit}
                </Button>
              )}
            </div>
          )}
        </div>
      </form>
    </Drawer>
  );
}

const isInvalid = (error: unknown) => error instanceof Problem && error.code === 'invalid';
