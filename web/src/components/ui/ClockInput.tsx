import { TextInput, type TextInputProps } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { clockOf } from './clock';

interface ClockInputProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  /** `02:30`. */
  value: string;
  onChange: (time: string) => void;
}

/** A time of day in 24 hours, whatever the language of the browser; `230` and `2.30` are understood. */
export function ClockInput({ value, onChange, ...rest }: ClockInputProps) {
  return (
    <TextInput
      inputMode="numeric"
      autoComplete="off"
      placeholder="02:30"
      maxLength={5}
      leftSection={<IconClock size={16} aria-hidden />}
      {...rest}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={(event) => onChange(clockOf(event.currentTarget.value))}
    />
  );
}
