import { Radio } from '@mantine/core';
import classes from './ChoiceCards.module.css';

interface Choice {
  value: string;
  title: string;
  /** What it is, in a sentence. */
  summary: string;
}

interface ChoiceCardsProps {
  label: string;
  choices: Choice[];
  value: string | null | undefined;
  onChange: (value: string) => void;
}

/** A choice between things that need a sentence each. */
export function ChoiceCards({ label, choices, value, onChange }: ChoiceCardsProps) {
  return (
    <Radio.Group label={label} value={value ?? null} onChange={onChange}>
      <div className={classes.cards}>
        {choices.map((choice) => (
          <Radio.Card
            key={choice.value}
            value={choice.value}
            className={classes.card}
            aria-label={choice.title}
            data-chosen={choice.value === value || undefined}
          >
            <Radio.Indicator size="xs" className={classes.dot} />
            <div>
              <div className={classes.title}>{choice.title}</div>
              <div className={classes.summary}>{choice.summary}</div>
            </div>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
