import { SegmentedControl } from '@mantine/core';

export type Way = 'databases' | 'files';

interface RestoreWayProps {
  value: Way;
  onChange: (way: Way) => void;
}

const ways = [
  { value: 'databases', label: 'Into a database server' },
  { value: 'files', label: 'As files' },
];

/** What was dumped out of databases can be loaded again, or be had as files. */
export const RestoreWay = ({ value, onChange }: RestoreWayProps) => (
  <SegmentedControl
    fullWidth
    aria-label="Restore as"
    data={ways}
    value={value}
    onChange={(way) => onChange(way as Way)}
  />
);
