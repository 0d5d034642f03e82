import { Button } from '@mantine/core';
import { IconCheck, IconListCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { FirstSteps } from '@/api';
import { Panel } from '@/components/ui/Panel';
import { cx } from '@/lib/cx';
import classes from './FirstStepsPanel.module.css';
import { firstSteps } from './firstSteps';

interface FirstStepsPanelProps {
  steps: FirstSteps;
  /** Leaves out what is done. */
  short: boolean;
}

/** The way to the first proven backup: what is done, and the one thing to do next. */
export function FirstStepsPanel({ steps, short }: FirstStepsPanelProps) {
  const next = firstSteps.find((step) => !steps[step.key]);
  if (!next) return null;
  const done = firstSteps.filter((step) => steps[step.key]).length;
  return (
    <Panel title="Your first backup" icon={IconListCheck} note={`${done} of ${firstSteps.length} steps done`}>
      <ol className={classes.list}>
        {firstSteps.map((step, index) => (
          <li key={step.key} className={classes.step} hidden={short && steps[step.key]}>
            <span className={cx(classes.mark, steps[step.key] && classes.done)}>
              {steps[step.key] ? <IconCheck size={15} stroke={2.5} aria-label="Done" /> : index + 1}
            </span>
            <div className={classes.words}>
              <div className={cx(classes.title, steps[step.key] && classes.doneTitle)}>{step.title}</div>
              {step === next && <div className={classes.text}>{step.text}</div>}
            </div>
            {step === next && (
              <Button component={Link} to={step.to} size="compact-md">
                {step.action}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
