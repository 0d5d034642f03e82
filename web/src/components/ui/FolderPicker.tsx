import { Button, Group, Modal, Skeleton, Stack, UnstyledButton } from '@mantine/core';
import { IconCornerLeftUp, IconFile, IconFolder } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from './ErrorNotice';
import classes from './FolderPicker.module.css';

interface Folder {
  path: string;
  entries: { name: string; path: string; isFolder: boolean }[];
  /** There are more entries than were sent. */
  truncated: boolean;
}

interface FolderPickerProps {
  /** Whose folders these are; part of the cache's key. */
  scope: string;
  load: (path: string) => Promise<Folder>;
  onClose: () => void;
  onChoose: (path: string) => void;
  start?: string;
}

const parentOf = (path: string) => path.replace(/\/[^/]+\/?$/, '') || '/';

/** Walks through the folders of a machine and hands over the one that is open. */
export function FolderPicker({ scope, load, onClose, onChoose, start = '/' }: FolderPickerProps) {
  const [path, setPath] = useState(start);
  const folder = useQuery({ queryKey: ['folders', scope, path], queryFn: () => load(path) });
  const choose = () => {
    onChoose(path);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={<b>Choose a folder</b>} size="lg">
      <div className={classes.path}>{path}</div>
      <div className={classes.list}>
        {path !== '/' && (
          <UnstyledButton className={classes.row} onClick={() => setPath(parentOf(path))}>
            <IconCornerLeftUp size={17} aria-hidden /> Up one folder
          </UnstyledButton>
        )}
        {folder.isPending && (
          <Stack gap={10} p={12}>
            {[70, 50, 60, 40].map((width) => (
              <Skeleton key={width} height={14} width={`${width}%`} />
            ))}
          </Stack>
        )}
        <ErrorNotice error={folder.error} onRetry={() => void folder.refetch()} />
        {folder.data?.entries.map((entry) =>
          entry.isFolder ? (
            <UnstyledButton key={entry.path} className={classes.row} onClick={() => setPath(entry.path)}>
              <IconFolder size={17} aria-hidden /> {entry.name}
            </UnstyledButton>
          ) : (
            <UnstyledButton
              key={entry.path}
              className={classes.row}
              onClick={() => {
                onChoose(entry.path);
                onClose();
              }}
            >
              <IconFile size={17} aria-hidden /> {entry.name}
            </UnstyledButton>
          ),
        )}
        {folder.data?.entries.length === 0 && <div className={classes.note}>This folder is empty.</div>}
        {folder.data?.truncated && <div className={classes.note}>Only the first entries are shown.</div>}
      </div>
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button onClick={choose}>Choose this folder</Button>
      </Group>
    </Modal>
  );
}
