import { Kbd, Modal, Table } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';

const shortcuts = [
  { keys: ['Ctrl / ⌘', 'K'], does: 'Open the command palette' },
  { keys: ['/'], does: 'Search in the list that is shown' },
  { keys: ['?'], does: 'Show this list' },
  { keys: ['Esc'], does: 'Close what is open' },
];

/** The keyboard shortcuts: `?` lists them, `/` goes to the page's search field. */
export function Shortcuts() {
  const [opened, { open, close }] = useDisclosure();
  useHotkeys([
    ['shift+?', open],
    ['/', () => document.querySelector<HTMLInputElement>('[data-page-search]')?.focus()],
  ]);
  return (
    <Modal opened={opened} onClose={close} title={<b>Keyboard shortcuts</b>}>
      <Table>
        <Table.Tbody>
          {shortcuts.map((shortcut) => (
            <Table.Tr key={shortcut.does}>
              <Table.Td w={140}>
                {shortcut.keys.map((key) => (
                  <Kbd key={key} mr={4}>
                    {key}
                  </Kbd>
                ))}
              </Table.Td>
              <Table.Td>{shortcut.does}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
