import { Select } from '@mantine/core';
import type { ReactNode } from 'react';

interface ChoiceSelectProps {
  label: string;
  choices: { value: string; label: string; help: string }[];
  value?: string;
  onChange?: (value: string | null) => void;
  error?: ReactNode;
}

/** One of an engine's choices; its help stands below once it is chosen. */
export function ChoiceSelect({ label, choices, value, onChange, error }: ChoiceSelectProps) {
  return (
    <Select
      label={label}
      description={choices.find((choice) => choice.value === value)?.help}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      data={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
