import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { renderThemed } from '@/lib/testing/render';
import { ConfirmDialog } from './ConfirmDialog';

function open(typedName?: string) {
  const confirm = vi.fn();
  renderThemed(
    <ConfirmDialog
      opened
      onClose={() => {}}
      title="Delete shop-media?"
      action="Delete for ever"
      typedName={typedName}
      onConfirm={confirm}
    >
      34 backups, 812 GiB
    </ConfirmDialog>,
  );
  return confirm;
}

test('The irreversible happens only after its name was typed', async () => {
  const confirm = open('shop-media');
  await userEvent.click(screen.getByRole('button', { name: 'Delete for ever' }));
  expect(confirm).not.toHaveBeenCalled();
  expect(screen.getByText('That is not shop-media.')).toBeTruthy();

  await userEvent.type(screen.getByRole('textbox'), 'shop-media');
  await userEvent.click(screen.getByRole('button', { name: 'Delete for ever' }));
  expect(confirm).toHaveBeenCalledOnce();
});

test('The reversible needs one click', async () => {
  const confirm = open();
  await userEvent.click(screen.getByRole('button', { name: 'Delete for ever' }));
  expect(confirm).toHaveBeenCalledOnce();
});
