import { Group, Input, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';

const units = [
  { value: String(1024 ** 2), label: 'MiB' },
  { value: String(1024 ** 3), label: 'GiB' },
  { value: String(1024 ** 4), label: 'TiB' },
];

interface BytesInputProps {
  label: string;
  description?: string;
  /** Bytes, or null for none. */
  value: number | null;
  error?: string;
  onChange: (bytes: number | null) => void;
}

/** The largest unit in which the number stays whole. */
const unitOf = (bytes: number | null) =>
  [...units].reverse().find((unit) => bytes && bytes % Number(unit.value) === 0)?.value ?? String(1024 ** 3);

/** A size with its unit. */
export function BytesInput({ label, description, value, error, onChange }: BytesInputProps) {
  const [unit, setUnit] = useState(unitOf(value));
  const shown = value === null ? '' : value / Number(unit);
  return (
    <Input.Wrapper label={label} description={description} error={error}>
      <Group gap={8} wrap="nowrap">
        <NumberInput
          flex={1}
          aria-label={label}
          min={0}
          value={shown}
          placeholder="None"
          onChange={(next) => onChange(typeof next === 'number' ? Math.round(next * Number(unit)) : null)}
        />
        <Select
          w={90}
          aria-label="Unit"
          data={units}
          value={unit}
          onChange={(next) => {
            if (!next) return;
            if (value !== null) onChange(Math.round((value / Number(unit)) * Number(next)));
            setUnit(next);
          }}
        />
      </Group>
    </Input.Wrapper>
  );
}
