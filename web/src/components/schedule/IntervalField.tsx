import { NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import classes from './ScheduleFields.module.css';

interface IntervalFieldProps {
  /** In minutes. */
  value: number;
  onChange: (minutes: number) => void;
  error?: string;
}

const units = [
  { value: '1', label: 'minutes' },
  { value: '60', label: 'hours' },
  { value: '1440', label: 'days' },
];

/** Every so many minutes, hours or days. */
export function IntervalField({ value, onChange, error }: IntervalFieldProps) {
  const [unit, setUnit] = useState(() =>
    value > 0 && value % 1440 === 0 ? 1440 : value > 0 && value % 60 === 0 ? 60 : 1,
  );
  return (
    <div>
      <div className={classes.times}>
        <NumberInput
          label="Every"
          w={110}
          min={0}
          allowDecimal={false}
          allowNegative={false}
          error={!!error}
          value={value / unit}
          onChange={(amount) => onChange(typeof amount === 'number' ? amount * unit : 0)}
        />
        <Select
          aria-label="Unit"
          w={130}
          mt={25}
          data={units}
          value={`${unit}`}
          onChange={(next) => {
            const chosen = Number(next ?? unit);
            setUnit(chosen);
            onChange((value / unit) * chosen);
          }}
        />
      </div>
      {error && <div className={classes.error}>{error}</div>}
    </div>
  );
}
